using Portfolio.App.Node;
using Portfolio.App.Pages.Wording;

namespace Portfolio.App.Audit.Accesses;

/// <summary>The access log in words, on the page and for a shell alike.</summary>
internal static class AccessWords
{
    public static string Of(AccessesRead read) => read.Total == 0
        ? "Nothing fits."
        : $"{Say.Count(read.Before + 1)}–{Say.Count(read.To)} of {Say.Count(read.Total, "entry", "entries")}, newest first.";

    public static string Who(AccessEntry e, People people) => (e.Person, e.Kind) switch
    {
        ({ } person, _) => people.NameOf(person),
        (null, AccessKind.Purged or AccessKind.Missed) => "the program",
        _ => "nobody signed in",
    };
}
