using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Watchlists;

namespace Portfolio.Reports.Board;

/// <summary>The board for leadership.</summary>
public static class BoardReport
{
    public static BoardResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Of(programmes, organisation, parameters);
        var since = parameters.Since ?? slice.AsOf.AddMonths(-1);
        var before = Beside.Begin(() => since < slice.AsOf ? slice.About(since) : slice);
        var years = new BoardYears(slice.AsOf, organisation);
        years.Prepare(slice.All);

        // The parts rest on nothing but these, so each may be made on a core of its own.
        var header = Beside.Begin(() => HeaderOf(slice));
        var departments = Beside.Begin(() => Groups.By(slice, Grouping.Department, group => BoardFigures.Of(group, years)));
        var series = Beside.Begin(() => BoardFigures.Series(slice, years));
        var changes = Beside.Begin(() => Changes.Since(slice, since, years));
        var listed = Beside.Begin(() => Watchlist.Of(slice, years));
        var listedThen = Beside.Begin(() => Watchlist.Of(before.Done(), years));
        var figures = BoardFigures.Of(slice, years);
        var (watchlist, watchlistThen) = (listed.Done(), listedThen.Done());
        return new(
            header.Done(),
            figures,
            Groups.By(slice, parameters.By, group => BoardFigures.Of(group, years)),
            [
                .. slice.Programmes
                    .CountBy(p => p.State.State)
                    .OrderBy(s => s.Key)
                    .Select(s => new StateCount(s.Key, s.Value)),
            ],
            series.Done(),
            departments.Done(),
            Watchlist.InWords(watchlist),
            since,
            changes.Done(),
            Watchlist.InWords(Watchlist.Less(watchlist, watchlistThen)),
            Watchlist.InWords(Watchlist.Less(watchlistThen, watchlist)));
    }

    private static ReportHeader HeaderOf(Slice slice) => Headers.Of(
        slice, "board", "Board",
        [
            (FactKind.Existence, "Ends of programmes"), (FactKind.Outcomes, "Outcomes of ended programmes (completed, dropped)"),
            (FactKind.Stalls, "Stalls"), (FactKind.Finish, "Planned finishes"),
            (FactKind.Scope, "Scope and its deferrals"), (FactKind.Sponsors, "Sponsors"), (FactKind.Status, "Statuses"),
        ],
        "The series show each day as known now, not as it was known then.",
        "Whose forecast is among the worst is told by the report Watchlist, which rests on what was said at past quarter ends.");
}
