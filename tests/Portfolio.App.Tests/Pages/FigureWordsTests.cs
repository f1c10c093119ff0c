using Portfolio.App.Pages.Wording;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Statistics;

namespace Portfolio.App.Tests.Pages;

public class FigureWordsTests
{
    private const string NoInterval = "An estimate, for which no interval is given: nothing says how far off it may be.";

    [Theory]
    [InlineData("count", false, "Counted, not estimated: it has no interval.")]
    [InlineData("sum", false, "Added up, not estimated: it has no interval.")]
    [InlineData("Brier score", false, NoInterval)]
    [InlineData(RelativeWeights.Method, false, NoInterval)]
    [InlineData("mean, Student t", true, "An estimate of fewer than ten cases: no interval is given for it, so nothing says how far off it may be.")]
    public void What_has_no_interval_says_whether_it_is_a_count_or_an_estimate(string estimator, bool smallBase, string sure) =>
        FigureWords.Of(Of(estimator, 0.2, null, smallBase)).Sure.ShouldBe(sure);

    // Of five observations no two bound the median by 95 %.
    [Fact]
    public void An_interval_without_bounds_is_none() =>
        FigureWords.Of(Of("median", 3, Quantile.Median([1, 2, 3, 4, 5]).Interval, true)).Sure
            .ShouldBe("What is on record bounds it on neither side: there is no interval.");

    [Fact]
    public void An_interval_is_said_with_its_method()
    {
        var interval = BinomialInterval.Wilson(10, 50);
        FigureWords.Of(Of("proportion", 0.2, interval, false)).Sure.ShouldBe("The interval is by Wilson score: in 95 of 100 such records it holds the true value.");
        FigureWords.Of(Of("proportion", 0.2, interval, true)).Sure.ShouldBe("The base is small: fewer than ten cases. The interval (Wilson score) says how little that tells.");
        FigureWords.Of(Of("proportion", null, null, true)).Sure.ShouldBe("There was nothing to go by: no data, which is not 0.");
    }

    // A sign is not the dash of a range, and what rounds to nothing has none.
    [Theory]
    [InlineData(-0.036, -0.081, 0.086, "−3.6\u00A0%", "−8.1 to 8.6\u00A0%")]
    [InlineData(0.101, -0.0003, 0.23, "10\u00A0%", "0.0 to 23\u00A0%")]
    [InlineData(-0.0003, -0.4, -0.2, "0.0\u00A0%", "−40 to −20\u00A0%")]
    [InlineData(0.2, 0.1, 0.3, "20\u00A0%", "10–30\u00A0%")]
    public void A_number_below_0_has_a_sign_that_is_no_dash(double value, double lower, double upper, string said, string interval)
    {
        var words = FigureWords.Of(Of("Newcombe", value, new(lower, upper, 0.95, "Newcombe"), false));
        (words.Value, words.Interval).ShouldBe((said, interval));
    }

    [Theory]
    [InlineData("FinishRebaselined", "Finish re-baselined")]
    [InlineData("Rebaselines", "Re-baselines")]
    [InlineData("SwapWithoutRecommitment", "Swap without re-commitment")]
    [InlineData("OnHold", "On hold")]
    public void Names_are_written_as_the_terms_are_everywhere_else(string name, string words) => Say.Of(name).ShouldBe(words);

    private static Figure Of(string estimator, double? value, Interval? interval, bool smallBase) =>
        new("figure", "A figure", value, Unit.Share, null, 20, 0, 0, interval, smallBase, estimator, "How it comes about.", null);
}
