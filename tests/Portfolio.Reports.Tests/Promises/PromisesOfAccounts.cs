using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Promises;

namespace Portfolio.Reports.Tests.Promises;

/// <summary>
/// Two programmes from 1 January 2024, seen on 31 December. P-1: I-1 for Acme by 30 June, delivered on 1 June; I-2 for Acme by
/// 30 June, delivered on 15 July; I-3 for Globex by 30 September, not delivered; I-4 for Acme without a day, put off on 1
/// August; I-5 for Globex by 30 June 2025. P-2: I-1 for Acme by 31 January 2025, the programme stalled since 1 December.
/// </summary>
public class PromisesOfAccounts
{
    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01")
        .Do("P-1", "2024-01-02", Item("I-1", "ACME", "2024-06-30")).Do("P-1", "2024-06-01", new Deliver("I-1"))
        .Do("P-1", "2024-01-02", Item("I-2", "ACME", "2024-06-30")).Do("P-1", "2024-07-15", new Deliver("I-2"))
        .Do("P-1", "2024-01-02", Item("I-3", "GLOBEX", "2024-09-30"))
        .Do("P-1", "2024-01-02", Item("I-4", "ACME", null)).Do("P-1", "2024-08-01", new DeferScopeItem("I-4", Cut, ToPhase: 2))
        .Do("P-1", "2024-01-02", Item("I-5", "GLOBEX", "2025-06-30"))
        .Running("P-2", "2024-01-01")
        .Do("P-2", "2024-01-02", Item("I-1", "ACME", "2025-01-31")).Do("P-2", "2024-12-01", new Stall(Cut));

    private static readonly PromiseResult Report = PromiseReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-12-31"));

    // Decided: I-1 kept, I-2 late, I-3 broken; three are still to be kept, two of them at risk.
    [Fact]
    public void Figures()
    {
        Report.Figure("promisesOpen").Value.ShouldBe(3);
        Report.Counts("promisesAtRisk").ShouldBe((2, 3, 0, 0));
        Report.Counts("promisesKept").ShouldBe((1, 3, 3, 0));
        Report.Counts("promisesLate").ShouldBe((1, 3, 3, 0));
        Report.Counts("promisesBroken").ShouldBe((1, 3, 3, 0));
    }

    [Fact]
    public void By_account() => Report.Accounts.Select(a => (a.Account, a.Open, a.AtRisk, a.Kept, a.Late, a.Broken)).ShouldBe(
    [
        ("ACME", 0, 2, 1, 1, 0), ("GLOBEX", 1, 0, 0, 0, 1),
    ]);

    // Neither programme names one of them as its customer; P-2 promised Globex nothing.
    [Fact]
    public void A_group_of_an_account_holds_what_was_promised_to_it_alone()
    {
        var report = PromiseReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-12-31") with { By = Grouping.Account });
        report.Groups.Select(g => (g.Group, g.Programmes, g.Figures.Single(f => f.Name == "promisesBroken").Numerator)).ShouldBe(
            [("ACME", 2, 0), ("GLOBEX", 1, 1)]);
    }

    [Fact]
    public void What_is_still_to_be_kept_comes_first() => Report.Promises.Select(p => (p.Programme, p.Item, p.Fate, p.Since)).ShouldBe(
    [
        ("P-2", "I-1", PromiseFate.AtRisk, Book.Day("2024-12-01")), ("P-1", "I-4", PromiseFate.AtRisk, Book.Day("2024-08-01")),
        ("P-1", "I-5", PromiseFate.Open, Book.Day("2024-01-02")), ("P-1", "I-3", PromiseFate.Broken, Book.Day("2024-09-30")),
        ("P-1", "I-1", PromiseFate.Kept, Book.Day("2024-06-01")), ("P-1", "I-2", PromiseFate.Late, Book.Day("2024-07-15")),
    ]);

    // Neither programme names Globex as its customer: what is promised to it is enough.
    [Fact]
    public void Only_those_to_one_account()
    {
        var globex = PromiseReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-12-31") with { Account = "globex" });
        globex.Header.Programmes.ShouldBe(1);
        globex.Promises.Select(p => p.Item).ShouldBe(["I-5", "I-3"]);
        globex.Counts("promisesKept").ShouldBe((0, 1, 1, 0));
    }

    private static AddScopeItem Item(string item, string account, string? by) =>
        new(item, $"The {item}", 1, 50, [new Promise(account, by is null ? null : Book.Day(by))]);
}
