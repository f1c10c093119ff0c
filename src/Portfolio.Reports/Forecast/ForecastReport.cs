using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Forecast;

/// <summary>
/// What of all that waits in "Phase 2" is expected to come. The forecasts are those of the last quarter's end before: what
/// was learnt then speaks until the next, so that the same is shown for a position for ever, and what is held against what
/// came is what was shown.
/// </summary>
public static class ForecastReport
{
    /// <param name="quarters">
    /// What was said at each quarter's end up to the day the report speaks of, in their order; see
    /// <see cref="QuarterForecast"/>.
    /// </param>
    public static ForecastResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes,
        Organisation organisation,
        ReportParameters parameters,
        IReadOnlyList<QuarterForecast> quarters)
    {
        ArgumentNullException.ThrowIfNull(quarters);
        ArgumentNullException.ThrowIfNull(parameters);
        var slice = Slice.Of(programmes, organisation, parameters);
        var header = Beside.Begin(() => Headers.Of(slice, "forecast", "Forecast", [(FactKind.Scope, "Scope and its deferrals")]));
        var waiting = WaitingItem.All(slice);
        var everybody = slice.Everybody();
        var scored = ScoredPast.Of(PastQuarters.Of(quarters), everybody);
        var test = BackTest.Of(scored);
        var last = quarters.Count == 0 ? null : quarters[^1];
        var learnt = last?.Model ?? ForecastModel.None;
        var basis = Basis(last, learnt, test);
        var speaks = Speaking(quarters, test.Proven);
        var forecasts = new Forecasts(speaks);
        var expected = Beside.Each(waiting.Length, i => forecasts.Expected(waiting[i].Factors, waiting[i].Waited));
        var items = Beside.Begin(() => InOrder(waiting, expected));
        var risks = Beside.Begin(() => Risks(waiting, forecasts));
        var figures = new ForecastFigures(speaks, forecasts, basis, test, quarters, scored, everybody);
        return new(
            header.Done() with
            {
                Notes = [.. header.Done().Notes, basis.Why, "The back-test speaks of the whole portfolio, whatever is selected."],
            },
            [.. figures.Of(slice, waiting, expected), .. figures.OfTheForecasts(slice)],
            Groups.By(slice, parameters.By, figures.Of),
            basis,
            Rows.Of(items.Done(), w => Row(w, forecasts.Of(w.Factors, w.Waited))),
            Rows.Of(risks.Done(), of => ProgrammeRisk.Of(of, forecasts, speaks.Fit is not null)),
            test);
    }

    /// <summary>What forecasts on a day rest on: the covariates where they have proven themselves, else the base rate alone.</summary>
    internal static ForecastModel Speaking(IReadOnlyList<QuarterForecast> quarters, bool proven)
    {
        var learnt = quarters.Count == 0 ? ForecastModel.None : quarters[^1].Model;
        return proven ? learnt : learnt with { Fit = null };
    }

    // The least likely to be delivered first; of those, what is worth most.
    private static WaitingItem[] InOrder(WaitingItem[] waiting, Expectation[] expected)
    {
        // Many are alike: only what tells them apart is sorted by comparing.
        var ranks = new Dictionary<Expectation, int>(ReferenceEqualityComparer.Instance);
        foreach (var one in expected)
        {
            ranks.TryAdd(one, 0);
        }

        var (rank, before) = (0, double.NaN);
        foreach (var one in ranks.Keys.OrderBy(e => e.Delivered).ToList())
        {
            rank += one.Delivered == before ? 0 : 1;
            (ranks[one], before) = (rank, one.Delivered);
        }

        var numbers = new long[waiting.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = ((long)ranks[expected[i]] << 32) | (uint)(int.MaxValue - waiting[i].ValueLeft);
        }

        return NumberedOrder.Of(waiting, numbers);
    }

    // What waits in each programme, by how much of it is expected never to come.
    private static ArraySegment<WaitingItem>[] Risks(WaitingItem[] waiting, Forecasts forecasts)
    {
        var programmes = WaitingItem.ByProgramme(waiting);
        return NumberedOrder.Of(programmes, Beside.Each(programmes.Length, i => -BitConverter.DoubleToInt64Bits(
            (double)programmes[i].Sum(w => w.Value) * ProgrammeRisk.Share(programmes[i], forecasts, f => f))));
    }

    private static bool Speaks(ForecastModel learnt, BackTest test) => learnt.Fit is not null && test.Proven;

    private static ForecastBasis Basis(QuarterForecast? last, ForecastModel learnt, BackTest test)
    {
        var covariates = Speaks(learnt, test);
        var pooled = learnt.Pooled;
        return new(
            last?.On,
            last?.Knowledge.KnownAt,
            covariates ? ForecastSource.Covariates : ForecastSource.BaseRate,
            Why(last, learnt, test),
            covariates ? 0 : pooled.PriorShare,
            pooled.Months,
            pooled.First,
            pooled.Second,
            pooled.FirstWithin(ItemForecast.Months, Interval.DefaultLevel),
            learnt.Fit?.Penalty,
            learnt.Fit is { } fit ? [.. Enumerable.Range(0, fit.Columns).Select(c => EffectOf(fit, c))] : []);
    }

    private static string Why(QuarterForecast? last, ForecastModel learnt, BackTest test)
    {
        var pooled = learnt.Pooled;
        return (last, learnt.Fit, test.Score) switch
        {
            (null, _, _) => "There is no quarter’s end on record yet to learn from: what is shown is the prior alone, 10 % delivered by 24 months.",
            (_, null, _) => FormattableString.Invariant($"What is on record by {last.On:yyyy-MM-dd} is too little to tell items apart ({pooled.First:0} delivered and {pooled.Second:0} dropped or lost sight of; it takes {ForecastModel.FewestEnds} ends, {ForecastModel.FewestDeliveries} of them deliveries, in {ForecastModel.FewestProgrammes} programmes): every item is given the base rate, {pooled.PriorShare:0%} of which is prior."),
            (_, _, null or { Cases: < BackTest.FewestCases }) => FormattableString.Invariant($"What is known of each item has not been tested yet (it takes {BackTest.FewestCases} forecasts that are due; there are {test.Score?.Cases ?? 0}): every item is given the base rate."),
            (_, _, { Skill.Value: not > 0 } score) => FormattableString.Invariant($"Forecasts by what is known of each item have been no better than the base rate (skill {score.Skill.Value:0.000} over {score.Cases} forecasts): every item is given the base rate."),
            (_, _, { } score) => FormattableString.Invariant($"Forecasts by what is known of each item have been better than the base rate (skill {score.Skill.Value:0.000} over {score.Cases} forecasts), so they are shown. They were learnt from what was known on {last.On:yyyy-MM-dd}."),
        };
    }

    private static Effect EffectOf(CompetingLogit fit, int column)
    {
        return new(ForecastCell.InWords(column), Odds(column), Odds(fit.Columns + column));

        Comparison Odds(int index)
        {
            var reach = Interval.NormalQuantile(Interval.DefaultLevel) * Math.Sqrt(fit.Covariance[index, index]);
            var odds = fit.Coefficients[index];
            return new(
                Math.Exp(odds),
                new(Math.Exp(odds - reach), Math.Exp(odds + reach), Interval.DefaultLevel, "Wald on the log odds, clustered by programme"),
                CompetingLogit.Method);
        }
    }

    private static WaitingForecast Row(WaitingItem w, ItemForecast said) => new(
        w.Programme.Code,
        w.Programme.Title,
        w.Programme.Department,
        w.Item.Item,
        w.Item.Version.Title,
        w.First.From,
        w.Waited,
        w.Value,
        said.Delivered.Value,
        said.Delivered.Interval,
        said.Gone,
        said.Never,
        [.. w.Factors.Present]);
}
