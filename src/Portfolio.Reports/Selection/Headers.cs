using Portfolio.Domain.Programmes;
using Portfolio.Reports.Knowing;

namespace Portfolio.Reports.Selection;

/// <summary>What must be said with every report.</summary>
internal static class Headers
{
    /// <param name="kinds">The kinds of fact the report rests on, each with its words for a sentence.</param>
    /// <param name="more">What else a reader of this report must know.</param>
    public static ReportHeader Of(
        Slice slice, string name, string title, IEnumerable<(FactKind Kind, string InWords)> kinds, params string[] more) =>
        new(name, title, slice.Parameters, slice.Programmes.Length, [.. Claim(slice), .. Sight(slice), .. NotObserved(slice, kinds), .. Overlap(slice), .. more]);

    private static IEnumerable<string> Claim(Slice slice)
    {
        var known = slice.Parameters.Knowledge;
        if (known.Basis == Basis.Reported)
        {
            yield return $"A claim: this is what sources said by {known.SaidBy:yyyy-MM-dd}, as taken into the ledger up to position {known.KnownAt}, some of it perhaps long after. The ledger cannot prove that it was known then.";
        }
    }

    private static IEnumerable<string> Sight(Slice slice) =>
        slice.Programmes
            .Where(p => p.SeenOnlyIn is not null)
            .GroupBy(p => p.SeenOnlyIn!, StringComparer.OrdinalIgnoreCase)
            .OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g => $"{g.Count()} of {slice.Programmes.Length} programmes are seen only in copies of the register {g.Key}, last on {g.Max(p => p.LastSeen):yyyy-MM-dd}. They are treated as seen on the days of those copies only: a change counts on the day of the copy that first shows it, several between two copies count as one, and time after the last copy is not counted.");

    private static IEnumerable<string> NotObserved(Slice slice, IEnumerable<(FactKind Kind, string InWords)> kinds)
    {
        // Each programme is looked at once, whatever the number of kinds.
        (FactKind Kind, string InWords)[] all = [.. kinds];
        var unseen = new int[all.Length];
        foreach (var programme in slice.Programmes)
        {
            for (var i = 0; i < all.Length; i++)
            {
                unseen[i] += programme.EverObserved(all[i].Kind) ? 0 : 1;
            }
        }

        return all.Zip(unseen).Where(of => of.Second > 0).Select(of =>
            $"{of.First.InWords} are not observed for {of.Second} of {slice.Programmes.Length} programmes: these are left out where that matters, not counted as 0.");
    }

    private static IEnumerable<string> Overlap(Slice slice)
    {
        if (slice.Parameters.By is Grouping.Sponsor or Grouping.Account)
        {
            yield return "A programme with several of them counts in each group, so that the groups may overlap.";
        }
    }
}
