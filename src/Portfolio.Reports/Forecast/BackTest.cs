using Portfolio.Domain;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Forecast;

/// <summary>
/// Forecasts held against what came: those made at each quarter's end at least twelve months before the day, from what
/// was known then.
/// </summary>
/// <param name="Score">Of all quarters together; null while none is due.</param>
/// <param name="Quarters">One by one, in their order, those that are not due yet too.</param>
/// <param name="Calibration">By what was said, those with no case left out.</param>
/// <param name="TakenBack">
/// How many forecasts were of items that are not on record any more, or had ended before, as is known now: they are not
/// scored.
/// </param>
public sealed record BackTest(
    BrierScore? Score, ValueList<QuarterScore> Quarters, ValueList<CalibrationBin> Calibration, int TakenBack)
{
    /// <summary>Fewest cases by which the covariates may prove themselves.</summary>
    public const int FewestCases = 50;

    /// <summary>Whether the model has foreseen better than the base rate known at the same time.</summary>
    public bool Proven => IsProof(Score);

    /// <param name="quarters">In their order.</param>
    /// <param name="slice">What is known now: all programmes, whatever the report selects.</param>
    public static BackTest Of(IReadOnlyList<QuarterForecast> quarters, Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return Of(ScoredPast.Of(PastQuarters.Of(quarters), slice));
    }

    internal static BackTest Of(ScoredPast scored)
    {
        var past = scored.Quarters;
        var score = Beside.Begin(() => BrierScore.Of(scored.All, scored.Clusters));
        var calibration = Beside.Begin(() => CalibrationBin.Of(scored.All));
        var byQuarter = Beside.Each(past.Count, i => new QuarterScore(
            past[i].On, past[i].Knowledge.KnownAt, ScoredPast.Due(past[i].On), past[i].Model.Fit is not null, past[i].Cases.Length,
            BrierScore.Of(scored.Of(i), scored.Clusters)));
        return new(score.Done(), [.. byQuarter], calibration.Done(), scored.TakenBack);
    }

    /// <summary><see cref="Proven"/> alone, for which less is computed.</summary>
    internal static bool Proves(PastQuarters quarters, Slice slice)
    {
        var scored = ScoredPast.Of(quarters, slice);
        return IsProof(BrierScore.Of(scored.All, scored.Clusters));
    }

    private static bool IsProof(BrierScore? score) => score is { Cases: >= FewestCases, Skill.Value: > 0 };
}

/// <summary>How the forecasts of one quarter's end did.</summary>
/// <param name="KnownAt">The position up to which they knew the ledger.</param>
/// <param name="Due">The day by which all of them can be told right from wrong.</param>
/// <param name="Covariates">Whether there was history enough for covariates; else the pooled rates spoke.</param>
/// <param name="Items">How many items waited.</param>
/// <param name="Score">Null while it is not due, or when no case was left.</param>
public sealed record QuarterScore(DateOnly On, long KnownAt, DateOnly Due, bool Covariates, int Items, BrierScore? Score);
