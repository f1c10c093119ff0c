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
            .Accounts["ACME"].ShouldBe(new Account("ACME", "Acme", null));

    [Fact]
    public void What_is_not_known_cannot_be_described() =>
        Organisation.Refuses(new DescribeAccount("INITECH", "x"), "There is no account “INITECH”.");

    [Fact]
    public void Nor_does_an_event_about_it_break_the_fold() =>
        Organisation.And(new AccountDescribed("INITECH", "x", null)).HasAccount("INITECH").ShouldBeFalse();
}
