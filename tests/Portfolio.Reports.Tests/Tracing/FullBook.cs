using System.Globalization;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;

namespace Portfolio.Reports.Tests.Tracing;

/// <summary>
/// What random books seldom have, most of it in P-1. A shock struck IT on 1 March 2024: P-2 was prepared and P-3 was not, and both
/// moved their finish and were dropped. P-4 was dropped with its canvas complete, P-5 left its register with an item put off; P-6 has all with it.
/// </summary>
internal static class FullBook
{
    public static Book Written()
    {
        var book = new Book();
        foreach (var programme in new[] { "P-1", "P-2", "P-3", "P-4", "P-5", "P-6" })
        {
            book.Running(programme, "2024-01-01").Do(programme, "2024-01-01", new AddScopeItem("I-1", "Portal", 1, 50));
        }

        foreach (var threat in Threat.Named)
        {
            book.Do("P-1", "2024-02-01", new PrepareContingency(threat, "ann", "a plan")).Do("P-2", "2024-02-01", new PrepareContingency(threat, "ann", "a plan"));
        }

        for (var component = 0; component < 12; component++)
        {
            book.Do("P-1", "2024-02-01", new AnswerStrategyQuestion((component / 4) + 1, (component % 4) + 1, "so and so"))
                .Do("P-4", "2024-02-01", new AnswerStrategyQuestion((component / 4) + 1, (component % 4) + 1, "so and so"));
        }

        book.Do("P-1", "2024-01-01", new Describe(Accounts: ["ACME"]))
            .Do("2024-03-01", new DeclareShock("S-1", "Savings round", "BudgetCut", ["IT"]))
            .Do("P-2", "2024-04-01", new Rebaseline(Book.Day("2031-01-01"), [Derailer.BudgetCut]))
            .Do("P-3", "2024-04-01", new Rebaseline(Book.Day("2031-01-01"), [Derailer.BudgetCut]))
            .Do("P-2", "2024-05-01", new Drop([Derailer.BudgetCut])).Do("P-3", "2024-05-01", new Drop([Derailer.BudgetCut]))
            .Do("P-4", "2024-06-01", new Drop([Derailer.BudgetCut]))
            .Do("P-6", "2024-02-01", new InvolveDepartment("SALES")).Do("P-6", "2024-02-01", new RecordEngagement("SALES", Engagement.Committed))
            .Do("P-1", "2024-02-01", new InvolveDepartment("SALES")).Do("P-1", "2024-02-01", new RecordEngagement("SALES", Engagement.Blocking))
            .Do("P-1", "2024-02-01", new DeferScopeItem("I-1", [Derailer.BudgetCut], ToPhase: 2))
            .Do("P-1", "2024-03-01", new DeferScopeItem("I-1", [Derailer.BudgetCut], ToLater: true))
            .Do("P-5", "2024-02-01", new DeferScopeItem("I-1", [Derailer.BudgetCut], ToPhase: 2)).Do("P-5", "2024-04-01", new LeaveRegister("GMPP"))
            .Do("P-1", "2024-12-01", new Stall([Derailer.BudgetCut])).Do("P-1", "2024-12-05", new Resume())
            .Do("P-1", "2024-02-01", new LinkOutcome("O-1", "Renewals", "%", 10, 20, Book.Day("2024-06-30")))
            .Do("P-1", "2024-06-01", new MeasureOutcome("O-1", 21))
            .Do("P-1", "2024-07-01", new SwapSponsor("ann", "bob", "promoted"))
            .Do("P-1", "2024-07-10", new RecommitSponsor("bob", Commitment.Endorsed))
            .Do("P-1", "2024-08-01", new RaiseFeedbackAction("A-1", Book.Day("2024-09-01"), "bob"))
            .Do("P-1", "2024-08-10", new CloseFeedbackAction("A-1"))
            .Do("P-1", "2024-08-20", new LogCommunication("Customers", "Letter", Topic.Action, "A-1"))
            .Do("2024-08-01", new OpenWave("W-1", "Customers", 40, 20, SamplingMethod.Random, new(0, 10), 5, new("ann", 14)))
            .Do("2024-08-10", new RecordResponses("W-1", [new("R-1", 7, Account: "ACME"), new("R-2", 8, Account: "ACME")]))
            .Do("2024-09-01", new CloseWave("W-1"))
            .Do("2024-10-01", new OpenSurvey("V-1", "Pulse", Ready: ReadySurvey.StaffPulse))
            .Do("2024-10-01", new InviteToSurvey("V-1", [.. Enumerable.Range(1, 5).Select(Token)]));
        for (var who = 1; who <= 5; who++)
        {
            book.Do("2024-10-05", new AnswerSurvey("V-1", Token(who), [new("DELIVERS", 4)]));
        }

        return book;
    }

    private static string Token(int number) => number.ToString("x64", CultureInfo.InvariantCulture);
}
