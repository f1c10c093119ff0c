using Portfolio.Reports.Forecast;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Watchlists;

/// <summary>
/// The part (a setting) of the programmes in which something waits of which most is expected never to come; of as much, those
/// with more customer value at risk. None while the base rate speaks, which is the same for all. Who is in it all programmes decide
/// together; once it is known how bad the last of them is, of each alone can be told whether it is among them.
/// </summary>
internal sealed class WorstForecasts
{
    private static readonly Comparer<Risk> WorstFirst = Comparer<Risk>.Create(Compare);

    private readonly Forecasts? _forecasts;
    private readonly DateOnly _learntOn;
    private readonly Risk? _last;
    private readonly int _percent;

    private WorstForecasts(Forecasts? forecasts, DateOnly learntOn, Risk[] worst, int percent)
    {
        (_forecasts, _learntOn, _last, _percent) = (forecasts, learntOn, worst.Length == 0 ? null : worst[^1], percent);
        Alerts = worst.ToDictionary(r => r.Code, AlertOf, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>By the codes of those in it.</summary>
    public Dictionary<string, Alert> Alerts { get; }

    /// <param name="slice">All programmes on the day, whatever is selected.</param>
    /// <param name="quarters">What was said at the quarter ends up to it, in their order.</param>
    public static WorstForecasts Of(Slice slice, PastQuarters quarters)
    {
        if (quarters.Count == 0 || quarters[^1].Model.Fit is null
            || ForecastReport.Speaking(quarters, BackTest.Proves(quarters, slice)) is not { Fit: not null } model)
        {
            return new(null, default, [], 0);
        }

        var (forecasts, percent) = (new Forecasts(model), slice.Around.Settings.WorstPercent);
        var risks = Risks(slice, forecasts);
        return new(forecasts, quarters[^1].On, [.. risks.Order(WorstFirst).Take((int)((long)risks.Length * percent / 100))], percent);
    }

    /// <summary>Of some programmes, or of what some of their events tell, those that are as bad as the last of these.</summary>
    /// <param name="slice">These on the same day.</param>
    public Dictionary<string, Alert> Among(Slice slice) => _last is null
        ? []
        : Risks(slice, _forecasts!).Where(r => Compare(r, _last) <= 0).ToDictionary(r => r.Code, AlertOf, StringComparer.OrdinalIgnoreCase);

    private static Risk[] Risks(Slice slice, Forecasts forecasts) => slice.Every(p => p.Ended || WaitingItem.Of(p).ToArray() is not { Length: > 0 } items
        ? []
        : new[] { new Risk(items, ProgrammeRisk.Share(items, forecasts, f => f)) });

    // The item by which it is worst stands for it.
    private Alert AlertOf(Risk risk)
    {
        var item = risk.Items.MaxBy(w => (double)w.Value * _forecasts!.NeverOf(w.Factors, w.Waited))!;
        return new(
            WatchlistRule.ForecastWorst, _learntOn, item.Item.Deferrals.Last().At, item.Item.Item, Limit: (int)Math.Round(100 * risk.Never),
            Among: _percent);
    }

    private static int Compare(Risk one, Risk other)
    {
        var order = other.Never.CompareTo(one.Never);
        order = order != 0 ? order : other.ValueLeft.CompareTo(one.ValueLeft);
        return order != 0 ? order : StringComparer.OrdinalIgnoreCase.Compare(one.Code, other.Code);
    }

    private sealed record Risk(WaitingItem[] Items, double Never)
    {
        public string Code => Items[0].Programme.Code;

        public int ValueLeft { get; } = Items.Sum(w => w.ValueLeft);
    }
}
