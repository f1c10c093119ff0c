namespace Portfolio.Reports.Forecast;

/// <summary>What a model expects, computed once for all items that are alike.</summary>
internal sealed class Forecasts(ForecastModel model)
{
    // Beyond the last step waiting longer says nothing more.
    private static readonly int MostWaited = ForecastCell.Steps[^1];

    private readonly Dictionary<(Factors Factors, int Waited), ItemForecast> _made = [];

    /// <param name="waited">Whole months since the first deferral.</param>
    public ItemForecast Of(Factors factors, int waited)
    {
        var key = model.Fit is null ? default : (factors, Math.Min(waited, MostWaited));
        if (!_made.TryGetValue(key, out var forecast))
        {
            _made.Add(key, forecast = model.Of(key.Item1, key.Item2));
        }

        return forecast;
    }
}
