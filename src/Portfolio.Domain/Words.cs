namespace Portfolio.Domain;

/// <summary>
/// Short words that are facts: titles, segments, names of registers and price bases. One line, without control
/// characters or broken characters, kept without blanks at either end.
/// </summary>
public static class Words
{
    /// <summary>The longest title, in UTF-16 characters.</summary>
    public const int LongestTitle = 300;

    /// <summary>The longest of all other short words, in UTF-16 characters.</summary>
    public const int Longest = 200;

    /// <summary>Without blanks at either end; blank is null.</summary>
    public static string? Tidy(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();

    /// <summary>What holds after a change: null leaves it as it was, empty takes it away.</summary>
    public static string? After(string? change, string? before) => change is null ? before : Tidy(change);

    /// <summary>A change as an event holds it: null if it changes nothing, empty if it takes away.</summary>
    internal static string? Change(string? wanted, string? before) =>
        wanted is null || Tidy(wanted) == before ? null : wanted.Trim();

    /// <summary>What is wrong with a title; a missing one (null) is nothing to change.</summary>
    public static IEnumerable<Refusal> TitleFaults(string? title, string field = "title")
    {
        if (title is null)
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(title) || title.Trim().Length > LongestTitle)
        {
            yield return new("title-is-given", $"A title has 1 to {LongestTitle} characters.", field);
        }

        if (HasOddCharacters(title))
        {
            yield return OddCharacters(field);
        }
    }

    /// <summary>What is wrong with other words; missing or blank ones are all right.</summary>
    public static IEnumerable<Refusal> Faults(string? words, string field)
    {
        if (words is null)
        {
            yield break;
        }

        if (words.Trim().Length > Longest)
        {
            yield return new("words-are-short", $"At most {Longest} characters, please; this has {words.Trim().Length}.", field);
        }

        if (HasOddCharacters(words))
        {
            yield return OddCharacters(field);
        }
    }

    /// <summary>Something a caller sent, fit to be shown in a sentence: shortened, odd characters replaced.</summary>
    public static string Shown(string sent)
    {
        var shown = sent.Length <= 80 ? sent : sent[..80];
        return string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '\uFFFD' : c))
            + (sent.Length > 80 ? "…" : "");
    }

    private static Refusal OddCharacters(string field) => new(
        "words-are-one-line",
        "This holds a line break, a control character or a broken character: give plain words on one line.",
        field);

    private static bool HasOddCharacters(string words) => words.Any(char.IsControl) || FreeText.IsBroken(words);
}
