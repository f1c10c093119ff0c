using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Tests.Statistics;

public class WhereThereIsLittleData
{
    [Fact]
    public void A_share_of_nobody_is_no_data_and_not_zero()
    {
        var share = Share.Of(0, 0, censored: 3, notObserved: 7);
        share.Value.ShouldBeNull();
        share.Interval.ShouldBeNull();
        share.SmallBase.ShouldBeTrue();
        (share.Censored, share.NotObserved).ShouldBe((3, 7));
        Share.Exact(0, 0).Interval.ShouldBeNull();
    }

    [Fact]
    public void A_base_below_ten_is_called_small()
    {
        Share.Of(4, 9).SmallBase.ShouldBeTrue();
        Share.Of(4, 10).SmallBase.ShouldBeFalse();
    }

    [Fact]
    public void None_of_some_is_zero_with_an_upper_bound()
    {
        var share = Share.Of(0, 20);
        share.Value.ShouldBe(0);
        share.Interval.ShouldNotBeNull().Lower.ShouldBe(0);
        share.Interval.Upper.ShouldNotBeNull().ShouldBeGreaterThan(0.1);
    }

    [Fact]
    public void Every_interval_names_its_method_and_level()
    {
        Share.Of(3, 20, level: 0.9).Interval.ShouldNotBeNull().Method.ShouldBe("Wilson score");
        Share.Of(3, 20, level: 0.9).Interval.ShouldNotBeNull().Level.ShouldBe(0.9);
        Share.Exact(3, 20).Interval.ShouldNotBeNull().Method.ShouldBe("Clopper–Pearson exact");
        Rate.Of(3, 20).Interval.ShouldNotBeNull().Method.ShouldBe("exact Poisson (Garwood)");
        RateRatio.Exact(3, 20, 1, 20).Interval.ShouldNotBeNull().Method.ShouldBe("Poisson rate ratio, exact conditional");
        RiskDifference.Newcombe(3, 20, 1, 20).Interval.ShouldNotBeNull().Method.ShouldBe("Newcombe hybrid score");
        Mean.Difference([1, 2], [3, 5]).Interval.ShouldNotBeNull().Method.ShouldBe("Welch t");
        Quantile.Median([1, 2]).Interval.ShouldNotBeNull().Method.ShouldBe("binomial order statistics");
        KaplanMeier.Estimate([new(0, 1, 1, 1), new(0, 2, 0, 2)]).Median().Interval.ShouldNotBeNull()
            .Method.ShouldBe("Brookmeyer–Crowley on Kaplan–Meier, Greenwood, log(−log)");
        AalenJohansen.Estimate([new(0, 1, 1, 1), new(0, 2, 0, 2)], 1).Estimator
            .ShouldBe("Aalen–Johansen, infinitesimal jackknife by cluster, log(−log)");
    }

    [Fact]
    public void A_rate_over_no_exposure_is_no_data()
    {
        var rate = Rate.Of(0, 0, per: 100, notObserved: 5);
        rate.Value.ShouldBeNull();
        rate.Interval.ShouldBeNull();
        rate.NotObserved.ShouldBe(5);
    }

    [Fact]
    public void A_ratio_to_nothing_has_only_a_lower_bound()
    {
        var ratio = RateRatio.Exact(5, 10, 0, 10);
        ratio.Value.ShouldBeNull();
        ratio.Interval.ShouldNotBeNull().Lower.ShouldNotBeNull().ShouldBeGreaterThan(0.5);
        ratio.Interval.Upper.ShouldBeNull();
    }

    [Fact]
    public void A_ratio_of_nothing_to_nothing_or_over_no_exposure_is_no_data()
    {
        var none = new Comparison(null, null, RateRatio.Method);
        RateRatio.Exact(0, 10, 0, 10).ShouldBe(none);
        RateRatio.Exact(0, 0, 3, 10).ShouldBe(none);
        RateRatio.Exact(Rate.Of(3, 10), Rate.Of(0, 0)).ShouldBe(none);
    }

    [Fact]
    public void A_difference_to_a_share_of_nobody_is_no_data()
    {
        RiskDifference.Newcombe(Share.Of(3, 10), Share.Of(0, 0)).ShouldBe(new Comparison(null, null, RiskDifference.Method));
    }

    [Fact]
    public void A_mean_of_one_has_no_interval_and_a_mean_of_none_no_value()
    {
        Mean.Of([]).ShouldBe(new Mean(0, null, null, null));
        Mean.Of([4]).ShouldBe(new Mean(1, 4, null, null));
        Mean.Difference([4], [1, 2, 3]).ShouldBe(new Comparison(2, null, Mean.WelchMethod));
        Mean.Difference([], [1, 2, 3]).ShouldBe(new Comparison(null, null, Mean.WelchMethod));
    }

    [Fact]
    public void Values_all_the_same_give_no_interval_of_no_width()
    {
        Mean.Of([0.1, 0.1, 0.1]).Interval.ShouldBeNull();
        Mean.Difference([0.1, 0.1], [0.3, 0.3, 0.3]).Interval.ShouldBeNull();
        Mean.Difference([0.1, 0.1], [0.1, 0.4]).Interval.ShouldNotBeNull();
    }

    [Fact]
    public void A_median_of_none_is_no_data_and_of_few_has_no_bounds()
    {
        Quantile.Median([]).ShouldBe(new Quantile(0.5, null, null));
        var median = Quantile.Median([3, 1, 2]);
        median.Value.ShouldBe(2);
        median.Interval.ShouldBe(new Interval(null, null, 0.95, Quantile.Method));
        Quantile.Median([6, 5, 4, 3, 2, 1]).Interval.ShouldBe(new Interval(1, 6, 0.95, Quantile.Method));
    }

    [Fact]
    public void A_sample_of_nobody_has_no_margin_and_one_of_everybody_none_to_fear()
    {
        SamplingMargin.OfAnyShare(0, 500).ShouldBeNull();
        SamplingMargin.OfAnyShare(500, 500).ShouldBe(0);
        SamplingMargin.OfAnyShare(1, 1).ShouldBe(0);
        SamplingMargin.OfMean(Mean.Of([]), 500).ShouldBeNull();
        SamplingMargin.OfMean(Mean.Of([4]), 500).ShouldBeNull();
        SamplingMargin.OfMean(Mean.Of([4, 6]), 2).ShouldBe(new Interval(5, 5, 0.95, SamplingMargin.MeanMethod));
    }
}
