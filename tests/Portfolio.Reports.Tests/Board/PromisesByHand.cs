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
    public void Unknown_when_its_programme_left_the_register_before_the_day() =>
        Fate(_book.Do("P-1", "2024-02-01", new LeaveRegister("GMPP")), "2024-12-01").ShouldBe(PromiseFate.Unknown);

    private static PromiseFate Fate(Book book, string day) =>
        PromiseOn.Of(Slice.Of(book.Facts, book.Organisation, book.On(day)).Programmes.Single()).Single().Fate;
}
