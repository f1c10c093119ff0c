using Portfolio.Reports.Facts;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.PhaseTwo;

/// <summary>What is expected of the items that wait: told of each as it is looked at.</summary>
/// <param name="Computed">Whether forecasts are there; they are computed in the background when the program starts.</param>
/// <param name="Speaks">Whether covariates or the base rate give them; null while they are not computed.</param>
/// <param name="LearntOn">The quarter’s end up to which the record was learnt from; null: the prior alone speaks.</param>
/// <param name="InWords">What they rest on, or that they are not computed yet.</param>
public sealed record ItemForecasts(bool Computed, ForecastSource? Speaks, DateOnly? LearntOn, string InWords)
{
    private Forecasts? Said { get; init; }

    private double Prior { get; init; }

    /// <summary>They are not there yet.</summary>
    internal static ItemForecasts NotYet { get; } = new(
        false, null, null, "What is expected of each item that waits is not yet computed: ask again in a moment.");

    /// <summary>The same as of the report Forecast, which also tells how good such forecasts have been.</summary>
    /// <param name="all">All programmes on the day, whatever is selected.</param>
    internal static ItemForecasts Of(IReadOnlyList<QuarterForecast> quarters, Slice all)
    {
        var past = PastQuarters.Of(quarters);
        var learnt = past.Count > 0 && past[^1].Model.Fit is not null;
        var model = ForecastReport.Speaking(past, learnt && BackTest.Proves(past, all));
        var on = past.Count == 0 ? (DateOnly?)null : past[^1].On;
        return new(
            true,
            model.Fit is null ? ForecastSource.BaseRate : ForecastSource.Covariates,
            on,
            (model.Fit, on) switch
            {
                (_, null) => "There is no quarter’s end on record yet to learn from: of every item that waits the prior alone is said.",
                (null, _) => FormattableString.Invariant($"Every item that waits is given the base rate learnt up to {on:yyyy-MM-dd}, {model.Pooled.PriorShare:0%} of which is prior; why, is told by the report Forecast."),
                _ => FormattableString.Invariant($"By what is true of each item that waits, as learnt up to {on:yyyy-MM-dd}; how good such forecasts have been is told by the report Forecast."),
            })
        {
            Said = new(model),
            Prior = model.Fit is null ? model.Pooled.PriorShare : 0,
        };
    }

    /// <summary>Null where nothing is said of it.</summary>
    internal DeferredForecast? Of(Deferral deferral)
    {
        if (Said is null || deferral.Of.Fate != ScopeFate.Open || WaitingItem.Of(deferral.Programme, deferral.Item) is not { } waiting)
        {
            return null;
        }

        var said = Said.Of(waiting.Factors, waiting.Waited);
        return new(said.Delivered.Value, said.Delivered.Interval, said.Gone, said.Never, Prior);
    }

    // What is told, and not what tells it.
    public bool Equals(ItemForecasts? other) =>
        other is not null && (Computed, Speaks, LearntOn, InWords) == (other.Computed, other.Speaks, other.LearntOn, other.InWords);

    public override int GetHashCode() => HashCode.Combine(Computed, Speaks, LearntOn);
}
