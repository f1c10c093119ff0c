using System.Globalization;
using System.Text.Json;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;

namespace Portfolio.App.Import.Drafts;

/// <summary>What somebody says on a page about a file in which each row is a dated change.</summary>
/// <param name="Id">Place of its column among the looks; so for the others.</param>
/// <param name="From">Null: there is none.</param>
/// <param name="Means">What each wording of what changed means.</param>
/// <param name="Items">A line for each target: its wording, <c>=</c>, code; title; customer value; stages set apart by bars.</param>
/// <param name="Phases">A line for each phase, in their order: names set apart by bars, <c>=</c>, the day it is done.</param>
/// <param name="Unplanned">Wordings for no phase, set apart by bars.</param>
/// <param name="Gone">Wordings, of what says that a programme left the register, that say so; set apart by bars.</param>
/// <param name="States">A line for each wording of a state: the wording, <c>=</c>, what it means.</param>
/// <param name="WorkedAt">A stage is the one worked at, and not the one reached.</param>
/// <param name="Dates">.NET formats of days, set apart by bars.</param>
public sealed record HistoryMap(
    int? Id,
    int? Day,
    int? Field,
    int? From,
    int? To,
    IReadOnlyDictionary<string, ChangeMeans> Means,
    string Items,
    string Phases,
    string Unplanned,
    string Gone,
    string States,
    bool WorkedAt,
    string Register,
    string Dates)
{
    /// <summary>The columns that are likely; what the wordings mean is proposed by <see cref="With"/>.</summary>
    public static HistoryMap Proposed(IReadOnlyList<ColumnLook> looks) => new(
        HistoryLooks.Guess(looks, "id"), HistoryLooks.Guess(looks, "day"), HistoryLooks.Guess(looks, "field"), HistoryLooks.Guess(looks, "from"),
        HistoryLooks.Guess(looks, "to"), new Dictionary<string, ChangeMeans>(StringComparer.OrdinalIgnoreCase), "", "", "TBD", "deleted", "", false, "CHANGES",
        string.Join(" | ", looks.SelectMany(l => l.DateFormats).Append("yyyy-MM-dd").Distinct()));

    /// <summary>With a proposal for every wording and list that nobody has said anything of.</summary>
    public HistoryMap With(IReadOnlyList<WordingLook> wordings)
    {
        var means = wordings.ToDictionary(
            w => w.Wording, w => Means.TryGetValue(w.Wording, out var said) ? said : ChangeGuess.Of(w.Wording), StringComparer.OrdinalIgnoreCase);
        var targets = Of(ChangeMeans.Target);
        // A value that holds a mark of the lists below cannot stand in one: somebody left a template as it was.
        var stages = Of(ChangeMeans.Stage).SelectMany(w => w.Became).Where(s => s.AsSpan().IndexOfAny('|', ';', '=') < 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return this with
        {
            Means = means,
            Items = Items.Trim().Length > 0 ? Items : string.Join('\n', targets.OrderBy(t => Reached(t.Wording, stages)).Select(t => Item(t.Wording, stages))),
            Phases = Phases.Trim().Length > 0 ? Phases : PhasesOf(targets.SelectMany(t => t.Became)),
            States = States.Trim().Length > 0
                ? States
                : string.Join('\n', Of(ChangeMeans.State).SelectMany(w => w.Became).Distinct(StringComparer.OrdinalIgnoreCase).Select(s => $"{s} = {ColumnMap.Meaning(s)}")),
        };

        List<WordingLook> Of(ChangeMeans what) => [.. wordings.Where(w => means[w.Wording] == what)];
    }

    /// <summary>The same as a mapping file; read back by <see cref="MappingFile.Parse"/>, which finds what is wrong.</summary>
    public string ToYaml(IReadOnlyList<ColumnLook> looks)
    {
        List<string> lines =
        [
            "name: mapped-on-the-page", $"register: {Quoted(Register.Trim())}", $"id: {Header(Id)}",
            .. Said(ChangeMeans.State) is [] ? Array.Empty<string>() : ["state:", "  values:", .. Lines(States).Select(l => $"    {Quoted(l.Left)}: {Quoted(l.Right)}")],
            "history:", $"  day: {{ headers: {Headers(Day)}, formats: {List(Dates)} }}", $"  field: {Header(Field)}", $"  to: {Header(To)}",
        ];
        lines.AddRange(From is null ? [] : [$"  from: {Header(From)}"]);
        lines.AddRange(Said(ChangeMeans.Opens).Select(w => $"  opens: {Quoted(w)}"));
        lines.AddRange(Said(ChangeMeans.Stage).Select(w => $"  stage: {Quoted(w)}"));
        lines.AddRange(Said(ChangeMeans.Gone).Select(w => $"  gone: {{ field: {Quoted(w)}, values: {List(Gone)} }}"));
        lines.Add($"  stageMeans: {(WorkedAt ? StageMeans.WorkedAt : StageMeans.Reached)}");
        lines.Add("  fields:" + (Facts().Any() ? "" : " {}"));
        lines.AddRange(Facts().Select(f => $"    {Quoted(f.Key)}: {f.Value}"));
        lines.Add($"  ignored: [{string.Join(", ", Said(ChangeMeans.Ignored).Select(Quoted))}]");
        lines.Add($"  unplanned: {List(Unplanned)}");
        lines.Add("  items:" + (Lines(Items).Any() ? "" : " []"));
        lines.AddRange(Lines(Items).Select(l => ItemYaml(l.Left, l.Right.Split(';', StringSplitOptions.TrimEntries))));
        lines.Add("  phases:" + (Lines(Phases).Any() ? "" : " []"));
        lines.AddRange(Lines(Phases).Select(l => PhaseYaml(Parts(l.Left), l.Right)));
        return string.Join('\n', lines) + "\n";

        string Header(int? at) => $"{{ headers: {Headers(at)} }}";
        string Headers(int? at) => at is { } i && i < looks.Count ? $"[{Quoted(looks[i].Header)}]" : "[]";
    }

    /// <summary>The wordings that somebody says mean one thing of which there is only one.</summary>
    public ChangeMeans? Twice() => new[] { ChangeMeans.Opens, ChangeMeans.Stage, ChangeMeans.Gone }.Where(m => Said(m).Count > 1).Select(m => (ChangeMeans?)m).FirstOrDefault();

    private IReadOnlyList<string> Said(ChangeMeans means) => [.. Means.Where(m => m.Value == means).Select(m => m.Key)];

    private IEnumerable<KeyValuePair<string, ChangeMeans>> Facts() => Means.Where(m => m.Value is ChangeMeans.Title or ChangeMeans.Department or ChangeMeans.Finish
        or ChangeMeans.Budget or ChangeMeans.Owner or ChangeMeans.State);

    // One name with and without its v is one phase.
    private string PhasesOf(IEnumerable<string> values)
    {
        var none = Parts(Unplanned);
        var phases = values.Where(p => !none.Contains(p, StringComparer.OrdinalIgnoreCase) && p.AsSpan().IndexOfAny('|', '=') < 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .GroupBy(p => p.TrimStart('v', 'V'), StringComparer.OrdinalIgnoreCase)
            .OrderBy(p => p.Key, InNumbers);
        return string.Join('\n', phases.Select(p => $"{string.Join(" | ", p)} = "));
    }

    // As the file first speaks of the stages, so they are reached.
    private static int Reached(string wording, List<string> stages) =>
        stages.FindIndex(s => Wording.Normalise(s).Split(' ').Contains(NameOf(wording))) is >= 0 and var at ? at : int.MaxValue;

    private static string NameOf(string wording) => Wording.Normalise(wording).Split(' ')[^1];

    private static string Item(string wording, List<string> stages)
    {
        var name = NameOf(wording);
        var own = stages.Where(s => Wording.Normalise(s).Split(' ').Contains(name)).ToList();
        return $"{wording} = {name.ToUpperInvariant()}; {CultureInfo.InvariantCulture.TextInfo.ToTitleCase(name)}; 50; {string.Join(" | ", own.Count > 0 ? own : [name])}";
    }

    private static string ItemYaml(string target, string[] parts) =>
        $"    - {{ item: {Quoted(At(parts, 0))}, title: {Quoted(At(parts, 1))}, customerValue: {Quoted(At(parts, 2))}, target: {Quoted(target)}, stages: {List(At(parts, 3))} }}";

    private static string PhaseYaml(string[] names, string day) =>
        $"    - {{ name: {Quoted(At(names, 0))}, also: [{string.Join(", ", names.Skip(1).Select(Quoted))}]{(day.Length > 0 ? $", finish: {Quoted(day)}" : "")} }}";

    private static string At(string[] parts, int place) => place < parts.Length ? parts[place] : "";

    private static IEnumerable<(string Left, string Right)> Lines(string text) => text
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(l => (l.LastIndexOf('=') is >= 0 and var at) ? (l[..at].Trim(), l[(at + 1)..].Trim()) : (l, ""));

    private static string[] Parts(string text) => text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string List(string text) => $"[{string.Join(", ", Parts(text).Select(Quoted))}]";

    // A string of JSON is one of YAML.
    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    // v1.9 before v1.10.
    private static readonly StringComparer InNumbers = StringComparer.Create(
        CultureInfo.InvariantCulture, CompareOptions.NumericOrdering | CompareOptions.IgnoreCase);
}
