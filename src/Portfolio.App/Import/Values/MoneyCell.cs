using System.Globalization;
using System.Text.RegularExpressions;
using Portfolio.App.Import.Mappings;
using Portfolio.Domain;

namespace Portfolio.App.Import.Values;

/// <summary>
/// Reads an amount: <c>4600</c>, <c>£29.48m</c>, <c>£12,743.00</c>. A bare number is in the mapping's unit; a letter behind
/// it (k, m, bn) says its own.
/// </summary>
public sealed partial class MoneyCell(MoneyMapping mapping)
{
    /// <summary>What is longer is no amount, and is not searched for one.</summary>
    private const int Longest = 200;

    private readonly Regex? _basis = mapping.BasisInHeader is { } pattern ? PatternOf(pattern) : null;

    /// <summary>A mapping’s pattern; of a kind that takes time in proportion to the text, whatever the pattern.</summary>
    /// <exception cref="ArgumentException">It is no regular expression.</exception>
    /// <exception cref="NotSupportedException">It looks ahead or back.</exception>
    internal static Regex PatternOf(string pattern) => new(
        pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Timeout.InfiniteTimeSpan);

    public Understood<Money> Read(string cell, UnknownWordings unknown)
    {
        if (unknown.Covers(cell, mapping))
        {
            return Understood.Unknown<Money>();
        }

        var text = RangeCell.Choose(cell.Trim(), mapping.Range).Trim();
        var found = text.Length > Longest ? Match.Empty : Amount().Match(text);
        if (!found.Success
            || !decimal.TryParse(
                found.Groups["number"].Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
                CultureInfo.InvariantCulture, out var number)
            || number > 1_000_000_000_000m
            || IsAnother(found.Groups["sign"].Value))
        {
            return Understood.Not<Money>("an amount such as 4600, £29.48m or £12,743.00");
        }

        if (found.Groups["minus"].Success && number != 0)
        {
            return Understood.Not<Money>("an amount that is not below zero");
        }

        var unit = found.Groups["unit"].Value.ToLowerInvariant() switch
        {
            "k" => 1_000m,
            "m" => 1_000_000m,
            "bn" => 1_000_000_000m,
            _ => mapping.Unit,
        };

        // Dividing by one with all its digits takes off trailing zeros, so that 4600 and 4600.00 are written alike.
        return Understood.As<Money>(new(number * unit / 1.0000000000000000000000000000m, mapping.Currency));
    }

    /// <summary>The price basis that a column's header tells, else the mapping's.</summary>
    public string? BasisOf(string header) =>
        _basis?.Match(header) is { Success: true } found ? found.Groups["basis"].Value.Trim() : mapping.Basis;

    // A sign that only one currency has.
    private bool IsAnother(string sign) => (sign, mapping.Currency) is ("€", not "EUR") or ("£", "EUR" or "USD" or "CHF") or ("$", "GBP" or "EUR" or "CHF");

    [GeneratedRegex(@"^(?<minus>-)?\s*(?<sign>\p{Sc})?\s*(?<number>[0-9][0-9,]*(\.[0-9]+)?)\s*(?<unit>k|m|bn)?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Amount();
}
