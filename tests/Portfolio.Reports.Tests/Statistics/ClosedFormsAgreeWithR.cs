using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Tests.Statistics;

public class ClosedFormsAgreeWithR
{
    private static readonly IReadOnlyList<ClosedForm> Cases = Reference.Cases<ClosedForm>("closed-forms.json");

    public static TheoryData<int, string> Lines() =>
        new(Cases.Select((c, i) => (i, c.R.Length <= 100 ? c.R : c.R[..100] + "…")));

    [Theory, MemberData(nameof(Lines))]
    public void Each_line_of_R_gives_the_same(int index, string line)
    {
        var c = Cases[index];
        var actual = Ours(c.Method, c.Args);
        actual.Length.ShouldBe(c.Value.Length);
        for (var i = 0; i < actual.Length; i++)
            Reference.ShouldAgree(actual[i], c.Value[i], $"{c.Method} [{i}] of {line}", rounding: 1e-300);
    }

    [Theory]
    [InlineData("wilson", 90)]
    [InlineData("clopper-pearson", 90)]
    [InlineData("rate", 60)]
    [InlineData("rate-ratio", 40)]
    [InlineData("newcombe", 50)]
    [InlineData("share-margin", 60)]
    [InlineData("mean", 40)]
    [InlineData("mean-margin", 50)]
    [InlineData("welch", 40)]
    [InlineData("quantile", 90)]
    [InlineData("weighted-share", 15)]
    [InlineData("weighted-mean", 15)]
    [InlineData("pooled-hazards", 12)]
    public void Every_estimator_has_its_cases(string method, int atLeast) =>
        Cases.Count(c => c.Method == method).ShouldBeGreaterThanOrEqualTo(atLeast);

    private static double?[] Ours(string method, double[] args)
    {
        switch (method)
        {
            case "wilson":
                return Bounds(BinomialInterval.Wilson((int)args[0], (int)args[1], args[2]));
            case "clopper-pearson":
                return Bounds(BinomialInterval.ClopperPearson((int)args[0], (int)args[1], args[2]));
            case "rate":
                return Bounds(Rate.Of((int)args[0], args[1], level: args[2]).Interval);
            case "rate-ratio":
                return All(RateRatio.Exact((int)args[0], args[1], (int)args[2], args[3], args[4]));
            case "newcombe":
                return All(RiskDifference.Newcombe((int)args[0], (int)args[1], (int)args[2], (int)args[3], args[4]));
            case "mean":
                var mean = Mean.Of(args.AsSpan(1), args[0]);
                return [mean.Value, .. Bounds(mean.Interval)];
            case "mean-margin":
                return Bounds(SamplingMargin.OfMean(Mean.Of(args.AsSpan(2), args[0]), (int)args[1], args[0]));
            case "share-margin":
                return [SamplingMargin.OfAnyShare((int)args[0], (int)args[1], args[2])];
            case "welch":
                var size = (int)args[1];
                return All(Mean.Difference(args.AsSpan(2, size), args.AsSpan(2 + size), args[0]));
            case "quantile":
                var quantile = Quantile.Of(args.AsSpan(2), args[0], args[1]);
                return [quantile.Value, .. Bounds(quantile.Interval)];
            case "weighted-share":
                var count = (int)args[1];
                var (weights, has) = (args[2..(2 + count)], args[(2 + count)..]);
                var share = WeightedShare.Of(weights.Zip(has, (w, h) => (w, h == 1)), args[0]);
                return [share.Value, share.Effective, .. Bounds(share.Interval)];
            case "weighted-mean":
                var observed = (int)args[1];
                var weighted = WeightedMean.Of(args[2..(2 + observed)].Zip(args[(2 + observed)..]), args[0]);
                return [weighted.Value, weighted.Effective, .. Bounds(weighted.Interval)];
            case "pooled-hazards":
                var within = new PooledHazards(args[0], args[1], args[2]).FirstWithin(args[3], args[4]);
                return [within.Value, .. Bounds(within.Interval)];
            default:
                throw new ArgumentOutOfRangeException(nameof(method), method, "No estimator of ours has this name.");
        }
    }

    private static double?[] All(Comparison comparison) => [comparison.Value, .. Bounds(comparison.Interval)];

    private static double?[] Bounds(Interval? interval) => [interval.ShouldNotBeNull().Lower, interval.Upper];

    private sealed record ClosedForm(string Method, double[] Args, string R, double?[] Value);
}
