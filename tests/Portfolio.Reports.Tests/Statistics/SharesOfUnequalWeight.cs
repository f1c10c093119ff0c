using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Tests.Statistics;

public class SharesOfUnequalWeight
{
    // R: w <- c(1, .5, .25, 1, .75); x <- c(1, 0, 1, 1, 0); p <- sum(w * x) / sum(w); n <- sum(w)^2 / sum(w^2); z <- qnorm(.975)
    //    (p + z^2 / (2 * n) + c(-1, 1) * z * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))) / (1 + z^2 / n)
    [Fact]
    public void Agree_with_R()
    {
        var share = WeightedShare.Of([(1, true), (0.5, false), (0.25, true), (1, true), (0.75, false)]);
        share.Value!.Value.ShouldBe(0.6428571428571429, 1e-12);
        share.Effective.ShouldBe(4.2608695652173916, 1e-12);
        share.Interval!.Lower!.Value.ShouldBe(0.23831582877963375, 1e-9);
        share.Interval.Upper!.Value.ShouldBe(0.91193620327384983, 1e-9);
    }

    [Fact]
    public void Of_equal_weight_are_plain_shares()
    {
        var (weighted, plain) = (WeightedShare.Of(Enumerable.Range(0, 20).Select(i => (0.3, i < 7))), Share.Of(7, 20));
        weighted.Value!.Value.ShouldBe(plain.Value!.Value, 1e-12);
        weighted.Interval!.Lower!.Value.ShouldBe(plain.Interval!.Lower!.Value, 1e-12);
        weighted.Interval.Upper!.Value.ShouldBe(plain.Interval.Upper!.Value, 1e-12);
    }

    [Fact]
    public void Of_no_weight_are_no_data() => WeightedShare.Of([(0, true)]).ShouldBe(new WeightedShare(null, 0, null));
}
