namespace Portfolio.Reports.Forecast;

/// <summary>
/// Weights by which cases that were seen to their end also stand for those that were not: the inverse of the probability
/// of being still seen by then, by Kaplan–Meier (E. Graf and others, Statistics in Medicine 18, 1999, 2529–2545).
/// </summary>
internal static class CensoringWeights
{
    /// <summary>
    /// Of a case told after a number of days, by these days. What ends the looking is the event here, and an end comes before a
    /// loss on the same day. All cases are followed from the first day on and days are whole, so that the estimate (that of
    /// <see cref="Statistics.KaplanMeier"/>, with which a test compares it) needs no more than how many there are of each day.
    /// </summary>
    /// <param name="told">How many cases were told right from wrong after so many days.</param>
    /// <param name="lost">How many were lost sight of after so many days.</param>
    public static double[] Of(ReadOnlySpan<int> told, ReadOnlySpan<int> lost)
    {
        var (weights, seen, atRisk) = (new double[told.Length], 1.0, 0);
        for (var day = 0; day < told.Length; day++)
        {
            atRisk += told[day] + lost[day];
        }

        for (var day = 0; day < told.Length; day++)
        {
            weights[day] = 1 / seen;
            atRisk -= told[day];
            if (lost[day] > 0)
            {
                seen *= (double)(atRisk - lost[day]) / atRisk;
                atRisk -= lost[day];
            }
        }

        return weights;
    }
}
