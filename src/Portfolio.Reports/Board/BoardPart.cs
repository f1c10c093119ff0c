using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Board;

/// <summary>
/// What one programme adds to each figure of the board on a day. Kept with the programme's facts, so that after a change
/// to one programme the board is a sum, and only that programme is counted again.
/// </summary>
internal sealed record BoardPart(TallyCounts[] Counts)
{
    /// <summary>Whether it meets any rule of the watchlist; the last of the figures.</summary>
    public bool OnWatchlist => Counts[^1].Numerator > 0;

    public static BoardPart Of(ProgrammeOn programme, Organisation organisation) =>
        Kept(programme.Facts, programme.AsOf, organisation) ?? Keep(programme, organisation);

    public static BoardPart Of(ProgrammeFacts facts, DateOnly day, Organisation organisation, Snapshots snapshots) =>
        Kept(facts, day, organisation) ?? Keep(new ProgrammeOn(facts, day, snapshots), organisation);

    // Besides facts and day only the settings and the copies of registers play a part.
    private static BoardPart? Kept(ProgrammeFacts facts, DateOnly day, Organisation organisation) =>
        facts.Kept.Find(day, organisation.Settings, organisation.Snapshots) as BoardPart;

    private static BoardPart Keep(ProgrammeOn programme, Organisation organisation)
    {
        var counts = new TallyCounts[BoardFigure.All.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            var tally = new Tally(withEvidence: false);
            BoardFigure.All[i].Count(programme, organisation, tally);
            counts[i] = tally.Counts();
        }

        var part = new BoardPart(counts);
        programme.Facts.Kept.Add(programme.AsOf, organisation.Settings, organisation.Snapshots, part);
        return part;
    }
}
