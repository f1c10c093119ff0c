using Portfolio.Domain;
using Portfolio.Domain.Settings;

namespace Portfolio.Reports.Tests;

/// <summary>How a figure comes about is told with what the settings it rests on are on the day.</summary>
public class FiguresNameTheirSettings
{
    public static TheoryData<string, string, string, int> Settings => new(
    [
        ("stalls", "suspectedStalls", "suspicionCadences", 7), ("watchlist", "onWatchlistSeveral", "severalRules", 7),
        ("sponsors", "recommitted", "recommitmentDays", 37), ("sponsors", "stallRateAfterSwap", "swapDays", 37),
        ("derailers", "hitByAny", "derailerMonths", 17), ("derailers", "hitBySeveral", "derailerMonths", 17), ("derailers", "hitBySeveral", "severalDerailers", 7),
        ("resilience", "coveredAny", "contingencyMonths", 17), ("resilience", "coveredAll", "contingencyMonths", 17),
        ("resilience", "freshContingencies", "contingencyMonths", 17), ("resilience", "preparedWhenStruck", "contingencyMonths", 17),
        ("resilience", "stalledAfterPrepared", "aftermathDays", 37), ("resilience", "droppedAfterUnprepared", "aftermathDays", 37),
        ("what-if", "unprepared", "contingencyMonths", 17), ("what-if", "stallRatePrepared", "contingencyMonths", 17),
        ("what-if", "stallRatePrepared", "aftermathDays", 37), ("what-if", "expectedStalls", "aftermathDays", 37),
        ("outcomes", "staleMeasures", "measureDays", 37), ("outcomes", "changeAfterDelivery", "effectDays", 37),
        ("perception-gap", "watermelons", "watermelonEvidence", 4), ("perception-gap", "aboveCustomers", "gapPercent", 37),
        ("closed-loop", "responseRate", "waveMonths", 17),
        ("five-themes", "sponsorship", "conditionalPercent", 37), ("five-themes", "outcomes", "measureDays", 37),
        ("five-themes", "employees", "toldDays", 37), ("five-themes", "employees", "waveMonths", 17), ("five-themes", "tools", "waveMonths", 17),
        ("freshness", "statusDue", "statusGraceDays", 27), ("freshness", "statusLate", "statusGraceDays", 27),
        ("freshness", "statusLate", "missingCadences", 7), ("freshness", "statusMissing", "missingCadences", 7),
    ]);

    [Theory]
    [MemberData(nameof(Settings))]
    public void The_words_of_a_figure_name_the_setting_as_it_is_on_the_day(string report, string figure, string setting, int value)
    {
        Setting.Known[setting]($"{value}").ShouldBeNull();
        var book = new Book().Running("P-1", "2024-01-01");
        Formula(book.Organisation).ShouldNotContain($"{value}");
        Formula(With(book, "2024-06-01")).ShouldContain($"{value}");
        Formula(With(book, "2024-06-02")).ShouldNotContain($"{value}");

        string Formula(Organisation organisation) => ReportList.All.Single(r => r.Name == report)
            .Compute(book.Facts, organisation, book.On("2024-06-01")).Figure(figure).Formula;

        Organisation With(Book book, string from) => book.Organisation.Evolve(new Recorded(
            book.Position + 1, "settings", 0, new SettingChanged(setting, $"{value}"), Book.Day(from), Book.Day(from),
            DateTimeOffset.UnixEpoch, new("olive", "pmo", "test"), Guid.Empty, []));
    }

    [Fact]
    public void Nothing_that_a_report_says_refers_to_settings_without_saying_what_they_are()
    {
        var book = new Book().Running("P-1", "2024-01-01");
        foreach (var report in AllReports.Of(book.Facts, book.Organisation, book.On("2024-06-01")))
        {
            IEnumerable<string> said =
            [
                .. report.Header.Notes, .. report.Figures.SelectMany(f => new[] { f.Title, f.Formula, f.Estimator }), .. report.Tables().Select(t => t.Title),
            ];
            foreach (var unsaid in new[] { "in the settings", "settings name", "settings allow", "settings say", "lately", "twice the cadence" })
            {
                said.ShouldNotContain(s => s.Contains(unsaid, StringComparison.OrdinalIgnoreCase), $"{report.Header.Name} says “{unsaid}”");
            }
        }
    }
}
