using System.Collections.Immutable;

namespace Portfolio.Reports.Statistics;

/// <summary>The fates of spells with competing ends: at every time what remains and the incidences sum to 1.</summary>
/// <param name="Remaining">The share that has not ended yet: the Kaplan–Meier curve, with the clustered error.</param>
/// <param name="Incidences">The share that has ended by each cause; the first cause at index 0.</param>
public sealed record IncidenceCurves(Curve Remaining, ImmutableArray<Curve> Incidences)
{
    /// <summary>What went in.</summary>
    public Spells Spells => Remaining.Spells;

    /// <summary>The estimator with its standard error and scale, as a page names it.</summary>
    public string Estimator => Remaining.Estimator;

    /// <summary>The incidence of a cause, numbered from 1 as in <see cref="Spell.Cause"/>.</summary>
    public Curve Incidence(int cause)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cause, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cause, Incidences.Length);
        return Incidences[cause - 1];
    }

    /// <summary>
    /// The time by which a share has ended, by whatever cause, with the interval of Brookmeyer and Crowley on the
    /// clustered limits. R: <c>quantile(survfit(Surv(entry, exit, cause &gt; 0) ~ 1, id = spell, cluster =
    /// cluster))</c>.
    /// </summary>
    /// <returns>
    /// A null value when fewer have ended: "not reached"; the same for each bound. Where nothing remains at last there
    /// is no limit to read, as with <see cref="KaplanMeier"/> (R gives the last time as the bound here).
    /// </returns>
    public Quantile TimeToEnd(double probability = 0.5) => CurveQuantile.Of(Remaining, probability);
}
