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
    public static Dictionary<string, Alert> Of(Slice slice, IReadOnlyList<QuarterForecast> quarters)
    {
        var worst = new Dictionary<string, Alert>(StringComparer.OrdinalIgnoreCase);
        if (quarters.Count == 0 || ForecastReport.Speaking(quarters, BackTest.Of(quarters, slice)) is not { Fit: not null } model)
        {
            return worst;
        }

        var forecasts = new Forecasts(model);
        var risks = WaitingItem.All(slice)
            .Where(w => !w.Programme.Ended)
            .GroupBy(w => w.Programme)
            .Select(p => (Items: p.ToList(), Never: ProgrammeRisk.Share(p, forecasts, f => f)))
            .OrderByDescending(p => p.Never)
            .ThenByDescending(p => p.Items.Sum(w => w.Value))
            .ThenBy(p => p.Items[0].Programme.Code, StringComparer.OrdinalIgnoreCase)
            .ToList();
        foreach (var (items, never) in risks.Take(risks.Count / 10))
        {
            // The item by which it is worst stands for it.
            var item = items.MaxBy(w => (double)w.Value * forecasts.Of(w.Factors, w.Waited).Never)!;
            worst.Add(
                item.Programme.Code,
                new(WatchlistRule.ForecastWorst, quarters[^1].On, item.Item.Deferrals.Last().At, item.Item.Item, Limit: (int)Math.Round(100 * never)));
        }

        return worst;
    }
}
