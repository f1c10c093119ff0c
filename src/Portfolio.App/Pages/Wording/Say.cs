using System.Globalization;
using System.Text;
using Portfolio.Domain;

namespace Portfolio.App.Pages.Wording;

/// <summary>How pages write days, numbers and names: the same everywhere, whatever the machine's language.</summary>
public static class Say
{
    private const char Thin = '\u00A0';

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Month(DateOnly day) => day.ToString("MMM yyyy", CultureInfo.InvariantCulture);

    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Count(long number) => Signed(number.ToString("N0", CultureInfo.InvariantCulture));

    /// <summary>“1 programme”, “2 programmes”.</summary>
    public static string Count(long number, string one, string? many = null) =>
        $"{Count(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>“18 %”, and “4.2 %” below ten, where a tenth still tells something.</summary>
    public static string Percent(double share) => $"{PercentNumber(share)}{Thin}%";

    internal static string PercentNumber(double share) =>
        Signed((share * 100).ToString(Math.Abs(share) is < 0.0995 and > 0 ? "0.0" : "0", CultureInfo.InvariantCulture));

    /// <summary>Three significant digits at most, whole from 100 on.</summary>
    public static string Number(double number) => Signed(Math.Abs(number) switch
    {
        >= 100 => number.ToString("N0", CultureInfo.InvariantCulture),
        >= 10 => number.ToString("0.#", CultureInfo.InvariantCulture),
        _ => number.ToString("0.##", CultureInfo.InvariantCulture),
    });

    // With the sign for minus, which is not taken for the dash of a range; what rounds to 0 has none.
    private static string Signed(string number) => number switch
    {
        ['-', ..] when number.AsSpan().ContainsAnyInRange('1', '9') => $"−{number[1..]}",
        ['-', ..] => number[1..],
        _ => number,
    };

    /// <summary>A length of time in the two units that say most: “3 years 2 months”, “5 months”, “12 days”.</summary>
    public static string Span(int days)
    {
        var length = Math.Abs(days);
        if (length < 61)
        {
            return Count(length, "day");
        }

        var months = (int)Math.Round(length / 30.4375);
        return (months / 12, months % 12) switch
        {
            (0, var m) => Count(m, "month"),
            (var y, 0) => Count(y, "year"),
            var (y, m) => $"{Count(y, "year")} {Count(m, "month")}",
        };
    }

    public static string Amount(Money money) => $"{money.Currency}{Thin}{money.Amount switch
    {
        >= 1_000_000_000 => (money.Amount / 1_000_000_000).ToString("#,0.##", CultureInfo.InvariantCulture) + Thin + "bn",
        >= 1_000_000 => (money.Amount / 1_000_000).ToString("#,0.##", CultureInfo.InvariantCulture) + Thin + "m",
        var small => small.ToString("#,0.##", CultureInfo.InvariantCulture),
    }}";

    /// <summary>The name of a value in words: <c>OnHold</c> is “On hold”, <c>per100</c> is “Per 100”, <c>Rebaselines</c> is “Re-baselines”.</summary>
    public static string Of(string name)
    {
        var words = new StringBuilder(name.Length + 8);
        foreach (var c in name)
        {
            if (words.Length > 0 && char.IsAsciiLetterLower(words[^1]) && !char.IsAsciiLetterLower(c))
            {
                words.Append(' ').Append(char.ToLowerInvariant(c));
            }
            else
            {
                words.Append(words.Length == 0 ? char.ToUpperInvariant(c) : c);
            }
        }

        // As they are written everywhere else.
        return words.Replace("ebaselin", "e-baselin").Replace("ecommit", "e-commit").ToString();
    }

    public static string Of(Enum value) => Of(value.ToString());

    /// <summary>In the middle of a sentence.</summary>
    public static string Lower(Enum value)
    {
        var words = Of(value);
        return char.ToLowerInvariant(words[0]) + words[1..];
    }

    /// <summary>“a, b and c”.</summary>
    public static string List(IEnumerable<string> parts)
    {
        var all = parts.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }
}
