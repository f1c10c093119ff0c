using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Tests.Statistics;

public class RelativeWeightsAgreeWithR
{
    private static readonly IReadOnlyList<WeightsCase> Cases = Reference.Cases<WeightsCase>("relative-weights.json");

    public static TheoryData<int, string> Names() => new(Cases.Select((c, i) => (i, c.Name)));

    [Theory, MemberData(nameof(Names))]
    public void Weights_sum_to_R_squared_and_are_those_of_R(int index, string name)
    {
        var c = Cases[index];
        var ours = RelativeWeights.Estimate(c.Outcome, [.. c.Drivers.Select((d, i) => new Driver($"{i}", d))]);
        ours.Rows.ShouldBe(c.Rows);
        ours.Incomplete.ShouldBe(c.Outcome.Length - c.Rows);
        Reference.ShouldAgree(ours.RSquared, c.RSquared, $"R² of {name}", 1e-14);
        ours.Weights.Sum(w => w.Weight).ShouldBe(ours.RSquared.ShouldNotBeNull(), 1e-14);
        Reference.ShouldAgree(ours.RSquaredInterval?.Lower, c.Explained[0], $"least explained of {name}", 1e-14);
        Reference.ShouldAgree(ours.RSquaredInterval?.Upper, c.Explained[1], $"most explained of {name}", 1e-14);
        for (var i = 0; i < c.Weights.Length; i++)
        {
            Reference.ShouldAgree(ours.Weights[i].Weight, c.Weights[i], $"weight {i} of {name}", 1e-14);
            Reference.ShouldAgree(ours.Weights[i].Inflation, c.Inflation[i], $"inflation of {i} of {name}");
        }
    }

    // R: explained(0.9, 20000, 8) and so on, with the function of relative-weights.R.
    [Theory]
    [InlineData(0.9, 20_000, 8, 0.8979762339135976, 0.9018797267795250)]
    [InlineData(0.02, 2000, 1, 0.009651358418779721, 0.033723665008087329)]
    [InlineData(0.999, 300, 12, 0.9987601648471373, 0.9991066777482657)]
    public void How_sure_it_is_of_many_rows_is_as_in_R(double rSquared, int rows, int drivers, double lower, double upper)
    {
        var interval = ExplainedVariance.IntervalOf(rSquared, rows, drivers, 0.95).ShouldNotBeNull();
        Reference.ShouldAgree(interval.Lower, lower, "least explained");
        Reference.ShouldAgree(interval.Upper, upper, "most explained");
    }

    [Fact]
    public void Drivers_unlike_each_other_have_the_weight_of_their_own_correlation()
    {
        // y = 3a + b with a and b uncorrelated: r² are 9/10 and 1/10.
        double?[] a = [-1, 1, -1, 1], b = [-1, -1, 1, 1], y = [-4, 2, -2, 4];
        var weights = RelativeWeights.Estimate(y, [new("a", a), new("b", b)]);
        weights.RSquared.ShouldNotBeNull().ShouldBe(1, 1e-14);
        weights.Weights.Select(w => Math.Round(w.Weight, 12)).ShouldBe([0.9, 0.1]);
        weights.Weights.ShouldAllBe(w => !w.Collinear);
    }

    [Fact]
    public void Copies_of_a_driver_share_its_weight_equally_and_are_flagged()
    {
        double?[] a = [-1, 1, -1, 1], b = [-1, -1, 1, 1], y = [-4, 2, -2, 4];
        var weights = RelativeWeights.Estimate([.. y, 0], [new("a", [.. a, 0]), new("b", [.. b, 0]), new("c", [.. a, 0])]);
        weights.Weights.Select(w => Math.Round(w.Weight, 12)).ShouldBe([0.45, 0.1, 0.45]);
        weights.Weights.Select(w => w.Collinear).ShouldBe([true, false, true]);
        weights.Weights.Select(w => w.Inflation is null).ShouldBe([true, false, true]);
    }

    [Fact]
    public void A_question_nobody_answered_or_all_answered_alike_is_named_and_costs_no_row()
    {
        double?[] y = [1, 2, 3, 5, 8, 9];
        var weights = RelativeWeights.Estimate(
            y, [new("Unanswered", [null, null, null, null, null, null]), new("Speed", [2, 1, 4, 4, 6, null]), new("Alike", [7, 7, null, 7, 7, 7])]);
        weights.Constant.ShouldBe(["Unanswered", "Alike"]);
        (weights.Rows, weights.Incomplete).ShouldBe((5, 1));
        weights.Weights.ShouldHaveSingleItem().Driver.ShouldBe("Speed");
    }

    [Fact]
    public void A_driver_that_varies_only_in_rows_with_gaps_is_constant_and_its_gaps_count_no_more()
    {
        var weights = RelativeWeights.Estimate(
            [1, 2, 3, 5, 8], [new("Speed", [2, 1, 4, 4, null]), new("Care", [7, 7, 7, null, 9])]);
        weights.Constant.ShouldBe(["Care"]);
        weights.Rows.ShouldBe(4);
    }

    [Fact]
    public void Too_few_rows_or_an_outcome_that_never_varies_have_no_weights()
    {
        double?[] x = [2, 1, 4];
        foreach (var outcome in new double?[][] { [1, 2, null], [5, 5, 5], [null, null, null], [null, 4, null] })
        {
            var weights = RelativeWeights.Estimate(outcome, [new("Speed", x)]);
            weights.RSquared.ShouldBeNull();
            weights.Weights.ShouldBeEmpty();
            weights.Constant.ShouldBeEmpty();
        }
    }

    private sealed record WeightsCase(
        string Name, double?[] Outcome, double?[][] Drivers, int Rows, double?[] Explained, double RSquared, double[] Weights, double?[] Inflation);
}
