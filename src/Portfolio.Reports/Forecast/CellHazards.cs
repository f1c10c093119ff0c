using System.Collections.Concurrent;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Forecast;

/// <summary>What a fit says of the months of each cell, computed once.</summary>
internal sealed class CellHazards(CompetingLogit fit)
{
    private readonly ConcurrentDictionary<ForecastCell, CellHazard> _known = [];

    public CompetingLogit Fit => fit;

    public CellHazard Of(ForecastCell cell) => _known.GetOrAdd(cell, static (cell, fit) =>
    {
        var active = cell.Active();
        var (first, second) = fit.Hazards(active);
        return new(active, first, second);
    }, fit);

    /// <summary>What becomes within some months of an item of which some factors are true now.</summary>
    /// <param name="waited">Whole months since its first deferral.</param>
    public (double Delivered, double Gone) Within(Factors factors, int waited, int months)
    {
        var (waiting, delivered, gone) = (1.0, 0.0, 0.0);
        var (cell, hazard) = (default(ForecastCell), default(CellHazard));
        for (var ahead = 0; ahead < months; ahead++)
        {
            var here = ForecastCell.Of(factors, waited, ahead);
            if (ahead == 0 || here != cell)
            {
                (cell, hazard) = (here, Of(here));
            }

            delivered += waiting * hazard.First;
            gone += waiting * hazard.Second;
            waiting *= 1 - hazard.First - hazard.Second;
        }

        return (delivered, gone);
    }
}

/// <param name="Active">The columns that are there.</param>
/// <param name="First">The probability that a month brings the delivery.</param>
/// <param name="Second">That it brings the other end.</param>
internal readonly record struct CellHazard(byte[] Active, double First, double Second);
