using Portfolio.Domain;
using Portfolio.Reports.Facts;
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
    public bool Proven => Score is { Cases: >= FewestCases, Skill.Value: > 0 };

    /// <param name="quarters">In their order.</param>
    /// <param name="slice">What is known now: all programmes, whatever the report selects.</param>
    public static BackTest Of(IReadOnlyList<QuarterForecast> quarters, Slice slice)
    {
        ArgumentNullException.ThrowIfNull(quarters);
        ArgumentNullException.ThrowIfNull(slice);
        var outcomes = new CaseOutcome.Finder(slice);
        var all = new List<ScoredCase>();
        var byQuarter = new List<(QuarterForecast Quarter, int From, int To)>();
        var known = new Dictionary<(string, string), (CaseOutcome? Outcome, int Cluster)>();
        var clusters = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var takenBack = 0;
        foreach (var quarter in quarters)
        {
            var from = all.Count;
            if (Due(quarter.On) <= slice.AsOf)
            {
                foreach (var said in quarter.Cases)
                {
                    if (!known.TryGetValue((said.Programme, said.Item), out var came))
                    {
                        clusters.TryAdd(said.Programme, clusters.Count);
                        came = (outcomes.Of(said.Programme, said.Item), clusters[said.Programme]);
                        known.Add((said.Programme, said.Item), came);
                    }

                    // One that had ended by then, as is known now, was not waiting: the forecast asked of it what had come.
                    if (came.Outcome is { } outcome && !(outcome.Fate != ScopeFate.Open && outcome.On <= quarter.On))
                    {
                        all.Add(Scored(quarter, said, outcome, came.Cluster));
                    }
                    else
                    {
                        takenBack++;
                    }
                }
            }

            byQuarter.Add((quarter, from, all.Count));
        }

        var weighted = CensoringWeights.Of(all);
        return new(
            BrierScore.Of(weighted, clusters.Count),
            [.. byQuarter.Select(q => new QuarterScore(
                q.Quarter.On, q.Quarter.Knowledge.KnownAt, Due(q.Quarter.On), q.Quarter.Model.Fit is not null, q.Quarter.Cases.Length,
                BrierScore.Of(weighted.AsSpan(q.From..q.To), clusters.Count)))],
            CalibrationBin.Of(weighted),
            takenBack);
    }

    /// <summary>When what was said on a day can be told right from wrong.</summary>
    private static DateOnly Due(DateOnly on) => WaitingMonths.After(on, ItemForecast.Months);

    private static ScoredCase Scored(QuarterForecast quarter, ForecastCase said, CaseOutcome outcome, int cluster)
    {
        var due = Due(quarter.On);
        var ended = outcome.Fate != ScopeFate.Open && outcome.On <= due;
        var until = outcome.On < due ? outcome.On : due;
        return new(
            cluster, said.Delivered, quarter.BaseRate, Math.Max(0, until.DayNumber - quarter.On.DayNumber),
            ended || outcome.On >= due ? ended && outcome.Fate == ScopeFate.Delivered : null);
    }
}

/// <summary>How the forecasts of one quarter's end did.</summary>
/// <param name="KnownAt">The position up to which they knew the ledger.</param>
/// <param name="Due">The day by which all of them can be told right from wrong.</param>
/// <param name="Covariates">Whether there was history enough for covariates; else the pooled rates spoke.</param>
/// <param name="Items">How many items waited.</param>
/// <param name="Score">Null while it is not due, or when no case was left.</param>
public sealed record QuarterScore(DateOnly On, long KnownAt, DateOnly Due, bool Covariates, int Items, BrierScore? Score);
