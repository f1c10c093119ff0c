using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Tests.Statistics;

/// <summary>
/// Aalen–Johansen with the influence of each cluster carried from time to time as R's survfitAJ does it: plain, in
/// clusters × times, and written without a look at ours.
/// </summary>
internal static class DirectJackknife
{
    /// <summary>By time: the estimate and the standard error of what remains (index 0) and of each cause.</summary>
    public static List<(double Time, double[] Value, double[] Error)> Curves(
        IReadOnlyCollection<Spell> spells, int causes)
    {
        var clusters = spells.Select(s => s.Cluster).Distinct().ToArray();
        var state = new double[causes + 1];
        state[0] = 1;
        var influence = clusters.ToDictionary(c => c, _ => new double[causes + 1]);
        var result = new List<(double, double[], double[])>();
        foreach (var time in spells.Select(s => s.Exit).Distinct().Order())
        {
            var atRisk = spells.Where(s => (s.Entry == 0 || s.Entry < time) && time <= s.Exit).ToArray();
            double n = atRisk.Length;
            var hazard = new double[causes + 1];
            foreach (var spell in atRisk.Where(s => s.Exit == time && s.Cause > 0))
                hazard[spell.Cause] += 1 / n;
            var total = hazard.Sum();

            foreach (var (cluster, u) in influence)
            {
                var own = atRisk.Where(s => s.Cluster == cluster).ToArray();
                var (before, all) = (u[0], 0.0);
                for (var cause = 1; cause <= causes; cause++)
                {
                    var d = own.Count(s => s.Exit == time && s.Cause == cause);
                    var change = (d - (own.Length * hazard[cause])) / n;
                    u[cause] += (before * hazard[cause]) + (state[0] * change);
                    all += change;
                }

                u[0] = (before * (1 - total)) - (state[0] * all);
            }

            for (var cause = 1; cause <= causes; cause++)
                state[cause] += state[0] * hazard[cause];
            state[0] *= 1 - total;
            var error = Enumerable.Range(0, causes + 1).Select(s => Math.Sqrt(influence.Values.Sum(u => u[s] * u[s])));
            result.Add((time, [.. state], [.. error]));
        }

        return result;
    }
}
