using Portfolio.Reports.Forecast;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Watchlists;

/// <summary>
/// The tenth of the programmes in which something waits of which most is expected never to come; of as much, those with more
/// customer value at risk. None while the base rate speaks, which is the same for all.
/// </summary>
internal static class WorstTenth
{
    /// <param name="slice">All programmes on the day, whatever is selected.</param>
    /// <param name="quarters">What was said at the quarter ends before it, in their order.</param>
    public static Dictionary<string, Alert> Of(Slice slice, PastQuarters quarters)
    {
        var worst = new Dictionary<string, Alert>(StringComparer.OrdinalIgnoreCase);
        if (quarters.Count == 0 || quarters[^1].Model.Fit is null
            || ForecastReport.Speaking(quarters, BackTest.Proves(quarters, slice)) is not { Fit: not null } model)
        {
            return worst;
        }

        var forecasts = new Forecasts(model);
        var risks = slice.Every(p => p.Ended || WaitingItem.Of(p).ToArray() is not { Length: > 0 } items
            ? []
            : new[] { (Items: items, Never: ProgrammeRisk.Share(items, forecasts, f => f)) });
        var inOrder = risks
            .OrderByDescending(p => p.Never)
            .ThenByDescending(p => p.Items.Sum(w => w.ValueLeft))
            .ThenBy(p => p.Items[0].Programme.Code, StringComparer.OrdinalIgnoreCase);
        foreach (var (items, never) in inOrder.Take(risks.Length / 10))
        {
            // The item by which it is worst stands for it.
            var item = items.MaxBy(w => (double)w.Value * forecasts.NeverOf(w.Factors, w.Waited))!;
            worst.Add(
                item.Programme.Code,
                new(WatchlistRule.ForecastWorst, quarters[^1].On, item.Item.Deferrals.Last().At, item.Item.Item, Limit: (int)Math.Round(100 * never)));
        }

        return worst;
    }
}
