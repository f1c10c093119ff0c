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

    internal static ValueList<CalibrationBin> Of(ScoredCases cases)
    {
        var sums = new (double Weight, double Said, double Came, int Told, int Delivered, int Censored)[Edges.Length - 1];
        foreach (var one in cases)
        {
            var bin = 0;
            while (bin + 2 < Edges.Length && one.Said >= Edges[bin + 1])
            {
                bin++;
            }

            ref var sum = ref sums[bin];
            if (one.Delivered is not { } delivered)
            {
                sum.Censored++;
                continue;
            }

            sum.Told++;
            sum.Delivered += delivered ? 1 : 0;
            sum.Weight += one.Weight;
            sum.Said += one.Weight * one.Said;
            sum.Came += delivered ? one.Weight : 0;
        }

        return
        [
            .. sums.Select((s, bin) => (Sum: s, From: Edges[bin], To: Edges[bin + 1])).Where(b => b.Sum.Told > 0).Select(b => new CalibrationBin(
                b.From, b.To, b.Sum.Said / b.Sum.Weight, b.Sum.Came / b.Sum.Weight, Share.Of(b.Sum.Delivered, b.Sum.Told, b.Sum.Censored))),
        ];
    }
}
