using System.Buffers;

namespace Portfolio.App.Import.Reading;

/// <summary>
/// Shows what means nothing as U+FFFD: control characters, the bytes that mean nothing in Windows-1252 (decoded as such),
/// and halves of surrogate pairs. None of them can be kept.
/// </summary>
internal static class ControlCharacters
{
    private static readonly SearchValues<char> Meaningless = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(c => (char)c).Except(['\r', '\n', '\t']),
        .. Enumerable.Range(0xD800, 0x800).Select(c => (char)c),
    ]);

    /// <summary>The text without them, and how many were replaced.</summary>
    public static (string Text, int Replaced) Replace(string text)
    {
        var first = text.AsSpan().IndexOfAny(Meaningless);
        if (first < 0)
        {
            return (text, 0);
        }

        var (chars, replaced) = (text.ToCharArray(), 0);
        for (var i = first; i < chars.Length; i++)
        {
            if (char.IsHighSurrogate(chars[i]) && i + 1 < chars.Length && char.IsLowSurrogate(chars[i + 1]))
            {
                i++;
            }
            else if (Meaningless.Contains(chars[i]))
            {
                chars[i] = '\uFFFD';
                replaced++;
            }
        }

        return replaced == 0 ? (text, 0) : (new string(chars), replaced);
    }
}
