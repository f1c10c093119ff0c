using System.Collections.Immutable;
using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Board;

/// <summary>What each programme adds to a board and its twelve months.</summary>
internal sealed class BoardYears(DateOnly asOf, Organisation organisation)
{
    private BoardYear[] _all = [];

    /// <summary>The oldest first.</summary>
    public DateOnly[] Days { get; } = BoardYear.DaysOf(asOf);

    /// <summary>From when on what changed is kept.</summary>
    public DateOnly MonthAgo => Days[^2];

    /// <summary>When each register was last seen, on each day.</summary>
    public Snapshots[] Snapshots { get; } =
        [.. BoardYear.DaysOf(asOf).Select(day => new Snapshots(organisation, day))];

    /// <summary>Counts those that are not kept, on all cores, before they are asked for one by one.</summary>
    /// <param name="all">Of a slice, whose numbers its programmes have.</param>
    public void Prepare(ImmutableArray<ProgrammeFacts> all) => _all = Beside.Each(all.Length, i => Of(all[i]));

    /// <summary>Of all that were prepared, in their order.</summary>
    public ReadOnlySpan<BoardYear> All => _all;

    public BoardYear Of(ProgrammeOn programme) => _all.Length > 0 ? _all[programme.Number] : Of(programme.Facts);

    private BoardYear Of(ProgrammeFacts facts) => BoardYear.Of(facts, Days, organisation, Snapshots);
}
