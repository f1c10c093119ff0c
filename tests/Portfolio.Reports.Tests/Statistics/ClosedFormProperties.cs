using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.Distributions;
using Portfolio.Reports.Statistics;
using Interval = Portfolio.Reports.Statistics.Interval;

namespace Portfolio.Reports.Tests.Statistics;

public class ClosedFormProperties
{
    private static readonly Gen<(int X, int N, double Level)> AnyShare =
        from n in Gen.OneOf(Gen.Choose(1, 40), Gen.Choose(1, 1_000_000))
        from x in Gen.OneOf(Gen.Choose(0, n), Gen.Elements(0, 1, n - 1, n).Select(v => Math.Max(v, 0)))
        from level in Gen.Elements(0.5, 0.8, 0.95, 0.99)
        select (x, n, level);

    private static readonly Gen<(int Events, double Exposure)> AnyRate =
        from events in Gen.OneOf(Gen.Choose(0, 30), Gen.Choose(0, 100_000))
        from exposure in Gen.Choose(1, 10_000_000)
        select (events, exposure / 1000.0);

    private static readonly Gen<double[]> AnyValues = Gen.Choose(-50, 50).Select(v => v / 4.0).ArrayOf();

    [Fact]
    public void A_share_lies_within_both_its_intervals() => ForAll(AnyShare, s =>
    {
        foreach (var share in new[] { Share.Of(s.X, s.N, level: s.Level), Share.Exact(s.X, s.N, level: s.Level) })
        {
            var interval = share.Interval.ShouldNotBeNull();
            interval.Contains(share.Value.ShouldNotBeNull()).ShouldBeTrue();
            interval.Lower.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(0);
            interval.Upper.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(1);
        }
    });

    [Fact]
    public void The_share_of_the_others_has_the_mirrored_interval() => ForAll(AnyShare, s =>
    {
        Func<int, int, double, Interval?>[] methods = [BinomialInterval.Wilson, BinomialInterval.ClopperPearson];
        foreach (var method in methods)
        {
            var one = method(s.X, s.N, s.Level).ShouldNotBeNull();
            var other = method(s.N - s.X, s.N, s.Level).ShouldNotBeNull();
            Close(1 - other.Upper, one.Lower);
            Close(1 - other.Lower, one.Upper);
        }
    });

    [Fact]
    public void At_the_exact_bounds_of_a_share_its_count_is_just_as_rare_as_the_level_says() => ForAll(AnyShare, s =>
    {
        var interval = BinomialInterval.ClopperPearson(s.X, s.N, s.Level).ShouldNotBeNull();
        var tail = (1 - s.Level) / 2;
        if (s.X > 0)
            (1 - Binomial.CDF(interval.Lower.ShouldNotBeNull(), s.N, s.X - 1)).ShouldBe(tail, 1e-8);
        if (s.X < s.N)
            Binomial.CDF(interval.Upper.ShouldNotBeNull(), s.N, s.X).ShouldBe(tail, 1e-8);
    });

    [Fact]
    public void At_the_exact_bounds_of_a_rate_its_count_is_just_as_rare_as_the_level_says() => ForAll(AnyRate, r =>
    {
        var interval = Rate.Of(r.Events, r.Exposure).Interval.ShouldNotBeNull();
        Poisson.CDF(interval.Upper.ShouldNotBeNull() * r.Exposure, r.Events).ShouldBe(0.025, 1e-8);
        if (r.Events > 0)
            (1 - Poisson.CDF(interval.Lower.ShouldNotBeNull() * r.Exposure, r.Events - 1)).ShouldBe(0.025, 1e-8);
        else
            interval.Lower.ShouldBe(0);
    });

    [Fact]
    public void A_rate_per_hundred_is_a_hundred_times_the_rate() => ForAll(AnyRate, r =>
    {
        var (one, hundred) = (Rate.Of(r.Events, r.Exposure), Rate.Of(r.Events, r.Exposure, per: 100));
        Close(hundred.Value, one.Value * 100);
        Close(hundred.Interval?.Lower, one.Interval?.Lower * 100);
        Close(hundred.Interval?.Upper, one.Interval?.Upper * 100);
    });

    [Fact]
    public void The_ratio_the_other_way_round_is_the_reciprocal() => ForAll(AnyRate.Two(), r =>
    {
        var one = RateRatio.Exact(r.Item1.Events, r.Item1.Exposure, r.Item2.Events, r.Item2.Exposure);
        var other = RateRatio.Exact(r.Item2.Events, r.Item2.Exposure, r.Item1.Events, r.Item1.Exposure);
        if (r.Item1.Events + r.Item2.Events == 0)
        {
            one.Interval.ShouldBeNull();
            return;
        }

        var (a, b) = (one.Interval.ShouldNotBeNull(), other.Interval.ShouldNotBeNull());
        Close(a.Lower, b.Upper is { } upper ? 1 / upper : 0);
        Close(b.Lower, a.Upper is { } reach ? 1 / reach : 0);
        (one.Value is null).ShouldBe(r.Item2.Events == 0);
    });

    [Fact]
    public void The_difference_the_other_way_round_is_its_opposite() => ForAll(AnyShare.Two(), s =>
    {
        var one = RiskDifference.Newcombe(s.Item1.X, s.Item1.N, s.Item2.X, s.Item2.N);
        var other = RiskDifference.Newcombe(s.Item2.X, s.Item2.N, s.Item1.X, s.Item1.N);
        Close(one.Value, -other.Value);
        Close(one.Interval?.Lower, -other.Interval?.Upper);
        one.Interval.ShouldNotBeNull().Contains(one.Value.ShouldNotBeNull()).ShouldBeTrue();
        one.Interval.Lower.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(-1);
        one.Interval.Upper.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(1);
    });

    [Fact]
    public void A_mean_moves_with_its_values_and_a_difference_does_not() => ForAll(AnyValues.Two(), v =>
    {
        double[] moved = [.. v.Item1.Select(x => x + 1000)];
        Close(Mean.Of(moved).Value, Mean.Of(v.Item1).Value + 1000);
        var still = Mean.Difference(v.Item1, v.Item2);
        var together = Mean.Difference(moved, [.. v.Item2.Select(x => x + 1000)]);
        Close(together.Value, still.Value);
        Close(together.Interval?.Lower, still.Interval?.Lower);
    });

    [Fact]
    public void A_quantile_lies_within_its_interval_and_turns_with_its_values() => ForAll(AnyValues, values =>
    {
        var (median, turned) = (Quantile.Median(values), Quantile.Median([.. values.Select(v => -v)]));
        (median.Value is null).ShouldBe(values.Length == 0);
        if (median is not { Value: { } value, Interval: { } interval })
            return;
        interval.Contains(value).ShouldBeTrue();
        turned.Value.ShouldBe(-value);
        turned.Interval.ShouldNotBeNull().Lower.ShouldBe(-interval.Upper);
    });

    private static void Close(double? actual, double? expected) =>
        Reference.ShouldAgree(actual, expected, "the same from the other side", 1e-9);

    private static void ForAll<T>(Gen<T> gen, Action<T> property) =>
        Prop.ForAll(gen.ToArbitrary(), property).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
