using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Promises;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Tests.Board;

public class PromisesByHand
{
    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    private readonly Book _book = new Book().Running("P-1", "2024-01-01")
        .Do("P-1", "2024-01-01", new AddScopeItem("I-1", "Portal", 1, 50, [new("ACME", Book.Day("2024-06-01"))]));

    [Fact]
    public void Kept_when_delivered_in_full_by_its_day() =>
        Fate(_book.Do("P-1", "2024-06-01", new Deliver("I-1")), "2024-12-01").ShouldBe(PromiseFate.Kept);

    [Fact]
    public void A_part_is_not_all_of_it() =>
        Fate(_book.Do("P-1", "2024-06-01", new Deliver("I-1", 99)), "2024-06-02").ShouldBe(PromiseFate.Broken);

    [Fact]
    public void Late_when_delivered_after() =>
        Fate(_book.Do("P-1", "2024-06-02", new Deliver("I-1")), "2024-12-01").ShouldBe(PromiseFate.Late);

    [Fact]
    public void Broken_once_the_day_has_passed()
    {
        Fate(_book, "2024-06-01").ShouldBe(PromiseFate.Open);
        Fate(_book, "2024-06-02").ShouldBe(PromiseFate.Broken);
    }

    [Fact]
    public void Broken_when_the_item_is_dropped() =>
        Fate(_book.Do("P-1", "2024-02-01", new DropScopeItem("I-1", Cut)), "2024-02-01").ShouldBe(PromiseFate.Broken);

    [Fact]
    public void At_risk_while_its_programme_is_stalled()
    {
        _book.Do("P-1", "2024-02-01", new Stall(Cut)).Do("P-1", "2024-03-01", new Resume());
        Fate(_book, "2024-02-15").ShouldBe(PromiseFate.AtRisk);
        Fate(_book, "2024-03-01").ShouldBe(PromiseFate.Open);
    }

    [Fact]
    public void At_risk_while_its_item_is_deferred()
    {
        _book.Do("P-1", "2024-02-01", new DeferScopeItem("I-1", Cut, 2));
        Fate(_book, "2024-01-31").ShouldBe(PromiseFate.Open);
        Fate(_book, "2024-02-01").ShouldBe(PromiseFate.AtRisk);
    }

    [Fact]
    public void No_longer_at_risk_once_its_item_is_back_in_the_phase_that_it_was_put_off_from()
    {
        _book.Do("P-1", "2024-02-01", new DeferScopeItem("I-1", Cut, ToLater: true))
            .Do("P-1", "2024-03-01", new PullForward("I-1", 2))
            .Do("P-1", "2024-04-01", new PullForward("I-1", 1))
            .Do("P-1", "2024-05-01", new DeferScopeItem("I-1", Cut, 2));
        Fate(_book, "2024-03-01").ShouldBe(PromiseFate.AtRisk, "Out of “later”, but not back.");
        Fate(_book, "2024-04-01").ShouldBe(PromiseFate.Open);
        Fate(_book, "2024-05-01").ShouldBe(PromiseFate.AtRisk);
        Promise(_book, "2024-05-01").Since.ShouldBe(Book.Day("2024-05-01"), "The deferral of before is over.");
    }

    // Further forward than where it once stood is back too.
    [Fact]
    public void Back_is_the_phase_that_it_was_put_off_from_or_an_earlier_one()
    {
        var book = new Book().Running("P-1", "2024-01-01").Do("P-1", "2024-01-01", new PlanPhase(3, "Third"))
            .Do("P-1", "2024-01-01", new AddScopeItem("I-1", "Portal", 2, 50, [new("ACME")]))
            .Do("P-1", "2024-02-01", new DeferScopeItem("I-1", Cut, 3)).Do("P-1", "2024-03-01", new PullForward("I-1", 1));
        Fate(book, "2024-02-01").ShouldBe(PromiseFate.AtRisk);
        Fate(book, "2024-03-01").ShouldBe(PromiseFate.Open);
    }

    [Fact]
    public void Pulled_forward_it_is_still_at_risk_while_its_programme_is_stalled()
    {
        _book.Do("P-1", "2024-02-01", new DeferScopeItem("I-1", Cut, 2)).Do("P-1", "2024-03-01", new PullForward("I-1", 1))
            .Do("P-1", "2024-04-01", new Stall(Cut));
        Fate(_book, "2024-04-01").ShouldBe(PromiseFate.AtRisk);
        Promise(_book, "2024-04-01").Since.ShouldBe(Book.Day("2024-04-01"));
    }

    // “Phase 2” as a programme of its own is not the phase that it was put off from, whatever the number of the phase there.
    [Fact]
    public void A_deferral_goes_on_where_the_item_was_handed_to()
    {
        var book = _book.Do("P-1", "2024-02-01", new DeferScopeItem("I-1", Cut, 2)).Running("P-2", "2024-01-01")
            .Do("P-1", "2024-03-01", new TransferScopeItem("I-1", "P-2", 2))
            .Do("P-2", "2024-04-01", new PullForward("I-1", 1));
        PromiseOn.Of(Slice.Of(book.Facts, book.Organisation, book.On("2024-04-01")).Programmes.Single(p => p.Code == "P-2")).Single().Fate
            .ShouldBe(PromiseFate.AtRisk);
    }

    [Fact]
    public void Unknown_when_its_programme_left_the_register_before_the_day() =>
        Fate(_book.Do("P-1", "2024-02-01", new LeaveRegister("GMPP")), "2024-12-01").ShouldBe(PromiseFate.Unknown);

    private static PromiseFate Fate(Book book, string day) => Promise(book, day).Fate;

    private static PromiseOn Promise(Book book, string day) =>
        PromiseOn.Of(Slice.Of(book.Facts, book.Organisation, book.On(day)).Programmes.Single()).Single();
}
