namespace Portfolio.App.Import.Names;

/// <summary>A programme that is new in a copy and one that is no longer in it, and look like one.</summary>
/// <param name="Why">What speaks for it.</param>
/// <param name="Named">What the row is confirmed by: its id or, where it has none, its title.</param>
public sealed record NearMatch(string File, int Row, string Code, string Title, string FormerCode, string FormerTitle, string Why, string Named);

/// <summary>A programme that came or went with a copy.</summary>
/// <param name="Row">Of one that came.</param>
/// <param name="Id">Its id in the register, where it has one.</param>
public sealed record ComeOrGone(int? Row, string Code, string Title, string? Department, DateOnly? Start, string? Id = null);

/// <summary>
/// Finds programmes that probably go on under another title, for someone to confirm in the mapping. Words that many titles
/// share count for nothing. Two titles are near when they share at least two thirds of their words; when all the words of
/// the shorter one (at least two) are in the longer; or when department and start are the same and a word is shared.
/// </summary>
public static class NearMatches
{
    /// <summary>A word is common when more than one title in twenty has it, and at least three have.</summary>
    private const double CommonShare = 0.05;

    /// <summary>More pairs than this are not compared: a whole register that came and went is another register.</summary>
    public const long MostPairs = 4_000_000;

    public static IEnumerable<NearMatch> Of(
        string file, IReadOnlyList<ComeOrGone> come, IReadOnlyList<ComeOrGone> gone, IEnumerable<string> titles)
    {
        if ((long)come.Count * gone.Count is 0 or > MostPairs)
        {
            yield break;
        }

        var common = Common(titles);
        var former = gone.Select(g => (Gone: g, Words: Words(g.Title, common))).ToList();
        foreach (var one in come)
        {
            var words = Words(one.Title, common);
            var best = former
                .Select(f => (f.Gone, Score: Score(one, words, f.Gone, f.Words)))
                .Where(f => f.Score.Why is not null)
                .OrderByDescending(f => f.Score.Points)
                .ThenBy(f => f.Gone.Code, StringComparer.Ordinal)
                .FirstOrDefault();
            if (best.Score.Why is { } why)
            {
                yield return new(file, one.Row ?? 0, one.Code, one.Title, best.Gone.Code, best.Gone.Title, why, one.Id ?? one.Title);
            }
        }
    }

    private static (double Points, string? Why) Score(ComeOrGone one, HashSet<string> a, ComeOrGone other, HashSet<string> b)
    {
        var shared = a.Count(b.Contains);
        var either = a.Count + b.Count - shared;
        var fewer = Math.Min(a.Count, b.Count);
        var together = either == 0 ? 0 : (double)shared / either;
        var sameRoots = one.Start is not null && one.Start == other.Start && one.Department == other.Department;
        var why = (sameRoots, together, shared) switch
        {
            (true, _, > 0) => $"same department and start ({one.Start:yyyy-MM-dd}), {shared} of {either} words alike",
            (_, >= 2 / 3d, _) => $"{shared} of {either} words alike",
            (_, _, >= 2) when shared == fewer => "one title holds all the words of the other",
            _ => null,
        };
        return (together + (sameRoots ? 1 : 0), why);
    }

    private static HashSet<string> Common(IEnumerable<string> titles)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var all = 0;
        foreach (var title in titles)
        {
            all++;
            foreach (var word in Wording.Normalise(title).Split(' ').Distinct())
            {
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        return [.. counts.Where(c => c.Value >= 3 && c.Value > all * CommonShare).Select(c => c.Key)];
    }

    private static HashSet<string> Words(string title, HashSet<string> common) =>
        [.. Wording.Normalise(title).Split(' ').Where(w => w.Length > 0 && !common.Contains(w))];
}
