using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Board;

/// <summary>What each programme adds to a board and its twelve months.</summary>
internal sealed class BoardYears(DateOnly asOf, Organisation organisation)
{
    /// <summary>The oldest first.</summary>
    public DateOnly[] Days { get; } = BoardYear.DaysOf(asOf);

    /// <summary>From when on what changed is kept.</summary>
    public DateOnly MonthAgo => Days[^2];

    /// <summary>When each register was last seen, on each day.</summary>
    public Snapshots[] Snapshots { get; } =
        [.. BoardYear.DaysOf(asOf).Select(day => new Snapshots(organisation, day))];

    /// <summary>Counts those that are not kept, on all cores, before they are asked for one by one.</summary>
    public void Prepare(IReadOnlyList<ProgrammeFacts> all) => Beside.Each(all.Count, i => Of(all[i]));

    public BoardYear Of(ProgrammeFacts facts) => BoardYear.Of(facts, Days, organisation, Snapshots);
}
