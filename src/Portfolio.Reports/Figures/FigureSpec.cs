using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Figures;

/// <summary>What a figure is called and how it comes about; makes the figure once it is counted.</summary>
/// <param name="Name">In camelCase, unique within its report.</param>
/// <param name="Formula">In words.</param>
internal sealed record FigureSpec(string Name, string Title, string Formula)
{
    /// <summary>A share of cases, with Wilson's interval.</summary>
    public Figure Share(Tally t)
    {
        var share = Statistics.Share.Of(t.Numerator, t.Denominator, t.Censored, t.NotObserved);
        return new(
            Name, Title, share.Value, Unit.Share, share.Numerator, share.Denominator, t.Censored, t.NotObserved,
            share.Interval, share.SmallBase, $"proportion, {BinomialInterval.WilsonMethod}", Formula, t.Evidence(), t.Parts());
    }

    /// <summary>A share of cases that do not all count alike.</summary>
    public Figure Weighted(WeightedShare share, Tally t) => new(
        Name, Title, share.Value, Unit.Share, null, share.Value is null ? 0 : share.Effective, t.Censored, t.NotObserved, share.Interval,
        share.Effective < Statistics.Share.SmallBaseBelow, WeightedShare.Method, Formula, t.Evidence(), t.Parts());

    /// <summary>A plain number of cases; "no data" when none could be seen.</summary>
    public Figure Count(Tally t, bool observed) => new(
        Name, Title, observed ? t.Numerator : null, Unit.Count, t.Numerator, null, t.Censored, t.NotObserved, null, false,
        Figure.Counted, Formula, t.Evidence(), t.Parts());

    /// <summary>The tally's cases over an exposure, with the exact Poisson interval.</summary>
    public Figure Rate(Tally t, double exposure, double per, Unit unit)
    {
        // Cases of a day that was begun and ended in no time at risk cannot be divided by anything.
        var rate = exposure > 0 ? Statistics.Rate.Of(t.Numerator, exposure, per, t.NotObserved) : null;
        return new(
            Name, Title, rate?.Value, unit, t.Numerator, exposure, t.Censored, t.NotObserved, rate?.Interval,
            t.Numerator < Statistics.Share.SmallBaseBelow, $"events over exposure, {Statistics.Rate.Method}", Formula, t.Evidence(), t.Parts());
    }

    /// <summary>A sum of values; "no data" when none could be seen.</summary>
    public Figure Sum(Tally t, decimal sum, Unit unit, bool observed) => new(
        Name, Title, observed ? (double)sum : null, unit, t.Numerator, null, t.Censored, t.NotObserved, null, false, Figure.Summed,
        Formula, t.Evidence(), t.Parts());

    /// <summary>A curve read off at a time in days; "no data" beyond what was observed.</summary>
    public Figure At(Curve curve, double days, Tally t)
    {
        var point = curve.At(days);
        return new(
            Name, Title, point?.Value, Unit.Share, null, curve.Spells.Count, curve.Spells.Censored, t.NotObserved,
            point?.Interval, curve.Spells.Count < Statistics.Share.SmallBaseBelow, curve.Estimator, Formula, t.Evidence(), t.Parts());
    }

    /// <summary>A point of an estimated curve of these spells; null is "no data" there.</summary>
    public Figure Point(CurvePoint? point, ReadOnlySpan<Spell> spells, string estimator, Tally t)
    {
        var censored = 0;
        foreach (var spell in spells)
        {
            censored += spell.Cause == 0 ? 1 : 0;
        }

        return new(
            Name, Title, point?.Value, Unit.Share, null, spells.Length, censored, t.NotObserved, point?.Interval,
            spells.Length < Statistics.Share.SmallBaseBelow, estimator, Formula, t.Evidence(), t.Parts());
    }

    /// <summary>A quantile of a curve in days, given in days or months; null is "not reached".</summary>
    public Figure Median(SurvivalCurve curve, Unit unit, Tally t)
    {
        var median = curve.Median();
        var per = unit == Unit.Months ? Length.DaysPerMonth : 1;
        return new(
            Name, Title, median.Value / per, unit, curve.Curve.Spells.Events, curve.Curve.Spells.Count,
            curve.Curve.Spells.Censored, t.NotObserved, Scaled(median.Interval, per),
            curve.Curve.Spells.Count < Statistics.Share.SmallBaseBelow, $"median of {curve.Curve.Estimator}", Formula, t.Evidence(), t.Parts());
    }

    /// <summary>A quantile of plain observations.</summary>
    public Figure Median(Quantile quantile, int count, Unit unit, Tally t) => new(
        Name, Title, quantile.Value, unit, null, count, t.Censored, t.NotObserved, quantile.Interval,
        count < Statistics.Share.SmallBaseBelow, "median", Formula, t.Evidence(), t.Parts());

    public Figure Mean(Mean mean, Unit unit, Tally t) => new(
        Name, Title, mean.Value, unit, null, mean.Count, t.Censored, t.NotObserved, mean.Interval,
        mean.Count < Statistics.Share.SmallBaseBelow, $"mean, {Statistics.Mean.Method}", Formula, t.Evidence(), t.Parts());

    /// <summary>A mean of observations that do not all count alike.</summary>
    public Figure Weighted(WeightedMean mean, Unit unit, Tally t) => new(
        Name, Title, mean.Value, unit, null, mean.Effective, t.Censored, t.NotObserved, mean.Interval,
        mean.Effective < Statistics.Share.SmallBaseBelow, $"weighted mean, {WeightedMean.Method}", Formula, t.Evidence(), t.Parts());

    /// <summary>What was estimated of so many cases; null is "no data".</summary>
    public Figure Estimated(Estimate? estimate, Unit unit, int cases, Tally t) => new(
        Name, Title, estimate?.Value, unit, null, cases, t.Censored, t.NotObserved, estimate?.Interval,
        cases < Statistics.Share.SmallBaseBelow, estimate?.Estimator ?? "none: no data", Formula, t.Evidence(), t.Parts());

    /// <summary>A difference or ratio of two groups, the smaller of which decides whether the base is small.</summary>
    public Figure Compare(Comparison comparison, Unit unit, int smaller, Tally t) => new(
        Name, Title, comparison.Value, unit, null, null, t.Censored, t.NotObserved, comparison.Interval,
        smaller < Statistics.Share.SmallBaseBelow, comparison.Estimator, Formula, t.Evidence(), t.Parts());

    private static Interval? Scaled(Interval? interval, double per) =>
        interval is null ? null : interval with { Lower = interval.Lower / per, Upper = interval.Upper / per };
}
