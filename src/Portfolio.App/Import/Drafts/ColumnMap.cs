using System.Text.Json;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Import.Drafts;

/// <summary>What somebody says on a page about a file's columns, and about what they do not tell.</summary>
/// <param name="Fields">What each column is, in their order; null: of no concern.</param>
/// <param name="Dates">.NET formats of days, set apart by bars.</param>
/// <param name="Currency">ISO 4217, for a budget.</param>
/// <param name="Unit">What a bare number of a budget is counted in.</param>
/// <param name="Scale">Name and version of the status scale.</param>
/// <param name="States">A line for each wording of a state: the wording, <c>=</c>, what it means.</param>
/// <param name="Missing">What it means when a programme is no longer listed.</param>
public sealed record ColumnMap(
    IReadOnlyList<RegisterField?> Fields,
    string Register,
    string Dates,
    string Currency,
    string Unit,
    string Scale,
    string States,
    WhenMissing Missing)
{
    /// <summary>What is said before anybody has: what the looks propose.</summary>
    public static ColumnMap Proposed(IReadOnlyList<ColumnLook> looks, IEnumerable<string> scales) => new(
        [.. looks.Select(l => l.Field)],
        "REGISTER",
        string.Join(" | ", looks.Where(l => l.Field is RegisterField.Start or RegisterField.Finish).SelectMany(l => l.DateFormats).Append("yyyy-MM-dd").Distinct()),
        "GBP",
        "1",
        scales.Order(StringComparer.Ordinal).LastOrDefault(""),
        string.Join('\n', looks.Where(l => l.Field == RegisterField.State).SelectMany(l => l.Samples).Select(s => $"{s} = {Meaning(s)}")),
        WhenMissing.LeaveRegister);

    /// <summary>The same as a mapping file, for the next time; read back by <see cref="MappingFile.Parse"/>, which finds what is wrong.</summary>
    public string ToYaml(IReadOnlyList<ColumnLook> looks)
    {
        List<string> lines = ["name: mapped-on-the-page", $"register: {Quoted(Register.Trim())}", $"missing: {Missing}"];
        foreach (var field in Fields.OfType<RegisterField>().Distinct().Where(f => f is not (RegisterField.Narrative or RegisterField.Status)))
        {
            lines.AddRange([$"{Columns.NameOf(field)}:", $"  headers: {Of(field, looks)}", .. Beside(field).Select(l => $"  {l}")]);
        }

        if (Fields.Contains(RegisterField.Status))
        {
            lines.AddRange(["status:", $"  headers: {Of(RegisterField.Status, looks)}", $"  scales: [{{ scale: {Quoted(Scale)} }}]"]);
            if (Fields.Contains(RegisterField.Narrative))
            {
                lines.AddRange(["  narrative:", $"    headers: {Of(RegisterField.Narrative, looks)}"]);
            }
        }

        return string.Join('\n', lines) + "\n";
    }

    private IEnumerable<string> Beside(RegisterField field) => field switch
    {
        RegisterField.Start or RegisterField.Finish =>
            [$"formats: [{string.Join(", ", Dates.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Quoted))}]"],
        RegisterField.Budget => [$"currency: {Quoted(Currency.Trim())}", $"unit: {Quoted(Unit.Trim())}"],
        RegisterField.State =>
        [
            "values:",
            .. States.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(l => l.Split('=', 2, StringSplitOptions.TrimEntries))
                .Select(l => $"  {Quoted(l[0])}: {Quoted(l.Length > 1 ? l[1] : "")}"),
        ],
        _ => [],
    };

    private string Of(RegisterField field, IReadOnlyList<ColumnLook> looks) =>
        $"[{string.Join(", ", looks.Where((_, i) => i < Fields.Count && Fields[i] == field).Select(l => Quoted(l.Header)))}]";

    // A string of JSON is one of YAML.
    private static string Quoted(string text) => JsonSerializer.Serialize(text);

    internal static string Meaning(string wording) => wording.ToUpperInvariant() switch
    {
        var w when w.Contains("COMPLET", StringComparison.Ordinal) || w.Contains("CLOSED", StringComparison.Ordinal) || w.Contains("DONE", StringComparison.Ordinal) || w == "IMPLEMENTED" => nameof(ListedState.Completed),
        var w when w.Contains("HOLD", StringComparison.Ordinal) || w.Contains("PAUSE", StringComparison.Ordinal) || w.Contains("DEFERRED", StringComparison.Ordinal) => nameof(ListedState.OnHold),
        var w when w.Contains("STALL", StringComparison.Ordinal) => nameof(ListedState.Stalled),
        var w when w.Contains("CANCEL", StringComparison.Ordinal) || w.Contains("DROP", StringComparison.Ordinal) || w.Contains("STOP", StringComparison.Ordinal)
            || w.Contains("WITHDRAW", StringComparison.Ordinal) || w.Contains("REJECT", StringComparison.Ordinal) || w.Contains("SUPERSEDE", StringComparison.Ordinal) => nameof(ListedState.Dropped),
        _ => nameof(ListedState.Active),
    };
}
