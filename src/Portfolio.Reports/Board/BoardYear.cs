using System.Buffers;
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

    // One after the other; what is as it was on the day before stands once, as it is with most of what has ended.
    private TallyCounts[] _counts = [];

    // Where the counts of each day begin, four bits each: which of them.
    private ulong _places;

    // On the last two of the days, which a board compares unless it is asked for others.
    private Alert[] _monthAgo = [];
    private Alert[] _now = [];

    /// <summary>What happened after the day a month before, up to the day.</summary>
    public ChangeFound[] Changes { get; private set; } = [];

    private BoardYear()
    {
    }

    /// <summary>The days of a board, the oldest first.</summary>
    public static DateOnly[] DaysOf(DateOnly asOf) =>
        [.. Enumerable.Range(0, Days).Select(index => asOf.AddMonths(index + 1 - Days))];

    /// <summary>What it adds on the day with an index; all nothing before it came on record.</summary>
    public ReadOnlySpan<TallyCounts> On(int index) =>
        _counts.AsSpan((int)((_places >> (4 * index)) & 0xF) * BoardFigure.All.Length, BoardFigure.All.Length);

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
        if (Kept(facts, days[^1], organisation) is { } kept)
        {
            return kept;
        }

        // The same memory for one programme after the other; little of it is kept.
        var counts = ArrayPool<TallyCounts>.Shared.Rent((1 + Days) * BoardFigure.All.Length);
        try
        {
            var year = new BoardYear();
            year.Count(facts, days, organisation, snapshots, counts);
            facts.Kept.Add(days[^1], organisation.SettingHistory, organisation.Snapshots, organisation.Scales, year);
            return year;
        }
        finally
        {
            ArrayPool<TallyCounts>.Shared.Return(counts);
        }
    }

    /// <summary>The same where it is kept; else null.</summary>
    public static BoardYear? Kept(ProgrammeFacts facts, DateOnly asOf, Organisation organisation) =>
        facts.Kept.Find(asOf, organisation.SettingHistory, organisation.Snapshots, organisation.Scales) as BoardYear;

    private void Count(ProgrammeFacts facts, DateOnly[] days, Organisation organisation, Snapshots[] snapshots, Span<TallyCounts> counts)
    {
        // Before it came on record it adds nothing, which is what stands first.
        var (figures, rows, tally) = (BoardFigure.All.Length, 1, new Tally(Keep.Nothing));
        counts[..figures].Clear();
        ProgrammeOn? before = null;
        for (var index = 0; index < Days; index++)
        {
            if (facts.Opened <= days[index] && (before is null || !Settled(before, days[index])))
            {
                before = new ProgrammeOn(facts, days[index], snapshots[index]);
                var last = counts.Slice((rows - 1) * figures, figures);
                var row = counts.Slice(rows * figures, figures);
                Count(before, organisation, tally, row);
                rows += last.SequenceEqual(row) ? 0 : 1;
                Changes = index == Days - 1 ? Board.Changes.Of(before, days[^2]) : [];
            }

            _places |= (ulong)(rows - 1) << (4 * index);
            if (before?.AsOf == days[index] && counts[(rows * figures) - 1].Numerator > 0 && index >= Days - 2)
            {
                var alerts = Watchlist.InOrder(before, organisation);
                (_monthAgo, _now) = index == Days - 1 ? (_monthAgo, alerts) : (alerts, _now);
            }
        }

        _counts = counts[..(rows * figures)].ToArray();
    }

    private static void Count(ProgrammeOn on, Organisation organisation, Tally tally, Span<TallyCounts> row)
    {
        for (var figure = 0; figure < row.Length; figure++)
        {
            tally.Clear();
            BoardFigure.All[figure].Count(on, organisation, tally);
            row[figure] = tally.Counts();
        }
    }

    // One that had ended more than a year before the day last counted, and of which nothing is on record since, adds the
    // same for ever: every item has its fate, no rule of the watchlist holds, and no year any time of it.
    private static bool Settled(ProgrammeOn before, DateOnly day) =>
        before.Ended
        && before.LastHeard.From.AddMonths(12) < before.AsOf
        && Heard.Last(before.Facts.Heard, day) == before.LastHeard;
}
