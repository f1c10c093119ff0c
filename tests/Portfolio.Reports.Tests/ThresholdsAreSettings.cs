using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Tests.Facts;

namespace Portfolio.Reports.Tests;

/// <summary>Whatever a report judges by can be set otherwise, and then it judges otherwise.</summary>
public class ThresholdsAreSettings
{
    // Change no figure: the zone in which days are days has tests of its own, and who looked at what is kept outside the ledger.
    private static readonly string[] Others = ["timeZone", "accessLogDays"];

    public static TheoryData<string, string, string> Settings => new(
    [
        ("watchlist", "stallDays", "1"), ("watchlist", "vacancyDays", "1"), ("watchlist", "recommitmentDays", "1"),
        ("freshness", "statusGraceDays", "0"), ("stalls", "cadence", "Yearly"), ("derailers", "derailerMonths", "1"),
        ("resilience", "aftermathDays", "1"), ("what-if", "aftermathDays", "1"),
        ("outcomes", "measureDays", "1"), ("outcomes", "effectDays", "1"),
        ("perception-gap", "incidentDays", "1"), ("perception-gap", "watermelonEvidence", "1"), ("perception-gap", "gapPercent", "1"),
        ("drivers", "driverInflation", "1000"), ("five-themes", "toldDays", "1"), ("five-themes", "waveMonths", "1"),
        .. ThemeWeights.Names.Select(n => ("five-themes", n, "50")),
        .. StrategyCanvas.SettingNames.Select(n => ("strategy", n, "Said otherwise")),
    ]);

    [Theory]
    [MemberData(nameof(Settings))]
    public void One_set_otherwise_changes_what_the_report_says(string report, string name, string value)
    {
        Setting.Known[name](value).ShouldBeNull();
        var entry = ReportList.All.Single(r => r.Name == report);
        foreach (var seed in Enumerable.Range(1, 400))
        {
            var book = AnyBook.Written(new Random(seed), 160);
            var asked = book.On("2022-03-01") with { Evidence = false };
            var otherwise = book.Organisation.Evolve(new Recorded(
                book.Position + 1, "settings", 0, new SettingChanged(name, value), Book.Day("2022-03-01"), Book.Day("2022-03-01"),
                DateTimeOffset.UnixEpoch, new("olive", "pmo", "test"), Guid.Empty, []));
            if (!Said(entry.Compute(book.Facts, book.Organisation, asked)).SequenceEqual(Said(entry.Compute(book.Facts, otherwise, asked))))
            {
                return;
            }
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
