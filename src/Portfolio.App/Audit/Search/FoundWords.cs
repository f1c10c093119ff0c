using Portfolio.App.Pages.Wording;

namespace Portfolio.App.Audit.Search;

/// <summary>How much was found, in a sentence, on the page and for a shell alike.</summary>
internal static class FoundWords
{
    private const int NamedAtMost = 6;

    public static string Of(EventQuery query, EventsFound found) => found.Total == 0
        ? $"No event fits{Who(query)}."
        : $"{Say.Count(found.Before + 1)}–{Say.Count(found.Before + found.Events.Count)} of {Say.Count(found.Total, "event")}{Who(query)}, {(query.NewestFirst ? "newest" : "oldest")} first, up to position {Say.Count(query.At)}.";

    private static string Who(EventQuery query) => query.People.Count == 0
        ? ""
        : $" of {Say.List(query.People.Take(NamedAtMost).Select(p => p.Name == p.Id ? p.Id : $"{p.Name} ({p.Id})"))}{(query.People.Count > NamedAtMost ? $" and {Say.Count(query.People.Count - NamedAtMost)} more" : "")}";
}
