using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Tests.Statistics;

public class MeansOfUnequalWeight
{
    [Fact]
    public void Of_equal_weight_are_plain_means()
    {
        double[] values = [0.6, -0.5, 0.1, 0.25, 1];
        var (weighted, plain) = (WeightedMean.Of(values.Select(v => (v, 0.3))), Mean.Of(values));
        weighted.Value!.Value.ShouldBe(plain.Value!.Value, 1e-12);
        weighted.Effective.ShouldBe(5, 1e-12);
        weighted.Interval!.Lower!.Value.ShouldBe(plain.Interval!.Lower!.Value, 1e-12);
        weighted.Interval.Upper!.Value.ShouldBe(plain.Interval.Upper!.Value, 1e-12);
    }

    [Fact]
    public void Of_no_weight_are_no_data() => WeightedMean.Of([(0.5, 0)]).ShouldBe(new WeightedMean(null, 0, null));

    // (1 + 0.1)² / (1² + 0.1²) = 1.21 / 1.01: as much as one and a bit.
    [Fact]
    public void That_tell_less_than_two_observations_have_no_interval()
    {
        var mean = WeightedMean.Of([(1, 1), (0, 0.1)]);
        mean.Value!.Value.ShouldBe(1 / 1.1, 1e-12);
        mean.Effective.ShouldBe(1.21 / 1.01, 1e-12);
        mean.Interval.ShouldBeNull();
    }

    [Fact]
    public void Of_values_that_are_all_the_same_have_none_either() =>
        WeightedMean.Of([(0.2, 1), (0.2, 0.9), (0.2, 0.8)]).Interval.ShouldBeNull();

    [Theory]
    [InlineData(1, -0.1)]
    [InlineData(1, double.NaN)]
    [InlineData(double.PositiveInfinity, 1)]
    public void Refuse_what_is_no_observation(double value, double weight) =>
        Should.Throw<ArgumentException>(() => WeightedMean.Of([(0, 1), (value, weight)]));
}
