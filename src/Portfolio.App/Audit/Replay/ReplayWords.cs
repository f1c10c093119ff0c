using System.Globalization;
using Portfolio.App.Node;
using Portfolio.App.Pages.Wording;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Audit.Replay;

/// <summary>A replay in lines for people.</summary>
internal sealed class ReplayWords(People people)
{
    private readonly ValueWords _values = new(people);

    public IEnumerable<string> Lines(object answer) => answer switch
    {
        ProgrammeAtModel at => Lines(at),
        ProgrammeBetweenModel between => Lines(between),
        PortfolioAtModel at => Lines(at),
        PortfolioBetweenModel between => Lines(between),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "It is not a replay."),
    };

    private IEnumerable<string> Lines(ProgrammeAtModel at)
    {
        yield return $"{at.Stream}, {Point(at.At)}: {(at.Exists ? $"version {at.Version}" : "not on record")}";
        foreach (var field in at.State?.EnumerateObject() ?? default)
        {
            yield return $"  {Say.Of(field.Name)}: {_values.Of(field.Value)}";
        }
    }

    private IEnumerable<string> Lines(ProgrammeBetweenModel between)
    {
        yield return $"{between.Stream}, from {Point(between.From)}";
        yield return $"to {Point(between.To)}: {Say.Count(between.Differences.Count(), "field differs", "fields differ")}, {Say.Count(between.Events.Count, "event")} between";
        foreach (var line in between.Differences.SelectMany(Lines))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Lines(PortfolioAtModel at)
    {
        yield return $"The portfolio, {Point(at.At)}: {Say.Count(at.Programmes, "programme")} on record{States(at.States)}";
        foreach (var item in at.Items)
        {
            yield return $"  {item.Code}\t{Say.Of(item.State)} since {Say.Day(item.Since)}\t{item.Title}";
        }
    }

    private IEnumerable<string> Lines(PortfolioBetweenModel between)
    {
        var counts = between.Counts;
        yield return $"The portfolio, from {Point(between.From)}";
        yield return $"to {Point(between.To)}";
        yield return $"  then {Say.Count(counts.Then, "programme")}{States(between.StatesThen)}";
        yield return $"  now {Say.Count(counts.Now, "programme")}{States(between.StatesNow)}";
        yield return $"  {Say.Count(counts.Appeared)} appeared, {Say.Count(counts.Gone)} gone, {Say.Count(counts.Changed)} changed, {Say.Count(counts.Unchanged)} unchanged";
        foreach (var line in between.Organisation.SelectMany(Lines))
        {
            yield return line;
        }

        foreach (var programme in between.Programmes)
        {
            yield return $"{programme.Stream} “{programme.Title}”: {State(programme.StateThen)} → {State(programme.StateNow)}; differs in {Say.List(programme.Fields.Select(_values.Field))}";
            foreach (var line in programme.Events.Select(Line))
            {
                yield return line;
            }
        }
    }

    private IEnumerable<string> Lines(FieldModel field) =>
        field.Events.Select(Line).Prepend($"  {_values.Field(field.Field)}: {_values.Of(field.Old)} → {_values.Of(field.New)}");

    private string Line(EventBrief e) => string.Create(
        CultureInfo.InvariantCulture,
        $"      position {e.Position} {e.Type}{Undoing(e)}, effective {e.EffectiveOn:yyyy-MM-dd}, recorded {e.RecordedAt:yyyy-MM-ddTHH:mm:ssZ} by {people.NameOf(e.Actor)} ({e.Role})");

    private static string Undoing(EventBrief e) => e.Undoes switch
    {
        null => "",
        { } itself when itself == e.Position => " (does not count at the second point)",
        { } other => $", taking back position {other}",
    };

    private static string State(ProgrammeState? state) => state is { } known ? Say.Lower(known) : "not on record";

    private static string States(IReadOnlyDictionary<ProgrammeState, int> states) =>
        states.Count == 0 ? "" : $" ({string.Join(", ", states.Select(s => $"{Say.Count(s.Value)} {Say.Lower(s.Key)}"))})";

    private static string Point(PointModel point) => point.SaidBy is { } day
        ? $"as of {Say.Iso(point.AsOf)}, as sources had said by {Say.Iso(day)}"
        : string.Create(CultureInfo.InvariantCulture, $"as of {point.AsOf:yyyy-MM-dd}, as known at position {point.KnownAt}");
}
