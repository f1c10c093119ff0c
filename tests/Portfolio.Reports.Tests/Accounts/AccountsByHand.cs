using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Waves;
using Portfolio.Reports.Accounts;
using Portfolio.Reports.Promises;

namespace Portfolio.Reports.Tests.Accounts;

/// <summary>
/// Seen on 1 July 2024. P-1 is for Acme and promised Globex an item that is put off; an incident at Acme is open, an action for Acme
/// closed. In wave W-1 Acme gave 3, below its threshold of 5.
/// </summary>
public class AccountsByHand
{
    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01").Do("P-1", "2024-01-01", new Describe(Accounts: ["ACME"]))
        .Do("P-1", "2024-01-02", new AddScopeItem("I-1", "Portal", 1, 50, [new Promise("GLOBEX", Book.Day("2025-01-01"))]))
        .Do("P-1", "2024-02-01", new DeferScopeItem("I-1", [Derailer.BudgetCut], ToPhase: 2))
        .Do("P-1", "2024-03-01", new RecordCustomerIncident("INC-1", IncidentKind.Complaint, 2, "ACME"))
        .Do("P-1", "2024-03-01", new RaiseFeedbackAction("A-1", Book.Day("2024-04-01"), "ann", Account: "ACME"))
        .Do("P-1", "2024-03-20", new CloseFeedbackAction("A-1"))
        .Do("2024-06-01", new OpenWave("W-1", "Customers", 100, 50, SamplingMethod.Random, new(0, 10), 5, new("ann", 14)))
        .Do("2024-06-10", new RecordResponses("W-1", [new("R-1", 3, Account: "ACME")]));

    private static readonly AccountPlanResult Report = AccountPlanReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-07-01"));

    [Fact]
    public void What_touches_each_account() => Report.Accounts.ShouldBe(
    [
        new("ACME", "Acme", 1, 0, 0, 1, 1, 1, 1, 1), new("GLOBEX", "Globex", 0, 1, 1, 0, 0, 0, 0, 0),
    ]);

    [Fact]
    public void Figures()
    {
        Report.Counts("accountsNamed").ShouldBe((1, 1, 0, 0));
        Report.Counts("pressing").ShouldBe((2, 2, 0, 0));
        Report.Counts("untouched").ShouldBe((0, 2, 0, 0));
    }

    // P-1 presses twice, by Acme's incident and by what Globex was promised; of W-1 there are a response and an action.
    [Fact]
    public void What_presses_in_several_ways_is_named_once() =>
        Report.Figure("pressing").Evidence.ShouldNotBeNull().Select(e => (e.Kind, e.Code, e.Positions.Count)).ShouldBe(
            [("programme", "P-1", 2), ("wave", "W-1", 2)]);

    // A programme names Acme, with nothing open; of Globex there is nothing.
    [Fact]
    public void An_account_that_nothing_touches()
    {
        var book = new Book().Running("P-1", "2024-01-01").Do("P-1", "2024-01-01", new Describe(Accounts: ["ACME"])).Running("P-2", "2024-01-01");
        var report = AccountPlanReport.Compute(book.Facts, book.Organisation, book.On("2024-07-01"));
        report.Counts("untouched").ShouldBe((1, 2, 0, 0));
        report.Counts("pressing").ShouldBe((0, 1, 0, 0));
        report.Counts("accountsNamed").ShouldBe((1, 2, 0, 0));
    }

    // Initech was opened on 1 June, Hooli on 2 June; P-1 of January, told late, is for Hooli.
    [Fact]
    public void An_account_that_was_opened_later_is_not_one_that_nothing_touched()
    {
        var book = new Book().Running("P-1", "2024-01-01")
            .Do("2024-06-01", new OpenAccount("INITECH", "Initech")).Do("2024-06-02", new OpenAccount("HOOLI", "Hooli"))
            .Do("P-1", "2024-01-01", new Describe(Accounts: ["HOOLI"]));
        var before = AccountPlanReport.Compute(book.Facts, book.Organisation, book.On("2024-05-31"));
        before.Counts("untouched").ShouldBe((2, 3, 0, 0));
        before.Accounts.Select(a => a.Account).ShouldBe(["ACME", "GLOBEX", "HOOLI"]);
        var after = AccountPlanReport.Compute(book.Facts, book.Organisation, book.On("2024-06-01"));
        after.Counts("untouched").ShouldBe((3, 4, 0, 0));
        after.Accounts.Select(a => a.Account).ShouldBe(["ACME", "GLOBEX", "HOOLI", "INITECH"]);
    }

    [Fact]
    public void What_presses_comes_first() => Report.Touches.Select(t => (t.Account, t.Kind, t.Code, t.State, t.Pressing)).ShouldBe(
    [
        ("ACME", Touch.Incident, "INC-1", "Open", true), ("ACME", Touch.Action, "R-1", "Overdue", true),
        ("ACME", Touch.Response, "R-1", "Scored 3", true), ("GLOBEX", Touch.Promise, "I-1", "AtRisk", true),
        ("ACME", Touch.Programme, "P-1", "Active", false), ("ACME", Touch.Action, "A-1", "Closed", false),
    ]);

    // Of SALES there is no programme, so that all accounts would seem to be touched by nothing.
    [Fact]
    public void What_nothing_touches_is_told_only_where_all_of_it_is_looked_at()
    {
        foreach (var narrowed in new[]
        {
            Given.On("2024-07-01") with { Department = "SALES" }, Given.On("2024-07-01") with { Sponsor = "bob" },
            Given.On("2024-07-01") with { Segment = "Large" },
        })
        {
            AccountPlanReport.Compute(Given.Facts, Given.Organisation, narrowed).Counts("untouched").ShouldBe((0, 0, 0, 0));
        }
    }

    // Acme took another name on 1 August, IT on 2 August.
    [Fact]
    public void What_is_called_otherwise_later_is_called_as_it_was_on_the_day()
    {
        var book = new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-01-01", new Describe(Accounts: ["ACME"]))
            .Do("P-1", "2024-01-02", new AddScopeItem("I-1", "Portal", 1, 50, [new Promise("ACME")]))
            .Do("2024-08-01", new DescribeAccount("ACME", "Acme plc"))
            .Do("2024-08-02", new DescribeDepartment("IT", "Data and IT"));
        foreach (var (day, account, department) in new[] { ("2024-07-01", "Acme", "Technology"), ("2024-08-02", "Acme plc", "Data and IT") })
        {
            var asked = book.On(day);
            var plan = AccountPlanReport.Compute(book.Facts, book.Organisation, asked with { By = Grouping.Account });
            plan.Accounts[0].Title.ShouldBe(account);
            plan.Groups.ShouldHaveSingleItem().Title.ShouldBe(account);
            PromiseReport.Compute(book.Facts, book.Organisation, asked).Accounts.ShouldHaveSingleItem().Title.ShouldBe(account);
            AccountPlanReport.Compute(book.Facts, book.Organisation, asked with { By = Grouping.Department })
                .Groups.ShouldHaveSingleItem().Title.ShouldBe(department);
        }
    }

    // P-1 does not name Globex as its customer.
    [Fact]
    public void Everything_that_touches_one_account()
    {
        var globex = AccountPlanReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-07-01") with { Account = "globex" });
        globex.Touches.ShouldHaveSingleItem().Code.ShouldBe("I-1");
        globex.Header.Programmes.ShouldBe(1);
    }
}
