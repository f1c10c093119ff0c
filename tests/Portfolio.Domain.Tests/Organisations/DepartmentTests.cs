using Portfolio.Domain.Departments;
using Portfolio.Domain.Shocks;

namespace Portfolio.Domain.Tests.Organisations;

public sealed class DepartmentTests
{
    private static readonly Organisation Organisation = Today.Organisation;

    [Fact]
    public void A_department_is_opened_under_another() =>
        Organisation.Gives(new OpenDepartment("FIELD", " Field sales ", "sales"), new DepartmentOpened("FIELD", "Field sales", "SALES"));

    [Fact]
    public void Its_parent_is_known() =>
        Organisation.Refuses(new OpenDepartment("FIELD", "Field sales", "LEGAL"), "There is no department “LEGAL”.");

    [Fact]
    public void A_code_is_taken_once_whatever_its_case() =>
        Organisation.Refuses(new OpenDepartment("sales", "Selling"), "There is already a department SALES, “Sales”.");

    [Fact]
    public void The_same_again_changes_nothing() =>
        Organisation.When(new OpenDepartment("Sales", "Sales")).ShouldBe(Decision.Nothing);

    [Fact]
    public void It_is_renamed_and_moved() =>
        Organisation.Gives(new DescribeDepartment("it", "IT", "sales"), new DepartmentDescribed("IT", "IT", "SALES"));

    [Fact]
    public void An_empty_parent_puts_it_at_the_top() =>
        Organisation.And(new DepartmentDescribed("IT", null, "SALES"))
            .Gives(new DescribeDepartment("IT", Parent: ""), new DepartmentDescribed("IT", null, ""))
            .Departments["IT"].Parent.ShouldBeNull();

    [Fact]
    public void It_is_not_put_under_itself() =>
        Organisation.Refuses(new DescribeDepartment("IT", Parent: "it"), "IT lies within IT itself.");

    [Fact]
    public void Nor_under_anything_below_it() =>
        Organisation.And(new DepartmentOpened("FIELD", "Field", "SALES"), new DepartmentOpened("NORTH", "North", "FIELD"))
            .Refuses(new DescribeDepartment("sales", Parent: "north"), "NORTH lies within SALES itself.");

    [Fact]
    public void However_deep_that_lies()
    {
        var deep = Enumerable.Range(100, 100).Aggregate(Organisation, (o, i) =>
            o.And(new DepartmentOpened($"D{i}", "Deep", i == 100 ? "SALES" : $"D{i - 1}")));
        deep.IsWithin("D199", "sales", Today.Date).ShouldBeTrue();
        deep.Refuses(new DescribeDepartment("SALES", Parent: "D199"), "D199 lies within SALES itself.");
    }

    [Fact]
    public void A_circle_closed_by_two_moves_at_once_ends_the_search() =>
        Organisation.And(new DepartmentDescribed("IT", null, "SALES"), new DepartmentDescribed("SALES", null, "IT"))
            .IsWithin("IT", "LEGAL", Today.Date).ShouldBeFalse();

    [Fact]
    public void What_is_not_known_cannot_be_described() =>
        Organisation.Refuses(new DescribeDepartment("LEGAL", "Law"), "There is no department “LEGAL”.");

    [Fact]
    public void Nor_does_an_event_about_it_break_the_fold() =>
        Organisation.And(new DepartmentDescribed("LEGAL", "Law", null)).HasDepartment("LEGAL").ShouldBeFalse();

    [Fact]
    public void A_move_is_recorded_when_it_has_happened() =>
        Organisation.When(new DescribeDepartment("IT", Parent: "SALES"), "2026-07-02")
            .ShouldBe(Decision.Refuse(
                "happened-by-today", "2026-07-02 lies ahead: record it when it has happened.", "effectiveOn"));

    [Fact]
    public void Code_and_title_are_checked_at_once() =>
        Organisation.When(new OpenDepartment("?", " ")).ShouldBeOfType<Decision.Refused>()
            .Why.Select(r => r.Field).ShouldBe(["code", "title"]);

