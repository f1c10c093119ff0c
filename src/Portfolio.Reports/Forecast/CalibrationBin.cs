using Portfolio.Domain;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Forecast;

/// <summary>Of the forecasts that said about the same: how many came true.</summary>
/// <param name="From">What was said, from this on.</param>
/// <param name="To">Below this; the last holds 1 too.</param>
/// <param name="Said">The mean of what was said.</param>
/// <param name="Came">The share delivered, weighted for those that could not be told.</param>
/// <param name="Counted">Delivered of those told, with the Wilson interval, which takes cases as independent.</param>
public sealed record CalibrationBin(double From, double To, double Said, double Came, Share Counted)
{
    // Most items are not delivered within a year, so the low ones are told apart most finely.
    private static readonly double[] Edges = [0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1];

    internal static ValueList<CalibrationBin> Of(IReadOnlyList<ScoredCase> cases)
    {
        var bins = new List<CalibrationBin>();
        for (var i = 0; i + 1 < Edges.Length; i++)
        {
            var (from, to) = (Edges[i], Edges[i + 1]);
            var here = cases.Where(c => c.Said >= from && (c.Said < to || to == 1)).ToList();
            var told = here.Where(c => c.Delivered is not null).ToList();
            if (told.Count > 0)
            {
                var weight = told.Sum(c => c.Weight);
                bins.Add(new(
                    from,
                    to,
                    told.Sum(c => c.Weight * c.Said) / weight,
                    told.Sum(c => c.Delivered == true ? c.Weight : 0) / weight,
                    Share.Of(told.Count(c => c.Delivered == true), told.Count, here.Count - told.Count)));
            }
        }

        return [.. bins];
    }
}
