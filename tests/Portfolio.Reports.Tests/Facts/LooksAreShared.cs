using System.Collections.Immutable;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Tests.Facts;

/// <summary>A programme is looked at once for all reports of a day, and anew where the look would be another.</summary>
public sealed class LooksAreShared
{
    private readonly Book _book = new Book()
        .Running("P-1", "2024-01-01")
        .Do("R-1", "2024-01-01", new Register("R-1", "Theirs", "IT", Coverage: new("GMPP", [FactKind.Existence], Sight.AtSnapshots)))
        .Copy("GMPP", "2024-03-31");

    [Fact]
    public void Two_reports_of_a_day_look_at_the_same()
    {
        var facts = _book.Facts;

        Look(facts, "2024-06-01").ShouldBe(Look(facts, "2024-06-01"), ReferenceEqualityComparer.Instance);
    }

    [Fact]
    public void A_selection_looks_at_the_same_as_all()
    {
        var facts = _book.Facts;
        var one = Slice.Of(facts, _book.Organisation, _book.On("2024-06-01") with { Segment = "None" }).Programmes;

        one.ShouldBeEmpty();
        Look(facts, "2024-06-01").ShouldBe(Look(facts, "2024-06-01"), ReferenceEqualityComparer.Instance);
    }

    [Fact]
    public void Another_day_is_another_look_and_the_first_one_comes_again_as_it_was()
    {
        var facts = _book.Facts;
        var first = Look(facts, "2024-06-01");

        Look(facts, "2024-06-02").Select(p => p.AsOf).ShouldAllBe(day => day == Book.Day("2024-06-02"));
        var again = Look(facts, "2024-06-01");

        again.ShouldNotBe(first, ReferenceEqualityComparer.Instance);
        again.Select(p => (p.AsOf, p.LastSeen)).ShouldBe(first.Select(p => (p.AsOf, p.LastSeen)));
    }

    [Fact]
    public void A_copy_of_a_register_that_came_since_is_seen()
    {
        var facts = _book.Facts;
        Look(facts, "2024-06-01").Single(p => p.Code == "R-1").LastSeen.ShouldBe(Book.Day("2024-03-31"));

        _book.Copy("GMPP", "2024-05-31");

        Look(facts, "2024-06-01").Single(p => p.Code == "R-1").LastSeen.ShouldBe(Book.Day("2024-05-31"));
    }

    private ImmutableArray<ProgrammeOn> Look(IReadOnlyList<ProgrammeFacts> facts, string day) =>
        Slice.Of(facts, _book.Organisation, _book.On(day)).Programmes;
}
