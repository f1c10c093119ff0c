using System.Globalization;
using System.Text;

namespace Portfolio.App.Import.Names;

/// <summary>How two names on the same seat relate.</summary>
public enum NameMatch
{
    /// <summary>Written alike, but for case, spacing, punctuation and accents.</summary>
    Same,

    /// <summary>Probably one person, spelt in two ways: taken as no change, and listed for someone to confirm.</summary>
    Variant,

    /// <summary>Another person.</summary>
    Another,
}

/// <summary>
/// Tells spelling variants from another person. The rule, in this order: alike but for case, spacing, punctuation and
/// accents is <see cref="NameMatch.Same"/>. A <see cref="NameMatch.Variant"/> is one that is alike after taking off titles
/// and honours; or holds the same words in another order; or has the same last word while the first word is an initial, a
/// short form (at least three letters in common from the start) or a nickname in brackets of the other's; or differs by at
/// most two letters and no more than one in six. All else is <see cref="NameMatch.Another"/> person.
/// </summary>
public static class PersonName
{
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame", "lord", "lady", "baroness", "baron", "rt", "hon",
        "rev", "admiral", "vice", "rear", "commodore", "cdre", "captain", "capt", "commander", "cdr", "general", "gen", "major", "maj",
        "lieutenant", "lt", "brigadier", "brig", "colonel", "col", "air", "marshal", "chief", "avm",
    };

    private static readonly HashSet<string> Honours = new(StringComparer.Ordinal)
    {
        "cb", "cbe", "obe", "mbe", "kcb", "kbe", "dcb", "dbe", "cmg", "kc", "qc", "phd", "ceng", "esq",
    };

    /// <summary>Lower case, no accents, words of letters and digits: what two spellings of one name have in common.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(c);
            }
        }

        return Wording.Normalise(plain.ToString());
    }

    public static NameMatch Compare(string one, string other) =>
        one == other ? NameMatch.Same : Compare(ComparedName.Of(one), ComparedName.Of(other));

    public static NameMatch Compare(ComparedName one, ComparedName other)
    {
        if (one.Plain == other.Plain)
        {
            return NameMatch.Same;
        }

        var x = one.Words;
        var y = other.Words;
        if (x.Length == 0 || y.Length == 0)
        {
            return NameMatch.Another;
        }

        var alike = x.SequenceEqual(y)
            || (x.Length == y.Length && one.Ordered.SequenceEqual(other.Ordered))
            || (x[^1] == y[^1] && FirstNamesAgree(x, y))
            || FewLettersDiffer(one.Joined, other.Joined);
        return alike ? NameMatch.Variant : NameMatch.Another;
    }

    // Titles stand before a name and honours behind it; at least one word is left.
    private static ReadOnlySpan<string> WithoutTitles(ReadOnlySpan<string> words)
    {
        while (words.Length > 1 && Titles.Contains(words[0]))
        {
            words = words[1..];
        }

        while (words.Length > 1 && Honours.Contains(words[^1]))
        {
            words = words[..^1];
        }

        return words;
    }

    /// <summary>The words of a plain name without titles and honours.</summary>
    internal static string[] Words(string plain) =>
        [.. WithoutTitles(plain.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    // A nickname in brackets or quotes has become a word of its own by now: any of the given names may agree.
    private static bool FirstNamesAgree(ReadOnlySpan<string> x, ReadOnlySpan<string> y)
    {
        var givenX = x[..^1];
        var givenY = y[..^1];
        if (givenX.Length == 0 || givenY.Length == 0)
        {
            return false;
        }

        return ShortFor(givenX[0], givenY[0])
            || givenX[1..].Contains(givenY[0])
            || givenY[1..].Contains(givenX[0]);
    }

    private static bool ShortFor(string a, string b)
    {
        var (brief, full) = a.Length <= b.Length ? (a, b) : (b, a);
        return brief.Length is 1 or >= 3 && full.StartsWith(brief.Length == 1 ? brief : brief[..3], StringComparison.Ordinal);
    }

    private static bool FewLettersDiffer(string a, string b)
    {
        var allowed = Math.Min(2, Math.Max(a.Length, b.Length) / 6);
        return Math.Abs(a.Length - b.Length) <= allowed && EditDistance(a, b, allowed) <= allowed;
    }

    // Letters added, left out, changed or two neighbours exchanged (Damerau, optimal string alignment). Where two lines of the
    // table are above what is allowed throughout, so is all that is behind them.
    private static int EditDistance(string a, string b, int allowed)
    {
        Span<int> room = stackalloc int[3 * (b.Length + 1)];
        var before = room[..(b.Length + 1)];
        var last = room.Slice(b.Length + 1, b.Length + 1);
        var next = room[(2 * (b.Length + 1))..];
        var least = 0;
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var former = least;
            least = next[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                next[j] = Math.Min(Math.Min(next[j - 1] + 1, last[j] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    next[j] = Math.Min(next[j], before[j - 2] + 1);
                }

                least = Math.Min(least, next[j]);
            }

            if (Math.Min(former, least) > allowed)
            {
                return least;
            }

            var spent = before;
            before = last;
            last = next;
            next = spent;
        }

        return last[b.Length];
    }
}
