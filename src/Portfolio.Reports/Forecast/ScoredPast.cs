using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Forecast;

/// <summary>All that was said at past quarter ends and is due, beside what came of it.</summary>
internal sealed class ScoredPast
{
    private readonly ScoredCase[] _cases;

    // Where the cases of each quarter begin, and where those of the last end.
    private readonly int[] _from;

    private ScoredPast(ScoredCase[] cases, int[] from, int clusters, int takenBack) =>
        (_cases, _from, Clusters, TakenBack) = (cases, from, clusters, takenBack);

    /// <summary>How many numbers programmes have.</summary>
    public int Clusters { get; }

    /// <summary>See <see cref="BackTest.TakenBack"/>.</summary>
    public int TakenBack { get; }

    /// <summary>By quarter, in the order in which it was said; weighted.</summary>
    public ReadOnlySpan<ScoredCase> All => _cases.AsSpan(0, _from[^1]);

    /// <summary>Of one quarter; none where it is not due.</summary>
    public ReadOnlySpan<ScoredCase> Of(int quarter) => _cases.AsSpan(_from[quarter].._from[quarter + 1]);

    /// <summary>When what was said on a day can be told right from wrong.</summary>
    public static DateOnly Due(DateOnly on) => WaitingMonths.After(on, ItemForecast.Months);

    /// <param name="slice">What is known now: all programmes.</param>
    public static ScoredPast Of(PastQuarters quarters, Slice slice)
    {
        var from = new int[quarters.Count + 1];
        for (var i = 0; i < quarters.Count; i++)
        {
            from[i + 1] = from[i] + (Due(quarters[i].On) <= slice.AsOf ? quarters[i].Cases.Length : 0);
        }

        var (all, said) = (from[^1], quarters.Count == 0 || from[^1] == 0 ? null : quarters.Said);
        if (said is null)
        {
            return new([], from, 0, 0);
        }

        // Each quarter fills its own part.
        var (came, cases) = (new CaseOutcome.Finder(slice).Of(said), new ScoredCase[all]);
        var kept = Beside.Each(
            quarters.Count, i => from[i] == from[i + 1] ? 0 : Score(quarters[i], said.ItemsOf(i), said.Items, came, cases.AsSpan(from[i]..from[i + 1])));
        var count = Close(cases, from, kept);
        CensoringWeights.Weigh(cases.AsSpan(0, count));
        return new(cases, from, said.Programmes.Count, all - count);
    }

    private static int Score(
        QuarterForecast quarter, ReadOnlySpan<int> itemOf, ReadOnlySpan<SaidItem> items, CaseOutcome?[] came, Span<ScoredCase> to)
    {
        var (kept, on, due) = (0, quarter.On, Due(quarter.On));
        for (var i = 0; i < itemOf.Length; i++)
        {
            // One that had ended by then, as is known now, was not waiting: the forecast asked of it what had come.
            if (came[itemOf[i]] is { } outcome && !(outcome.Fate != ScopeFate.Open && outcome.On <= on))
            {
                var ended = outcome.Fate != ScopeFate.Open && outcome.On <= due;
                var until = outcome.On < due ? outcome.On : due;
                to[kept++] = new(
                    items[itemOf[i]].Programme, quarter.Cases[i].Delivered, quarter.BaseRate, Math.Max(0, until.DayNumber - on.DayNumber),
                    ended || outcome.On >= due ? ended && outcome.Fate == ScopeFate.Delivered : null);
            }
        }

        return kept;
    }

    // Moves up what stands behind those that were taken back.
    private static int Close(ScoredCase[] cases, int[] from, int[] kept)
    {
        var count = 0;
        for (var i = 0; i < kept.Length; i++)
        {
            if (from[i] != count)
            {
                cases.AsSpan(from[i], kept[i]).CopyTo(cases.AsSpan(count));
            }

            (from[i], count) = (count, count + kept[i]);
        }

        from[^1] = count;
        return count;
    }
}
