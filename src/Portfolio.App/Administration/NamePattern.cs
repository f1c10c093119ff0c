using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portfolio.App.Administration;

/// <summary>
/// A regular expression that finds a name in any case, whatever the locale of the database folds, and also as JSON writes
/// it with escapes. PostgreSQL and .NET read it alike.
/// </summary>
internal static class NamePattern
{
    public static string Of(string name) => string.Join('|', new[] { name, name.Normalize(NormalizationForm.FormC), name.Normalize(NormalizationForm.FormD) }
        .Distinct(StringComparer.Ordinal)
        .Select(form => string.Concat(form.EnumerateRunes().Select(OfRune))));

    /// <summary>Whether a text that is kept would hold the name.</summary>
    public static bool IsIn(string text, string name) => Regex.IsMatch(text, Of(name), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    private static string OfRune(Rune rune)
    {
        Rune[] cases = [.. new[] { rune, Rune.ToLowerInvariant(rune), Rune.ToUpperInvariant(rune) }.Distinct()];
        var plain = cases.Select(Plain);

        // JSON leaves these as they are.
        return rune.IsAscii && (Rune.IsLetterOrDigit(rune) || rune.Value == ' ')
            ? $"(?:{string.Join('|', plain)})"
            : $"(?:{string.Join('|', plain.Concat(cases.Select(Escaped)))})";
    }

    // JSON may stand in JSON: there may be several backslashes.
    private static string Plain(Rune rune) => rune.Value switch
    {
        '"' or '/' => $@"\\*{rune}",
        '\\' => @"\\+",
        '_' => "_",
        _ when rune.IsAscii && !Rune.IsLetterOrDigit(rune) && !Rune.IsControl(rune) => $@"\{rune}",
        _ => rune.ToString(),
    };

    private static string Escaped(Rune rune) => string.Concat(rune.ToString().Select(unit =>
        @"\\+u" + string.Concat(((int)unit).ToString("x4", CultureInfo.InvariantCulture).Select(
            digit => char.IsAsciiLetter(digit) ? $"[{digit}{char.ToUpperInvariant(digit)}]" : $"{digit}"))));
}
