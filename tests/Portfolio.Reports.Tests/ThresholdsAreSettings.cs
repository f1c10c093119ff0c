using System.Globalization;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Surveys;
using Portfolio.Reports.Tests.Facts;

namespace Portfolio.Reports.Tests;

/// <summary>Whatever a report judges by can be set otherwise, and then it judges otherwise.</summary>
public class ThresholdsAreSettings
{
    // The zone in which days are days has tests of its own, and so has whose forecast is among the worst, which takes a record from
    // which forecasts are learnt; who looked at what is kept outside the ledger.
    private static readonly string[] Others = ["timeZone", "worstPercent", "accessLogDays"];

    // What random books do not have: a programme that does not say how often it reports, whose status is 10 days due; an outcome that
    // moved 71 days after a delivery; an action closed in time, which alone makes its theme; a staff pulse; one silent for 56 days,
    // after an item was deferred twice.
    private static Book Given
    {
        get
        {
            var book = new Book()
                .Do("P-1", "2024-01-01", new Propose("P-1", "The P-1", "IT")).Do("P-1", "2024-01-01", new AppointSponsor("ann"))
                .Do("P-1", "2024-01-01", new PlanPhase(1, "First")).Do("P-1", "2024-01-01", new Commission(Book.Day("2025-12-31")))
                .Do("P-1", "2024-01-01", new LinkOutcome("O-1", "Renewals", "%", 10, 20, Book.Day("2024-12-31"), "Ease"))
                .Do("P-1", "2024-01-02", new AddScopeItem("I-1", "Portal", 1, 50, Driver: "Ease"))
                .Do("P-1", "2024-04-01", new MeasureOutcome("O-1", 12)).Do("P-1", "2024-04-10", new Deliver("I-1"))
                .Do("P-1", "2024-05-01", new RaiseFeedbackAction("A-1", Book.Day("2024-06-01"), "bob")).Do("P-1", "2024-05-20", new CloseFeedbackAction("A-1"))
                .Do("P-1", "2024-06-01", new ReportStatus(Book.Day("2024-05-31"), "RAG3@1", "Green")).Do("P-1", "2024-06-20", new MeasureOutcome("O-1", 14))
                .Do("P-1", "2024-02-01", new InvolveDepartment("SALES"))
                .Do("P-2", "2024-05-15", new Propose("P-2", "The P-2", "IT")).Do("P-2", "2024-05-15", new AppointSponsor("ann"))
                .Do("P-2", "2024-05-15", new PlanPhase(1, "First")).Do("P-2", "2024-05-15", new Commission(Book.Day("2025-12-31")))
                .Do("P-2", "2024-05-15", new AddScopeItem("I-2", "Search", 1, 50))
                .Do("P-2", "2024-05-15", new DeferScopeItem("I-2", [Derailer.BudgetCut], ToLater: true))
                .Do("P-2", "2024-05-15", new PullForward("I-2", 1)).Do("P-2", "2024-05-15", new DeferScopeItem("I-2", [Derailer.BudgetCut], ToLater: true));
            var tokens = Enumerable.Range(0, 5).Select(n => n.ToString("x64", CultureInfo.InvariantCulture)).ToValueList();
            book.Do("2024-06-01", new OpenSurvey("V-1", "Pulse", Ready: ReadySurvey.StaffPulse)).Do("2024-06-01", new InviteToSurvey("V-1", tokens));
            foreach (var token in tokens)
            {
                book.Do("2024-06-02", new AnswerSurvey("V-1", token, [new(ReadySurveys.Of(ReadySurvey.StaffPulse, "", "").Statements[0].Code, 4)]));
            }

            return book;
        }
    }

    public static TheoryData<string, string, string> Settings => new(
    [
        ("watchlist", "stallDays", "1"), ("watchlist", "vacancyDays", "1"), ("watchlist", "recommitmentDays", "1"),
        ("watchlist", "suspicionCadences", "1"), ("stalls", "suspicionCadences", "1"), ("watchlist", "deferrals", "20"),
        ("watchlist", "severalRules", "2"), ("watchlist", "missingCadences", "12"), ("freshness", "missingCadences", "12"),
        ("perception-gap", "missingCadences", "12"), ("watchlist", "contingencyMonths", "1"), ("resilience", "contingencyMonths", "1"),
        ("what-if", "contingencyMonths", "1"), ("sponsors", "swapDays", "1"), ("derailers", "severalDerailers", "2"),
        ("perception-gap", "customerPercent", "1"), ("perception-gap", "brandSeverity", "1"), ("five-themes", "conditionalPercent", "0"),
        ("freshness", "statusGraceDays", "0"), ("freshness", "cadence", "Yearly"), ("derailers", "derailerMonths", "1"),
        ("resilience", "aftermathDays", "1"), ("what-if", "aftermathDays", "1"),
        ("outcomes", "measureDays", "1"), ("outcomes", "effectDays", "1"),
        ("perception-gap", "incidentDays", "1"), ("perception-gap", "watermelonEvidence", "1"), ("perception-gap", "gapPercent", "1"),
        ("drivers", "driverInflation", "1000"), ("five-themes", "toldDays", "1"), ("five-themes", "waveMonths", "1"),
        .. ThemeWeights.Names.Select(n => ("five-themes", n, n == "weight.feedback.inTime" ? "0" : "50")),
        .. StrategyCanvas.SettingNames.Select(n => ("strategy", n, "Said otherwise")),
    ]);

    [Theory]
    [MemberData(nameof(Settings))]
    public void One_set_otherwise_changes_what_the_report_says_from_its_day_on(string report, string name, string value)
    {
        Setting.Known[name](value).ShouldBeNull();
        var entry = ReportList.All.Single(r => r.Name == report);
        foreach (var (book, day) in Enumerable.Range(1, 100).Select(seed => (AnyBook.Written(new Random(seed), 160), "2022-03-01")).Prepend((Given, "2024-07-10")))
        {
            var asked = book.On(day) with { Evidence = false };
            var said = Said(entry.Compute(book.Facts, book.Organisation, asked)).ToList();
            if (!said.SequenceEqual(SaidWith(Book.Day(day))))
            {
                said.SequenceEqual(SaidWith(Book.Day(day).AddDays(1))).ShouldBeTrue("a report of a day uses the settings of that day");
                return;
            }

            IEnumerable<object?> SaidWith(DateOnly from) => Said(entry.Compute(
                book.Facts,
                book.Organisation.Evolve(new Recorded(
                    book.Position + 1, "settings", 0, new SettingChanged(name, value), from, from,
                    DateTimeOffset.UnixEpoch, new("olive", "pmo", "test"), Guid.Empty, [])),
                asked));
        }

        throw new ShouldAssertException($"{report} says the same whatever {name} is.");
    }

    [Fact]
    public void Every_setting_is_among_them() =>
        Settings.Select(s => s.Data.Item2).Distinct().Concat(Others).ShouldBe(Setting.Known.Keys, ignoreOrder: true);

    // All that it says, but for how a figure comes about in words, which may name the setting.
    private static IEnumerable<object?> Said(Report report) =>
    [
        .. report.Figures.Select(f => (object)(f.Value, f.Numerator, f.Denominator, f.Censored, f.NotObserved)),
        .. report.Tables().Where(t => t.Name != "figures").SelectMany(t => t.Rows),
    ];
}
