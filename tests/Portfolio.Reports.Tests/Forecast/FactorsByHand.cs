using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Forecast;

namespace Portfolio.Reports.Tests.Forecast;

/// <summary>One item, put off on 1 March 2024, and what is true of it as time goes by: each day sees only what came before.</summary>
public class FactorsByHand
{
    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01", "2024-11-30")
        .Do("P-1", "2024-01-01", new ReplanPhase(2, Finish: Book.Day("2025-03-31")))
        .Do("P-1", "2024-01-01", new ApproveBudget(new Money(100, "EUR")))
        .Do("P-1", "2024-01-02", new AddScopeItem("A-1", "Portal", 1, 80, [new("ACME", Book.Day("2024-09-30"))]))
        .Do("P-1", "2024-03-01", new DeferScopeItem("A-1", Cut, ToPhase: 2))
        .Do("P-1", "2024-04-01", new ReplanPhase(2, Funded: true))
        .Do("P-1", "2024-05-01", new Stall(Cut))
        .Do("P-1", "2024-05-20", new SwapSponsor("ann", "bob", "moved on"))
        .Do("P-1", "2024-06-01", new Resume())
        .Do("P-1", "2024-06-02", new PutOnHold())
        .Do("P-1", "2024-06-20", new TakeUp())
        .Do("P-1", "2024-07-01", new CutBudget(new Money(60, "EUR")))
        .Do("P-1", "2024-07-10", new StartPhase(2))
        .Do("P-1", "2024-08-01", new Deliver("A-1", 30))
        .Do("P-1", "2024-08-20", new ReviseScopeItem("A-1", CustomerValue: 40))
        .Do("P-1", "2024-09-01", new VacateSponsor("bob", "moved on"))
        .Do("P-1", "2024-09-10", new Rebaseline(Book.Day("2025-06-30"), Cut))
        .Do("P-1", "2024-11-01", new DeferScopeItem("A-1", Cut, ToLater: true))
        .Do("P-1", "2024-12-01", new PullForward("A-1", 2))
        .Do("P-1", "2024-12-15", new DeferScopeItem("A-1", Cut, ToLater: true));

    [Theory]
    [InlineData("2024-03-01", "HighValue, Promised")]
    [InlineData("2024-04-01", "Funded, HighValue, Promised")]
    [InlineData("2024-05-02", "Funded, HighValue, Promised, Stalled")]
    [InlineData("2024-05-31", "Funded, HighValue, Promised, SponsorChanged, Stalled")]
    [InlineData("2024-06-02", "Funded, HighValue, OnHold, Promised, SponsorChanged")]
    [InlineData("2024-07-15", "BudgetCut, Funded, HighValue, Promised, SponsorChanged, Started")]
    [InlineData("2024-08-25", "BudgetCut, Funded, PartlyDelivered, Promised, SponsorChanged, Started")]
    [InlineData("2024-09-05", "BudgetCut, Funded, NoSponsor, PartlyDelivered, Promised, SponsorChanged, Started")]
    [InlineData("2024-10-01", "BudgetCut, FinishMoved, Funded, NoSponsor, PartlyDelivered, PromiseOverdue, Promised, SponsorChanged, Started")]
    [InlineData("2024-11-01", "BudgetCut, DeferredTwice, FinishMoved, Later, NoSponsor, PartlyDelivered, PromiseOverdue, Promised, SponsorChanged")]
    [InlineData("2025-05-01", "BudgetCut, DeferredThrice, DeferredTwice, FinishMoved, Later, NoSponsor, PartlyDelivered, PromiseOverdue, Promised, SponsorChanged")]
    [InlineData("2025-07-01", "BudgetCut, DeferredThrice, DeferredTwice, FinishMoved, FinishPassed, Later, NoSponsor, PartlyDelivered, PromiseOverdue, Promised, SponsorChanged")]
    public void What_is_true_on_a_day(string day, string expected)
    {
        var item = Given.Facts.ShouldHaveSingleItem().Items.ShouldHaveSingleItem();
        var factors = FactorsOn.Of(Given.Facts[0], item, Book.Day("2024-03-01"), Book.Day(day));
        string.Join(", ", factors.Present.Select(f => f.ToString()).Order(StringComparer.Ordinal)).ShouldBe(expected);
    }

    [Fact]
    public void A_phase_is_overdue_once_its_planned_finish_has_passed()
    {
        var book = new Book()
            .Running("P-1", "2024-01-01")
            .Do("P-1", "2024-01-01", new ReplanPhase(2, Finish: Book.Day("2024-06-30")))
            .Do("P-1", "2024-01-02", new AddScopeItem("A-1", "Portal", 1, 80))
            .Do("P-1", "2024-03-01", new DeferScopeItem("A-1", Cut, ToPhase: 2));
        On("2024-06-30").Has(Factor.PhaseOverdue).ShouldBeFalse();
        On("2024-07-01").Has(Factor.PhaseOverdue).ShouldBeTrue();

        Factors On(string day) => FactorsOn.Of(book.Facts[0], book.Facts[0].Items[0], Book.Day("2024-03-01"), Book.Day(day));
    }

    [Fact]
    public void What_was_taken_over_is_known_to_be_and_an_unwatched_seat_is_not_called_empty()
    {
        var facts = new Book()
            .Do("R-1", "2024-01-01", new Register("R-1", "R-1", "IT", Coverage: new("GMPP", [FactKind.Existence, FactKind.Scope], Sight.Continuous)))
            .Facts[0];
        FactorsOn.Of(facts, Received(), Book.Day("2024-02-01"), Book.Day("2024-05-01")).Present.ShouldBe([Factor.Later, Factor.TakenOver]);

        static Portfolio.Reports.Facts.ScopeItemFacts Received() => new(
            "A-1", Book.Day("2024-04-01"), 9, [new(Book.Day("2024-04-01"), 9, "Portal", 10, [])],
            [
                new(Book.Day("2024-02-01"), 9, Portfolio.Reports.Facts.MoveKind.Deferred, null, 2, false, false, 10, "IT", []),
                new(Book.Day("2024-04-01"), 9, Portfolio.Reports.Facts.MoveKind.Received, null, null, false, false, 10, "IT", []),
            ],
            [], []);
    }

    [Fact]
    public void Every_factor_has_words_and_columns_of_its_own()
    {
        Factors.All.Select(Factors.InWords).ShouldBeUnique();
        Enumerable.Range(0, ForecastCell.Columns).Select(ForecastCell.InWords).ShouldBeUnique();
        foreach (var factor in Factors.All)
        {
            // Three months ahead the first step of waiting is there too; what passes then has another column.
            var (near, far) = (Column(factor, ahead: 0), Column(factor, ahead: Factors.Near));
            ForecastCell.InWords(near).ShouldStartWith(Factors.InWords(factor));
            ForecastCell.InWords(far).ShouldStartWith(Factors.InWords(factor));
            (near != far).ShouldBe(Factors.Passing.Contains(factor));
        }

        static int Column(Factor factor, int ahead) => ForecastCell.Of(new Factors(0).With(factor, true), 0, ahead).Active()[^1];
    }
}
