using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Watchlists;

namespace Portfolio.Reports.Board;

/// <summary>
/// What one programme adds to each figure of the board, on the day and on the same day of the twelve months before. Kept
/// with the programme's facts, so that after a change to one programme the board is a sum, and only that one is counted
/// again. One array, since the sum over ten thousand programmes is as fast as memory is read.
/// </summary>
internal sealed class BoardYear
{
    /// <summary>Days in it, the oldest first.</summary>
    public const int Days = 13;

    private readonly TallyCounts[] _counts = new TallyCounts[Days * BoardFigure.All.Length];

    // On the last two of the days, which a board compares unless it is asked for others.
    private Alert[] _monthAgo = [];
    private Alert[] _now = [];

    private BoardYear()
    {
    }

    /// <summary>The days of a board, the oldest first.</summary>
    public static DateOnly[] DaysOf(DateOnly asOf) =>
        [.. Enumerable.Range(0, Days).Select(index => asOf.AddMonths(index + 1 - Days))];

    /// <summary>What it adds on the day with an index; all nothing before it came on record.</summary>
    public ReadOnlySpan<TallyCounts> On(int index) =>
        _counts.AsSpan(index * BoardFigure.All.Length, BoardFigure.All.Length);

    /// <summary>Whether it met any rule of the watchlist on the day with an index; the last of the figures.</summary>
    public bool Watched(int index) => On(index)[^1].Numerator > 0;

    /// <summary>The rules of the watchlist that it met on the day with an index; null where that is not kept.</summary>
    public Alert[]? Alerts(int index) => (Days - index) switch
    {
        1 => _now,
        2 => _monthAgo,
        _ => null,
    };

    /// <summary>Kept for these facts, day, settings, status scales and copies of registers, on which alone it rests; else counted.</summary>
    /// <param name="days">See <see cref="DaysOf"/>.</param>
    /// <param name="snapshots">Of each day.</param>
    public static BoardYear Of(ProgrammeFacts facts, DateOnly[] days, Organisation organisation, Snapshots[] snapshots)
    {
        if (facts.Kept.Find(days[^1], organisation.SettingHistory, organisation.Snapshots, organisation.Scales) is BoardYear kept)
        {
            return kept;
        }

        var year = new BoardYear();
        var tally = new Tally(withEvidence: false);
        ProgrammeOn? before = null;
        for (var index = 0; index < Days; index++)
        {
            if (facts.Opened > days[index] || facts.Opened is null)
            {
                continue;
            }

            if (before is not null && Settled(before, days[index]))
            {
                year.On(index - 1).CopyTo(year._counts.AsSpan(index * BoardFigure.All.Length));
                continue;
            }

            before = new ProgrammeOn(facts, days[index], snapshots[index]);
            for (var figure = 0; figure < BoardFigure.All.Length; figure++)
            {
                tally.Clear();
                BoardFigure.All[figure].Count(before, organisation, tally);
                year._counts[(index * BoardFigure.All.Length) + figure] = tally.Counts();
            }

            if (year.Watched(index) && index == Days - 1)
            {
                year._now = Watchlist.InOrder(before, organisation);
            }
            else if (year.Watched(index) && index == Days - 2)
            {
                year._monthAgo = Watchlist.InOrder(before, organisation);
            }
        }

        facts.Kept.Add(days[^1], organisation.SettingHistory, organisation.Snapshots, organisation.Scales, year);
        return year;
    }

    // One that had ended more than a year before the day last counted, and of which nothing is on record since, adds the
    // same for ever: every item has its fate, no rule of the watchlist holds, and no year any time of it.
    private static bool Settled(ProgrammeOn before, DateOnly day) =>
        before.Ended
        && before.LastHeard.From.AddMonths(12) < before.AsOf
        && Heard.Last(before.Facts.Heard, day) == before.LastHeard;
}
