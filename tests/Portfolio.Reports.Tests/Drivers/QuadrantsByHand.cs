using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Waves;
using Portfolio.Reports.Drivers;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports.Tests.Drivers;

/// <summary>
/// Eight customers scored four drivers high or low, each in each of eight ways, so that none goes with another: what a driver counts
/// is the square of its correlation with the whole. The whole is 5, and by 2, 1.5, 0.5 and 0.25 more where a driver was scored high and
/// as much less where low: variances 4, 2.25, 0.25 and 0.0625 of 6.5625.
/// </summary>
public class QuadrantsByHand
{
    private static readonly string[] Drivers = ["Ease", "Speed", "Price", "Look"];

    // Ease and price are done badly (4 ± 1 of 10), speed and look well (8 ± 1).
    private static readonly decimal[] Mean = [4, 8, 4, 8];

    private static readonly decimal[] Moves = [2, 1.5m, 0.5m, 0.25m];

    private static readonly Book Given = new Book()
        .Do("2024-03-01", new OpenWave(
            "W-1", "Customers", 100, 50, SamplingMethod.Random, new(0, 10), 0, new("ann", 14), Drivers: [.. Drivers]))
        .Do("2024-03-05", new RecordResponses("W-1", [.. Enumerable.Range(0, 8).Select(Response)]))
        .Running("P-1", "2024-01-01")
        .Do("P-1", "2024-01-02", new AddScopeItem("A-1", "Fewer forms", 1, 50, Driver: "Ease"))
        .Do("P-1", "2024-01-02", new AddScopeItem("A-2", "Shorter forms", 1, 50, Driver: "Ease"))
        .Do("P-1", "2024-01-02", new AddScopeItem("A-3", "One price", 1, 50, Driver: "price"))
        .Do("P-1", "2024-01-02", new AddScopeItem("A-4", "Fewer clicks", 1, 50, Driver: "Speed"))
        .Do("P-1", "2024-02-01", new DeferScopeItem("A-1", [Derailer.BudgetCut], ToPhase: 2))
        .Do("P-1", "2024-02-01", new DropScopeItem("A-3", [Derailer.BudgetCut]))
        .Do("P-1", "2024-02-01", new Deliver("A-4"))
        .Do("P-1", "2024-02-01", new LinkOutcome("O-1", "Complaints of prices", "a month", 10, 5, Book.Day("2025-01-01"), "Price"));

    private static readonly DriverResult Report = DriverReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-07-01"));

    // On average a driver counts a quarter, and is scored 6 of 10.
    [Fact]
    public void A_driver_is_placed_by_what_it_counts_and_how_well_it_is_done() =>
        Report.Drivers.Select(d => (d.Driver, Math.Round(d.Weight, 9), Math.Round(d.Performance, 9), d.Quadrant)).ShouldBe(
        [
            ("Ease", Math.Round(4 / 6.5625, 9), 0.4, Quadrant.Improve), ("Speed", Math.Round(2.25 / 6.5625, 9), 0.8, Quadrant.KeepUp),
            ("Price", Math.Round(0.25 / 6.5625, 9), 0.4, Quadrant.Watch), ("Look", Math.Round(0.0625 / 6.5625, 9), 0.8, Quadrant.Maintain),
        ]);

    [Fact]
    public void What_goes_with_nothing_else_is_not_inflated_and_explains_it_all()
    {
        Report.Drivers.ShouldAllBe(d => !d.Collinear && Math.Abs(d.Inflation!.Value - 1) < 1e-9);
        Report.Figure("explained").Value!.Value.ShouldBe(1, 1e-12);
    }

    [Fact]
    public void What_addresses_a_driver_says_whether_it_is_deferred_or_in_hand() =>
        Report.Addressed.Select(a => (a.Driver, a.By, a.Code, a.Deferred, a.Fate, a.InHand)).ShouldBe(
        [
            ("Ease", AddressedBy.ScopeItem, "A-1", true, ScopeFate.Open, false),
            ("Ease", AddressedBy.ScopeItem, "A-2", false, ScopeFate.Open, true),
            ("price", AddressedBy.ScopeItem, "A-3", false, ScopeFate.Dropped, false),
            ("Price", AddressedBy.Outcome, "O-1", false, (ScopeFate?)null, true),
            ("Speed", AddressedBy.ScopeItem, "A-4", false, ScopeFate.Delivered, false),
        ]);

    // Of the one to improve, ease, A-2 is in hand; once it is put off too nothing is, until it is back in its phase.
    [Fact]
    public void A_driver_to_improve_is_addressed_while_anything_that_names_it_is_in_hand()
    {
        Report.Counts("improveAddressed").ShouldBe((1, 1, 0, 0));
        Report.Figure("improveAddressed").Evidence.ShouldNotBeNull().ShouldHaveSingleItem().Positions.ShouldBe(
            Report.Addressed.Single(a => a.Code == "A-2").Positions);
        var book = new Book();
        book.Do("2024-03-01", new OpenWave(
                "W-1", "Customers", 100, 50, SamplingMethod.Random, new(0, 10), 0, new("ann", 14), Drivers: [.. Drivers]))
            .Do("2024-03-05", new RecordResponses("W-1", [.. Enumerable.Range(0, 8).Select(Response)]))
            .Running("P-1", "2024-01-01").Do("P-1", "2024-01-02", new AddScopeItem("A-2", "Shorter forms", 1, 50, Driver: "Ease"))
            .Do("P-1", "2024-02-01", new DeferScopeItem("A-2", [Derailer.BudgetCut], ToLater: true));
        DriverReport.Compute(book.Facts, book.Organisation, book.On("2024-07-01")).Counts("improveAddressed").ShouldBe((0, 1, 0, 0));

        book.Do("P-1", "2024-03-01", new PullForward("A-2", 1));
        DriverReport.Compute(book.Facts, book.Organisation, book.On("2024-07-01")).Counts("improveAddressed").ShouldBe((1, 1, 0, 0));
    }

    // Columns of a Hadamard matrix of order 8: orthogonal, and each half high and half low.
    private static ResponseRow Response(int row)
    {
        int[] high = [Sign(row, 1), Sign(row, 2), Sign(row, 4), Sign(row, 7)];
        return new(
            $"R-{row}", 5 + high.Zip(Moves, (sign, move) => sign * move).Sum(),
            [.. Drivers.Select((driver, i) => new DriverScore(driver, Mean[i] + high[i]))]);
    }

    private static int Sign(int row, int column) => int.PopCount(row & column) % 2 == 0 ? 1 : -1;
}
