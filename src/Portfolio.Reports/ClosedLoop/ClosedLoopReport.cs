using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.ClosedLoop;

/// <summary>Whether what customers say is followed up in time, and whom the waves heard.</summary>
public static class ClosedLoopReport
{
    public static ClosedLoopResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Touching(programmes, organisation, parameters, p => p.Actions.Any(a => IsFor(a, parameters.Account)));
        var actions = ActionOn.All(slice);
        var rows = Beside.Begin(() => InOrder(actions));
        var closing = ClosedLoopFigures.Closing(actions);
        var withWaves = ActionOn.WithWaves(slice);
        return new(
            Headers.Of(
                slice, "closed-loop", "Closed loop", [],
                [
                    withWaves
                        ? "Actions of programmes, and those that bad responses of feedback waves raised."
                        : "Actions of programmes only: waves belong to no department, sponsor or segment.",
                    $"The margin of error is that of a simple random sample ({SamplingMargin.ShareMethod}). It says nothing of those who were invited and did not answer; a convenience or quota sample has none, for nothing says how far off it may be.",
                ]),
            ClosedLoopFigures.Of(slice, actions, closing),
            Groups.Touching(
                slice, parameters.By, p => p.Actions.Select(a => a.Opening.Account).OfType<string>(),
                actions.Where(a => a.Wave is not null).Select(a => a.Action.Opening.Account).OfType<string>(), ClosedLoopFigures.Of),
            [CurveSeries.Of("open", "Actions still open", closing.Curve)],
            Rows.Of(rows.Done(), Row),
            [.. withWaves ? slice.Around.Waves.Select(WaveFigures.Row) : []],
            [.. withWaves ? slice.Around.Waves.SelectMany(WaveFigures.Strata) : []]);
    }

    // Those still open first, then by the day on which they are due.
    private static List<ActionOn> InOrder(List<ActionOn> actions) =>
    [
        .. actions
            .OrderBy(a => a.Action.ClosedOn is not null)
            .ThenBy(a => a.Action.Opening.Due)
            .ThenBy(a => a.Code, StringComparer.OrdinalIgnoreCase)
            .ThenBy(a => a.Action.Opening.Action, StringComparer.OrdinalIgnoreCase),
    ];

    private static bool IsFor(ActionFacts action, string? account) =>
        string.Equals(action.Opening.Account, account, StringComparison.OrdinalIgnoreCase);

    private static ActionRow Row(ActionOn a) => new(
        a.Programme?.Code, a.Wave?.Wave.Wave ?? a.Action.Opening.Wave, a.Action.Opening.Action, a.Action.Opening.Response,
        a.Action.Opening.Account, a.Action.Owner, a.Action.From, a.Action.Opening.Due, a.Action.ClosedOn,
        a.Action.IsOverdueOn(a.AsOf), a.Action.InTime(a.AsOf),
        [a.Action.At, .. a.Action.Escalations.Select(e => e.At), .. a.Action.ClosedAt is { } at ? [at] : Array.Empty<long>()]);
}
