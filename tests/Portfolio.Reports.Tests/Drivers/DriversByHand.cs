using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Waves;
using Portfolio.Reports.Drivers;

namespace Portfolio.Reports.Tests.Drivers;

/// <summary>
/// Eight customers scored ease, price and the whole; a driver that all scored 5, and a ninth who left price out, are left out.
/// R: rlw &lt;- function(x, y) { r &lt;- cor(x); e &lt;- eigen(r); l &lt;- e$vectors %*% diag(sqrt(e$values)) %*% t(e$vectors)
///      l^2 %*% (solve(l) %*% cor(x, y))^2 }; rlw(cbind(e, p), y); diag(solve(cor(cbind(e, p))));
/// of what is explained: r &lt;- 0.98658594491927798; sapply(c(0.975, 0.025), function(q) { l &lt;- uniroot(function(x)
///      pf((r / 2) / ((1 - r) / 5), 2, 5, ncp = x) - q, c(0, 1e5), tol = 1e-10)$root; l / (l + 8) })
/// </summary>
public class DriversByHand
{
    private static readonly decimal[] Ease = [1, 2, 2, 3, 4, 4, 4.5m, 5];

    private static readonly decimal[] Price = [5, 3, 6, 4, 7, 5, 9, 8];

    private static readonly decimal[] Whole = [3, 4, 5, 5, 8, 7, 9, 10];

    private static readonly Book Given = new Book()
        .Do("2024-03-01", new OpenWave(
            "W-1", "Customers", 100, 50, SamplingMethod.Random, new(0, 10), 0, new("ann", 14), Drivers: ["Ease", "Price", "Same"]))
        .Do("2024-03-05", new RecordResponses("W-1",
        [
            .. Whole.Select((y, i) => new ResponseRow($"R-{i}", y, [new("Ease", Ease[i]), new("Price", Price[i]), new("Same", 5)])),
            new("R-8", 2, [new("Ease", 1), new("Same", 5)]),
        ]))
        .Running("P-1", "2024-01-01")
        .Do("P-1", "2024-01-02", new AddScopeItem("I-1", "Fewer forms", 1, 50, Driver: "ease"))
        .Do("P-1", "2024-02-01", new DeferScopeItem("I-1", [Derailer.BudgetCut], ToPhase: 2));

    private static readonly DriverResult Report = DriverReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-07-01"));

    [Fact]
    public void Relative_weights_sum_to_what_is_explained()
    {
        Report.Drivers.Select(d => d.Driver).ShouldBe(["Ease", "Price"]);
        Report.Drivers[0].Weight.ShouldBe(0.62020756917289344, 1e-9);
        Report.Drivers[1].Weight.ShouldBe(0.36637837574638454, 1e-9);
        Report.Drivers[0].Inflation!.Value.ShouldBe(1.867350260416667, 1e-9);
        Report.Figure("explained").Value!.Value.ShouldBe(0.98658594491927798, 1e-9);
        Report.Figure("explained").Interval!.Lower!.Value.ShouldBe(0.87702465360045911, 1e-9);
        Report.Figure("explained").Interval!.Upper!.Value.ShouldBe(0.99166336785911824, 1e-9);
        Report.Counts("wholeResponses").ShouldBe((8, 9, 0, 0));
        Report.Waves.ShouldHaveSingleItem().Constant.ShouldBe(["Same"]);
    }

    // Means of 26.5/9 and 47/8 of 10, of all who scored it: ease counts more and is done worse than the two are on average.
    [Fact]
    public void What_to_do_about_each() => Report.Drivers.Select(d => (d.Quadrant, Math.Round(d.Performance, 9), d.Collinear)).ShouldBe(
        [(Quadrant.Improve, 0.294444444, false), (Quadrant.Maintain, 0.5875, false)]);

    [Fact]
    public void What_addresses_it_is_deferred()
    {
        var addressed = Report.Addressed.ShouldHaveSingleItem();
        (addressed.Code, addressed.Deferred, addressed.InHand).ShouldBe(("I-1", true, false));
        Report.Counts("improveAddressed").ShouldBe((0, 1, 0, 0));
    }

    [Fact]
    public void Too_few_responses_have_no_weights() =>
        DriverReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-07-01") with { Segment = "Large" }).Drivers.ShouldBeEmpty();
}
