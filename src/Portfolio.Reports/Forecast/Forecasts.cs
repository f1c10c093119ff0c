namespace Portfolio.Reports.Forecast;

/// <summary>What a model expects, computed once for all items that are alike. Not safe for use by several threads at once.</summary>
internal sealed class Forecasts(ForecastModel model)
{
    // Beyond the last step waiting longer says nothing more.
    private static readonly int MostWaited = ForecastCell.Steps[^1];

    private readonly CellHazards? _hazards = model.Fit is { } fit ? new(fit) : null;
    private readonly Dictionary<(Factors Factors, int Waited), ItemForecast> _made = [];
    private readonly Dictionary<(Factors Factors, int Waited), double> _never = [];

    /// <param name="waited">Whole months since the first deferral.</param>
    public ItemForecast Of(Factors factors, int waited)
    {
        var key = Key(factors, waited);
        if (!_made.TryGetValue(key, out var forecast))
        {
            _made.Add(key, forecast = _hazards is null ? ItemForecast.Of(model.Pooled) : ItemForecast.Of(_hazards, factors, waited));
        }

        return forecast;
    }

    /// <summary>The probability of <see cref="ItemForecast.Delivered"/> alone, for which less is computed.</summary>
    public double DeliveredOf(Factors factors, int waited) => _hazards is null
        ? Of(factors, waited).Delivered.Value
        : _hazards.Within(factors, waited, ItemForecast.Months).Delivered;

    /// <summary><see cref="ItemForecast.Never"/> alone, for which less is computed.</summary>
    public double NeverOf(Factors factors, int waited)
    {
        if (_hazards is null)
        {
            return Of(factors, waited).Never;
        }

        var key = Key(factors, waited);
        if (!_never.TryGetValue(key, out var never))
        {
            _never.Add(key, never = 1 - _hazards.Within(factors, waited, ItemForecast.NeverMonths).Delivered);
        }

        return never;
    }

    private (Factors, int) Key(Factors factors, int waited) => _hazards is null ? default : (factors, Math.Min(waited, MostWaited));
}
