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
    [InlineData("wilson", 30)]
    [InlineData("clopper-pearson", 30)]
    [InlineData("rate", 20)]
    [InlineData("rate-ratio", 10)]
    [InlineData("newcombe", 10)]
    [InlineData("share-margin", 20)]
    [InlineData("mean", 5)]
    [InlineData("mean-margin", 15)]
    [InlineData("welch", 5)]
    [InlineData("quantile", 50)]
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
            default:
                throw new ArgumentOutOfRangeException(nameof(method), method, "No estimator of ours has this name.");
        }
    }

    private static double?[] All(Comparison comparison) => [comparison.Value, .. Bounds(comparison.Interval)];

    private static double?[] Bounds(Interval? interval) => [interval.ShouldNotBeNull().Lower, interval.Upper];

    private sealed record ClosedForm(string Method, double[] Args, string R, double?[] Value);
}
