using Portfolio.Domain.Accounts;

namespace Portfolio.Domain.Tests.Organisations;

public sealed class AccountTests
{
    private static readonly Organisation Organisation = Today.Organisation;

    [Fact]
    public void An_account_is_opened() =>
        Organisation.Gives(new OpenAccount("INITECH", "Initech ", " "), new AccountOpened("INITECH", "Initech", null));

    [Fact]
    public void A_code_is_taken_once_whatever_its_case() =>
        Organisation.Refuses(new OpenAccount("acme", "Another"), "There is already an account ACME, “Acme”.");

    [Fact]
    public void It_is_described() =>
        Organisation.Gives(new DescribeAccount("acme", Segment: "Retail"), new AccountDescribed("ACME", null, "Retail"));

    [Fact]
    public void An_empty_segment_takes_it_away() =>
        Organisation.And(new AccountDescribed("ACME", null, "Retail"))
            .Gives(new DescribeAccount("ACME", Segment: ""), new AccountDescribed("ACME", null, ""))
            .Accounts["ACME"].Segment.ShouldBeNull();

    [Fact]
    public void What_is_told_late_takes_its_place_and_what_was_told_for_later_stands()
    {
        var told = Organisation
            .After(new DescribeAccount("ACME", "Acme Group", "Wholesale"), "2026-05-01", 10)
            .After(new DescribeAccount("ACME", "Acme plc", "Retail"), "2026-03-01", 11);
        var account = told.Accounts["ACME"];

        (account.Title, account.Segment).ShouldBe(("Acme Group", "Wholesale"));
        new[] { "2026-02-28", "2026-03-01", "2026-04-30", "2026-05-01" }
            .Select(day => (account.TitleOn(Today.Day(day)), account.SegmentOn(Today.Day(day))))
            .ShouldBe([("Acme", null), ("Acme plc", "Retail"), ("Acme plc", "Retail"), ("Acme Group", "Wholesale")]);
    }

    [Fact]
    public void What_it_was_on_that_day_already_changes_nothing() =>
        Organisation.After(new DescribeAccount("ACME", "Acme Group"), "2026-05-01", 10)
            .When(new DescribeAccount("ACME", "Acme"), "2026-04-01").ShouldBe(Decision.Nothing);

    [Fact]
    public void Of_two_of_one_day_the_later_recorded_stands() =>
        Organisation.After(new DescribeAccount("ACME", "Acme Group"), "2026-05-01", 10)
            .After(new DescribeAccount("ACME", "Acme Holding"), "2026-05-01", 11).Accounts["ACME"].Title.ShouldBe("Acme Holding");

    [Fact]
    public void What_is_not_known_cannot_be_described() =>
        Organisation.Refuses(new DescribeAccount("INITECH", "x"), "There is no account “INITECH”.");

    [Fact]
    public void Nor_does_an_event_about_it_break_the_fold() =>
        Organisation.And(new AccountDescribed("INITECH", "x", null)).HasAccount("INITECH").ShouldBeFalse();
}
