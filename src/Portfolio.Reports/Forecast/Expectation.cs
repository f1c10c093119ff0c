namespace Portfolio.Reports.Forecast;

/// <summary>An <see cref="ItemForecast"/> without its interval, which costs most of it and is shown of few.</summary>
/// <param name="Delivered">See <see cref="ItemForecast.Delivered"/>.</param>
/// <param name="Gone">See <see cref="ItemForecast.Gone"/>.</param>
/// <param name="Never">See <see cref="ItemForecast.Never"/>.</param>
/// <param name="Slope">See <see cref="ItemForecast.Slope"/>.</param>
/// <param name="NeverSlope">Of <paramref name="Never"/> by the coefficients of the model; null where there is none.</param>
internal sealed record Expectation(double Delivered, double Gone, double Never, double[]? Slope, double[]? NeverSlope)
{
    /// <summary>The same for every item.</summary>
    public static Expectation Of(ItemForecast alike) => new(alike.Delivered.Value, alike.Gone, alike.Never, null, null);

    /// <param name="waited">Whole months since the first deferral.</param>
    public static Expectation Of(CellHazards hazards, Factors factors, int waited)
    {
        var columns = hazards.Fit.Columns;
        var (slope, slopeOfWaiting) = (new double[2 * columns], new double[2 * columns]);
        var (waiting, slopeWithinTwelve) = (1.0, slope);
        for (var ahead = 0; ahead < ItemForecast.NeverMonths; ahead++)
        {
            if (ahead == ItemForecast.Months)
            {
                slopeWithinTwelve = [.. slope];
            }

            var (active, first, second) = hazards.Of(ForecastCell.Of(factors, waited, ahead));
            var stays = 1 - first - second;
            for (var i = 0; i < slope.Length; i++)
            {
                slope[i] += slopeOfWaiting[i] * first;
                slopeOfWaiting[i] *= stays;
            }

            foreach (var column in active)
            {
                slope[column] += waiting * first * (1 - first);
                slope[columns + column] -= waiting * first * second;
                slopeOfWaiting[column] -= waiting * first * stays;
                slopeOfWaiting[columns + column] -= waiting * second * stays;
            }

            waiting *= stays;
        }

        var (delivered, gone) = hazards.Within(factors, waited, ItemForecast.Months);
        return new(
            delivered, gone, 1 - hazards.Within(factors, waited, ItemForecast.NeverMonths).Delivered,
            slopeWithinTwelve, Array.ConvertAll(slope, s => -s));
    }
}
