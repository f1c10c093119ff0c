using System.Collections.Frozen;

namespace Portfolio.App.Import.Reading;

/// <summary>What a spreadsheet shows in place of a value that it could not compute; exported to a text file, it stands there too.</summary>
public static class CellFault
{
    /// <summary>Stands for a formula that the file holds no value of.</summary>
    public const string NotComputed = "#NOT COMPUTED!";

    private static readonly FrozenDictionary<string, string> Reasons = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["#REF!"] = "a reference to a cell that is gone",
        ["#N/A"] = "a look-up that found nothing",
        ["#DIV/0!"] = "a division by zero",
        ["#VALUE!"] = "a formula over a value of the wrong kind",
        ["#NAME?"] = "a formula with a name that is not known",
        ["#NUM!"] = "a formula without a valid number",
        ["#NULL!"] = "a reference to no cell at all",
        ["#SPILL!"] = "a formula whose result has no room",
        ["#CALC!"] = "a formula that cannot be computed",
        ["#FIELD!"] = "a reference to a field that is not there",
        ["#BLOCKED!"] = "a formula that was not allowed to run",
        ["#UNKNOWN!"] = "a value of an unknown kind",
        ["#CONNECT!"] = "a formula that reached no server",
        ["#GETTING_DATA"] = "a formula that still waits for data",
        [NotComputed] = "a formula that was never computed: open the file in a spreadsheet program and save it",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The error by its name; one that is not known stands as <c>#UNKNOWN!</c>.</summary>
    public static string Named(string error) => Of(error) is null ? "#UNKNOWN!" : error;

    /// <summary>Why there is no value, or null where there is one (or nothing).</summary>
    public static string? Of(string cell)
    {
        var text = cell.AsSpan().Trim();
        return text.StartsWith('#') && Reasons.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var why) ? why : null;
    }
}
