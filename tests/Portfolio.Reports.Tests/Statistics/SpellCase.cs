using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Tests.Statistics;

/// <summary>A case of survival.json, as survival.R writes it.</summary>
public sealed record SpellCase(
    string Name,
    int Causes,
    double[] Entry,
    double[] Exit,
    int[] Cause,
    int[] Cluster,
    SpellCase.KaplanMeierCase Km,
    SpellCase.AalenJohansenCase? Aj,
    SpellCase.RemainingCase Remaining,
    SpellCase.CumincCase? Cuminc)
{
    public Spell[] Spells() =>
        [.. Entry.Select((entry, i) => new Spell(entry, Exit[i], Cause[i], Cluster[i]))];

    public PointwiseScale Scale() => Km.ConfType switch
    {
        "log-log" => PointwiseScale.LogLog,
        "log" => PointwiseScale.Log,
        "plain" => PointwiseScale.Plain,
        _ => throw new InvalidOperationException($"{Km.ConfType} is not a scale of ours."),
    };

    public sealed record KaplanMeierCase(
        string ConfType, double Level, double[] Time, int[] NRisk, int[] NEvent, int[] NCensor,
        double[] Surv, double?[] LogError, double?[] Lower, double?[] Upper,
        double?[] Quantile, double?[] QuantileLower, double?[] QuantileUpper,
        double Horizon, double[] Mean, double[] AtTime, double[] AtSurv);

    public sealed record AalenJohansenCase(
        double[] Time, int[] NRisk, double[][] Pstate, double[][] Error, double?[][] Lower, double?[][] Upper);

    public sealed record RemainingCase(
        double[] Time, double[] Surv, double?[] Error,
        double?[] Quantile, double?[] QuantileLower, double?[] QuantileUpper);

    public sealed record CumincCase(double[] Time, int[] Cause, double?[][] Est);
}
