using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Forecast;

/// <summary>All that was said at past quarter ends and is due, beside what came of it.</summary>
internal sealed class ScoredPast
{
    // Cases are followed for no longer.
    private static readonly int Days = Due(DateOnly.MinValue).DayNumber + 1;

    private readonly PastQuarters _quarters;
    private readonly SaidOf? _said;

    // What came of each case of a quarter that is due, quarter after quarter: there are hundreds of thousands.
    private readonly WhatCame[] _came;

    // Where the cases of each quarter begin, and where those of the last end.
    private readonly int[] _from;

    // By days.
    private readonly double[] _weights;

    private ScoredPast(PastQuarters quarters, SaidOf? said, WhatCame[] came, int[] from, int[] told, int[] lost)
    {
        (_quarters, _said, _came, _from) = (quarters, said, came, from);
        _weights = CensoringWeights.Of(told, lost);
        TakenBack = came.Length - told.Sum() - lost.Sum();
    }

    /// <summary>How many numbers programmes have.</summary>
    public int Clusters => _said?.Programmes.Count ?? 0;

    /// <summary>See <see cref="BackTest.TakenBack"/>.</summary>
    public int TakenBack { get; }

    /// <summary>By quarter, in the order in which it was said; weighted.</summary>
    public ScoredCases All => new(this, 0, _quarters.Count);

    /// <summary>Of one quarter; none where it is not due.</summary>
    public ScoredCases Of(int quarter) => new(this, quarter, quarter + 1);

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

        var (told, lost) = (new int[Days], new int[Days]);
        if (from[^1] == 0)
        {
            return new(quarters, null, [], from, told, lost);
        }

        // Each quarter fills its own part.
        var said = quarters.Said;
        var (outcomes, came) = (new CaseOutcome.Finder(slice).Of(said), new WhatCame[from[^1]]);
        Beside.Each(quarters.Count, i =>
        {
            Score(quarters[i].On, said.ItemsOf(i), outcomes, came.AsSpan(from[i]..from[i + 1]));
            return i;
        });
        foreach (var one in came)
        {
            told[one.Days] += one.Told ? 1 : 0;
            lost[one.Days] += one is { Scored: true, Told: false } ? 1 : 0;
        }

        return new(quarters, said, came, from, told, lost);
    }

    /// <summary>What was said.</summary>
    public PastQuarters Quarters => _quarters;

    internal QuarterForecast Quarter(int quarter) => _quarters[quarter];

    internal ReadOnlySpan<int> ItemsOf(int quarter) => _said is null ? [] : _said.ItemsOf(quarter);

    internal ReadOnlySpan<SaidItem> Items => _said is null ? [] : _said.Items;

    internal ReadOnlySpan<WhatCame> CameOf(int quarter) => _came.AsSpan(_from[quarter].._from[quarter + 1]);

    internal double WeightOf(WhatCame came) => came.Told ? _weights[came.Days] : 0;

    private static void Score(DateOnly on, ReadOnlySpan<int> itemOf, CaseOutcome?[] outcomes, Span<WhatCame> to)
    {
        var due = Due(on);
        for (var i = 0; i < to.Length; i++)
        {
            // One that had ended by then, as is known now, was not waiting: the forecast asked of it what had come.
            if (outcomes[itemOf[i]] is not { } outcome || (outcome.Fate != ScopeFate.Open && outcome.On <= on))
            {
                continue;
            }

            var ended = outcome.Fate != ScopeFate.Open && outcome.On <= due;
            var until = outcome.On < due ? outcome.On : due;
            to[i] = new(
                Math.Max(0, until.DayNumber - on.DayNumber),
                ended || outcome.On >= due ? ended && outcome.Fate == ScopeFate.Delivered : null);
        }
    }
}
