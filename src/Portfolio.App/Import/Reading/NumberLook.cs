using System.Globalization;
using System.Text.RegularExpressions;

namespace Portfolio.App.Import.Reading;

/// <summary>
/// How a cell's number format shows a number, as far as it changes what is meant: percent, thousands or millions left out,
/// a currency before it. A cell that shows <c>£29.48m</c> and holds 29480000 is read as <c>£29.48m</c>. Digits are never
/// rounded to what is shown.
/// </summary>
/// <param name="Percent">It is shown times 100, with a percent sign.</param>
/// <param name="Thousands">How many times a thousand it is divided by before it is shown.</param>
/// <param name="Currency">The sign of the currency shown with it; empty for none.</param>
/// <param name="Unit">A letter for thousands, millions or billions that is shown behind it; empty for none.</param>
internal sealed partial record NumberLook(bool Percent, int Thousands, string Currency, string Unit)
{
    /// <summary>Excel takes no longer ones; one that is has no look.</summary>
    private const int LongestFormat = 255;

    private static readonly string[] Units = ["", "k", "m", "bn"];

    public static NumberLook Of(string format)
    {
        var section = format.Length > LongestFormat ? "" : format.Split(';')[0];
        var bare = Literal().Replace(section, "");
        var digits = Math.Max(bare.LastIndexOf('0'), bare.LastIndexOf('#'));
        var commas = digits < 0 ? 0 : bare[(digits + 1)..].TakeWhile(c => c == ',').Count();
        var unit = Behind().Match(section) is { Success: true } letters ? letters.Groups["unit"].Value.ToLowerInvariant() : "";
        return new(bare.Contains('%'), Math.Min(commas, Units.Length - 1), SignIn(section), unit);
    }

    /// <summary>The number in invariant digits, fifteen of them at the most, as Excel keeps.</summary>
    public string Show(double number)
    {
        if (double.IsNaN(number) || double.IsInfinity(number) || Math.Abs(number) > 1e24)
        {
            return number.ToString("R", CultureInfo.InvariantCulture);
        }

        var exact = new decimal(number);
        for (var i = 0; i < Thousands; i++)
        {
            exact /= 1000m;
        }

        var digits = (Percent ? exact * 100 : exact).ToString("0.############################", CultureInfo.InvariantCulture);
        var unit = Thousands > 0 ? Units[Thousands] : Unit;
        return Percent ? $"{digits}%" : digits[0] == '-' ? $"-{Currency}{digits[1..]}{unit}" : $"{Currency}{digits}{unit}";
    }

    // What is quoted, escaped, in brackets, or only keeps room.
    [GeneratedRegex("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.", RegexOptions.None, 1000)]
    private static partial Regex Literal();

    // In brackets, before the number of a language, or as it is.
    private static string SignIn(string section) => Bracketed().Match(section) is { Success: true } bracketed
        ? Sign().Match(bracketed.Groups["sign"].Value).Value
        : Sign().Match(section).Value;

    [GeneratedRegex(@"\[\$(?<sign>[^\]\-]*)(-[^\]]*)?\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"\p{Sc}", RegexOptions.None, 1000)]
    private static partial Regex Sign();

    [GeneratedRegex("[0#?,](?:\"\\s*(?<unit>k|m|bn)\\s*\"|\\\\(?<unit>[km]))\\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Behind();
}
