using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Lifecycle;

public sealed class DescribeTests
{
    [Fact]
    public void Only_what_changes_is_recorded() =>
        Proposed.When("2026-02-01", new Describe(" One view of the customer ", "it", ["acme"], "Retail", Cadence.Yearly))
            .Then(new ProgrammeDescribed(null, "IT", ["ACME"], "Retail", Cadence.Yearly));

    [Fact]
    public void What_is_left_out_stays()
    {
        var after = Proposed.When("2026-02-01", new Describe("CRM II")).Then(new ProgrammeDescribed("CRM II", null, null, null, null));
        after.History.Latest.Department.ShouldBe("SALES");
        after.History.Latest.Title.ShouldBe("CRM II");
    }

    [Fact]
    public void What_is_as_it_was_changes_nothing() =>
        Proposed.When("2026-02-01", new Describe("One view of the customer", "sales", [], "")).ThenNothing();

    [Fact]
    public void An_empty_segment_and_an_empty_list_of_accounts_take_them_away()
    {
        var after = Proposed.And("2026-01-02", new ProgrammeDescribed(null, null, ["ACME"], "Retail", null))
            .When("2026-02-01", new Describe(Accounts: [], Segment: ""))
            .Then(new ProgrammeDescribed(null, null, [], "", null));
        after.History.Latest.Segment.ShouldBeNull();
        after.History.Latest.Accounts.ShouldBeEmpty();
    }

    [Fact]
    public void A_purpose_is_always_recorded_since_texts_cannot_be_compared() =>
        Proposed.When("2026-02-01", new Describe(Purpose: "Fewer calls")).ThenTexts(new Text("purpose", "Fewer calls"));

    [Fact]
    public void Unknown_departments_and_accounts_are_named() =>
        Proposed.When("2026-02-01", new Describe(Department: "LEGAL", Accounts: ["INITECH"]))
            .ThenRefused("There is no department “LEGAL”.", "There is no account “INITECH”.");

    [Fact]
    public void A_title_has_words_on_one_line() =>
        Proposed.When("2026-02-01", new Describe("Two\nlines"))
            .ThenRefused("This holds a line break, a control character or a broken character: give plain words on one line.");

    [Fact]
    public void An_ended_programme_can_still_be_described() =>
        Completed.When("2026-05-01", new Describe("CRM, done")).Then(new ProgrammeDescribed("CRM, done", null, null, null, null));
}
