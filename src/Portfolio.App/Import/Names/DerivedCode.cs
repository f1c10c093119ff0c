using System.Security.Cryptography;
using System.Text;

namespace Portfolio.App.Import.Names;

/// <summary>
/// A code made from a title where a register has no ids: its words in capitals with hyphens between. What is too long is cut
/// at 48 characters and told apart by eight digits of a hash. The same title always gives the same code.
/// </summary>
public static class DerivedCode
{
    private const int Longest = 57;
    private const int Kept = 48;

    public static string Of(string title)
    {
        var plain = Wording.Normalise(title);
        var words = new string([.. plain.ToUpperInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]).Trim('-');
        var lossless = words.Length is >= 2 and <= Longest && words.Length == plain.Length && plain.All(char.IsAscii);
        if (lossless)
        {
            return words;
        }

        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(plain)))[..8];
        var kept = (words.Length > Kept ? words[..Kept] : words).Trim('-');
        return kept.Length > 0 ? $"{kept}-{hash}" : $"P-{hash}";
    }

    /// <summary>The same, told apart from codes that are taken by a number behind it.</summary>
    public static string Of(string title, Func<string, bool> taken)
    {
        var code = Of(title);
        if (!taken(code))
        {
            return code;
        }

        for (var number = 2; ; number++)
        {
            if (!taken($"{code}-{number}"))
            {
                return $"{code}-{number}";
            }
        }
    }

    /// <summary>Whether a code may have been made from a title.</summary>
    public static bool IsOf(string code, string title)
    {
        var derived = Of(title);
        return code.Equals(derived, StringComparison.OrdinalIgnoreCase)
            || (code.StartsWith($"{derived}-", StringComparison.OrdinalIgnoreCase)
                && code.AsSpan(derived.Length + 1).IndexOfAnyExceptInRange('0', '9') < 0);
    }
}
