using System.Collections.Concurrent;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Forecast;

/// <summary>What a model expects, computed once for all items that are alike.</summary>
internal sealed class Forecasts(ForecastModel model)
{
    // Beyond the last step waiting longer says nothing more.
    private static readonly int MostWaited = ForecastCell.Steps[^1];

    private readonly CellHazards? _hazards = model.Fit is { } fit ? new(fit) : null;
    private readonly Lazy<(ItemForecast Forecast, Expectation Expected)> _alike = new(() =>
    {
        var forecast = ItemForecast.Of(model.Pooled);
        return (forecast, Expectation.Of(forecast));
    });

    private readonly Lazy<Estimate> _neverAlike = new(() =>
    {
        var delivered = model.Pooled.FirstWithin(ItemForecast.NeverMonths, Interval.DefaultLevel);
        return delivered with { Value = 1 - delivered.Value, Interval = delivered.Interval!.Complement() };
    });

    private readonly ConcurrentDictionary<(Factors Factors, int Waited), Expectation> _expected = [];
    private readonly ConcurrentDictionary<(Factors Factors, int Waited), double> _never = [];

    /// <summary><see cref="ItemForecast.Never"/> of every item by the base rate, with its interval.</summary>
    public Estimate NeverAlike => _neverAlike.Value;

    /// <param name="waited">Whole months since the first deferral.</param>
    public ItemForecast Of(Factors factors, int waited) =>
        _hazards is null ? _alike.Value.Forecast : ItemForecast.Of(Expected(factors, waited), _hazards.Fit);

    /// <summary>The same without its interval: one object for all items that are alike.</summary>
    public Expectation Expected(Factors factors, int waited) => _hazards is null
        ? _alike.Value.Expected
        : _expected.GetOrAdd(
            (factors, Math.Min(waited, MostWaited)), static (key, hazards) => Expectation.Of(hazards, key.Factors, key.Waited), _hazards);

    /// <summary>The probability of <see cref="ItemForecast.Delivered"/> alone, for which less is computed.</summary>
    public double DeliveredOf(Factors factors, int waited) => _hazards is null
        ? _alike.Value.Expected.Delivered
        : _hazards.Within(factors, waited, ItemForecast.Months).Delivered;

    /// <summary><see cref="ItemForecast.Never"/> alone, for which less is computed.</summary>
    public double NeverOf(Factors factors, int waited) => _hazards is null
        ? _alike.Value.Expected.Never
        : _never.GetOrAdd(
            (factors, Math.Min(waited, MostWaited)),
            static (key, hazards) => 1 - hazards.Within(key.Factors, key.Waited, ItemForecast.NeverMonths).Delivered, _hazards);
}
