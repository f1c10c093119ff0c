using System.Text;

namespace Portfolio.App.Import.Names;

/// <summary>
/// Text as it is compared: lower case, letters and digits only, <c>&amp;</c> as “and”, single spaces between the words. So a header that gained a
/// line break, a bracket or a capital is still the same header.
/// </summary>
public static class Wording
{
    public static string Normalise(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                plain.Append(char.ToLowerInvariant(c));
            }
            else if (c == '&')
            {
                plain.Append(plain is [.., not ' '] ? " and " : "and ");
            }
            else if (c is not ('\'' or '’') && plain.Length > 0 && plain[^1] != ' ')
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>Whether a normalised text begins with those words, whole words only.</summary>
    public static bool BeginsWith(string normalised, string words) =>
        words.Length > 0
        && normalised.StartsWith(words, StringComparison.Ordinal)
        && (normalised.Length == words.Length || normalised[words.Length] == ' ');

    /// <summary>Whether those words stand in a normalised text, one after the other, whole words only.</summary>
    public static bool Holds(string normalised, string words) =>
        words.Length > 0 && $" {normalised} ".Contains($" {words} ", StringComparison.Ordinal);

    /// <summary>The text on one line, with single spaces, for sentences and short fields.</summary>
    public static string OneLine(string text) => IsOneLine(text)
        ? text
        : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // As nearly every cell is: no other white space than a single blank between words.
    private static bool IsOneLine(string text)
    {
        var blank = true;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) && (blank || c != ' '))
            {
                return false;
            }

            blank = c == ' ';
        }

        return !blank || text.Length == 0;
    }

    /// <summary>The text on one line, at most that long; what is left out is marked by an ellipsis.</summary>
    public static string Shortened(string text, int length = 80)
    {
        var line = OneLine(text);
        if (line.Length <= length)
        {
            return line;
        }

        // Never in the midst of a character of two halves: half of one cannot be kept.
        var cut = char.IsHighSurrogate(line[length - 2]) ? length - 2 : length - 1;
        return $"{line[..cut]}…";
    }
}