    [Fact]
    public void A_move_that_is_taken_back_never_was_and_what_was_told_for_later_stands()
    {
        var told = Organisation
            .After(new DescribeDepartment("IT", "Information technology", "SALES"), "2026-03-01", 10)
            .After(new DescribeDepartment("IT", "Digital"), "2026-05-01", 11);
        var back = told.After(new RetractDepartment("it", Today.Command(10), "The other team was meant"), "2026-06-01", 12);

        (back.Departments["IT"].Title, back.Departments["IT"].Parent).ShouldBe(("Digital", null));
        (back.Departments["IT"].TitleOn(Today.Day("2026-04-01")), back.Departments["IT"].ParentOn(Today.Day("2026-04-01")))
            .ShouldBe(("Technology", null));
        back.Refuses(new RetractDepartment("IT", Today.Command(99), "A slip"), "There is no such command on this record.");
        back.Refuses(new RetractDepartment("LAW", Today.Command(10), "A slip"), "There is no department “LAW”.");
    }

    [Fact]
    public void That_it_was_opened_is_taken_back_while_nothing_names_it()
    {
        var opened = Organisation.After(new OpenDepartment("FIELD", "Field sales"), "2026-03-01", 10);
        var (slip, under) = (new RetractDepartment("FIELD", Today.Command(10), "A slip"), new OpenDepartment("NORTH", "North", "FIELD"));

        opened.After(under, "2026-03-02", 11).Refuses(slip, "That FIELD was opened is not taken back: NORTH names it. Rename or move it.");
        opened.After(new DeclareShock("FIELD-CUTS", "Cuts", "BudgetCut", ["FIELD"]), "2026-03-02", 11)
            .Refuses(slip, "That FIELD was opened is not taken back: FIELD-CUTS names it. Rename or move it.");
        opened.Decide(slip, new Occasion(Today.Day("2026-04-01"), Today.Day("2026-04-01"), opened, _ => true) { NamesDepartment = _ => "P-1" })
            .ShouldBeOfType<Decision.Refused>().Why[0].Sentence.ShouldBe("That FIELD was opened is not taken back: P-1 names it. Rename or move it.");

        opened.Decide(slip, Today.Occasion("2026-04-01", opened))
            .ShouldBeOfType<Decision.Accepted>().Withdraws.ShouldBe("FIELD", "nothing comes to name it meanwhile");
        var back = opened.After(slip, "2026-04-01", 12);
        back.HasDepartment("FIELD").ShouldBeFalse();
        back.After(new OpenDepartment("FIELD", "Out in the field"), "2026-05-01", 13).Departments["FIELD"].Title.ShouldBe("Out in the field");
    }

    [Fact]
    public void Nor_is_what_would_close_a_circle_by_its_going() =>
        Organisation.After(new DescribeDepartment("IT", Parent: "SALES"), "2026-02-01", 10)
            .After(new DescribeDepartment("IT", Parent: ""), "2026-03-01", 11)
            .After(new DescribeDepartment("SALES", Parent: "IT"), "2026-04-01", 12)
            .Refuses(
                new RetractDepartment("IT", Today.Command(11), "A slip"),
                "It cannot be taken back: from 2026-04-01 IT would lie under SALES, which lies within IT itself.");

    [Fact]
    public void A_move_counts_from_its_day()
    {
        var after = Organisation.After(new DescribeDepartment("IT", Parent: "SALES"), "2026-03-01");
        after.IsWithin("IT", "SALES", Today.Day("2026-02-28")).ShouldBeFalse();
        after.IsWithin("IT", "SALES", Today.Day("2026-03-01")).ShouldBeTrue();
    }

    [Fact]
    public void A_move_told_late_does_not_undo_a_later_one()
    {
        var after = Organisation.And(new DepartmentOpened("LEGAL", "Law", null))
            .After(new DescribeDepartment("IT", Parent: "SALES"), "2026-05-01", 1)
            .After(new DescribeDepartment("IT", Parent: "LEGAL"), "2026-03-01", 2);
        after.Departments["IT"].Parent.ShouldBe("SALES");
        after.Departments["IT"].ParentOn(Today.Day("2026-04-01")).ShouldBe("LEGAL");
        after.Departments["IT"].ParentOn(Today.Day("2026-01-01")).ShouldBeNull();
    }

    [Fact]
    public void Nor_close_a_circle_with_it() =>
        Organisation.And("2026-05-01", new DepartmentDescribed("SALES", null, "IT")).RefusesOn(
            "2026-03-01", new DescribeDepartment("IT", Parent: "SALES"), "SALES lies within IT itself from 2026-05-01.");

    [Fact]
    public void A_title_told_late_does_not_undo_a_later_one() =>
        Organisation.And("2026-05-01", new DepartmentDescribed("IT", "Engineering", null)).And("2026-03-01", new DepartmentDescribed("IT", "Machines", null))
            .Departments["IT"].Title.ShouldBe("Engineering");
}
