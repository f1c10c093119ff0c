using System.Text.RegularExpressions;

namespace Portfolio.App.Import.Values;

/// <summary>Takes one end, or the middle, of a range such as <c>Low: 1, Mid: 2, High: 3</c>, in which some may be missing.</summary>
public static partial class RangeCell
{
    /// <summary>What is longer is no range, and is not searched for one.</summary>
    private const int Longest = 1_000;

    /// <summary>The part with the first of those labels that is there; the cell itself where it is no range.</summary>
    public static string Choose(string cell, IReadOnlyList<string> labels)
    {
        if (labels.Count == 0 || cell.Length > Longest)
        {
            return cell;
        }

        var parts = Part().Matches(cell);
        return labels
            .Select(label => parts.FirstOrDefault(p => p.Groups["label"].Value.Equals(label, StringComparison.OrdinalIgnoreCase)))
            .FirstOrDefault(p => p is not null)?.Groups["value"].Value.Trim() ?? cell;
    }

    [GeneratedRegex(@"\b(?<label>[A-Za-z]+)\s*:\s+(?<value>.*?)\s*(?=,\s*[A-Za-z]+\s*:\s|$)", RegexOptions.Singleline, 1000)]
    private static partial Regex Part();
}
