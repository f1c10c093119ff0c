using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;

namespace Portfolio.Domain.Tests.Organisations;

public sealed class SettingTests
{
    private static readonly Organisation Organisation = Today.Organisation;

    [Theory]
    [InlineData("timeZone", "America/New_York")]
    [InlineData("cadence", "Quarterly")]
    [InlineData("stallDays", "90")]
    [InlineData("vacancyDays", "14")]
    [InlineData("recommitmentDays", "3650")]
    public void A_setting_changes(string name, string value) =>
        Organisation.Gives(new ChangeSetting(name, value), new SettingChanged(name, value));

    [Fact]
    public void Every_setting_that_can_be_named_is_folded()
    {
        var values = new Dictionary<string, string>
        {
            ["timeZone"] = "Asia/Tokyo",
            ["cadence"] = "Yearly",
            ["stallDays"] = "1",
            ["vacancyDays"] = "2",
            ["recommitmentDays"] = "3",
            ["accessLogDays"] = "400",
            ["statusGraceDays"] = "4",
            ["derailerMonths"] = "5",
            ["aftermathDays"] = "6",
            ["measureDays"] = "7",
            ["effectDays"] = "8",
            ["incidentDays"] = "9",
            ["watermelonEvidence"] = "3",
            ["gapPercent"] = "10",
            ["driverInflation"] = "11",
            ["toldDays"] = "12",
            ["waveMonths"] = "13",
            ["suspicionCadences"] = "3",
            ["deferrals"] = "4",
            ["severalRules"] = "5",
            ["worstPercent"] = "14",
            ["missingCadences"] = "6",
            ["severalDerailers"] = "7",
            ["swapDays"] = "15",
            ["contingencyMonths"] = "16",
            ["customerPercent"] = "17",
            ["brandSeverity"] = "2",
            ["conditionalPercent"] = "18",
        };
        values.Keys.Concat(StrategyCanvas.SettingNames).Concat(ThemeWeights.Names).ShouldBe(Setting.Known.Keys, ignoreOrder: true);
        values.Aggregate(Setting.Default, (s, v) => s.With(v.Key, v.Value)).ShouldBe(
            new Setting
            {
                TimeZone = "Asia/Tokyo",
                Cadence = Cadence.Yearly,
                StallDays = 1,
                VacancyDays = 2,
                RecommitmentDays = 3,
                AccessLogDays = 400,
                StatusGraceDays = 4,
                DerailerMonths = 5,
                AftermathDays = 6,
                MeasureDays = 7,
                EffectDays = 8,
                IncidentDays = 9,
                WatermelonEvidence = 3,
                GapPercent = 10,
                DriverInflation = 11,
                ToldDays = 12,
                WaveMonths = 13,
                SuspicionCadences = 3,
                Deferrals = 4,
                SeveralRules = 5,
                WorstPercent = 14,
                MissingCadences = 6,
                SeveralDerailers = 7,
                SwapDays = 15,
                ContingencyMonths = 16,
                CustomerPercent = 17,
                BrandSeverity = 2,
                ConditionalPercent = 18,
            });
    }

    [Fact]
    public void As_it_is_changes_nothing() =>
        Organisation.When(new ChangeSetting("stallDays", "60")).ShouldBe(Decision.Nothing);

    [Theory]
    [InlineData("timeZone", "Mars/Olympus", "the IANA name of a time zone, for example Europe/London")]
    [InlineData("timeZone", "../../etc/passwd", "the IANA name of a time zone, for example Europe/London")]
    [InlineData("cadence", "-1", "Monthly, Quarterly, HalfYearly or Yearly")]
    [InlineData("cadence", "", "Monthly, Quarterly, HalfYearly or Yearly")]
    [InlineData("cadence", "Monthly, Yearly", "Monthly, Quarterly, HalfYearly or Yearly")]
    [InlineData("stallDays", "0", "a whole number of days from 1 to 3650")]
    [InlineData("stallDays", "3651", "a whole number of days from 1 to 3650")]
    [InlineData("vacancyDays", "1.5", "a whole number of days from 1 to 3650")]
    [InlineData("recommitmentDays", "99999999999", "a whole number of days from 1 to 3650")]
    [InlineData("contingencyMonths", "121", "a whole number of months from 1 to 120")]
    [InlineData("severalDerailers", "1", "a whole number of derailers from 2 to 17")]
    [InlineData("brandSeverity", "6", "a whole number of points of severity from 1 to 5")]
    [InlineData("missingCadences", "0", "a whole number of cadences from 1 to 12")]
    [InlineData("deferrals", "1", "a whole number of times from 2 to 20")]
    [InlineData("worstPercent", "101", "a whole number of percent from 1 to 100")]
    public void A_value_that_does_not_fit_is_refused(string name, string value, string expected) =>
        Organisation.Refuses(new ChangeSetting(name, value), $"“{value}” does not fit: {name} is {expected}.");

    [Fact]
    public void The_name_is_known() =>
        Organisation.Refuses(
            new ChangeSetting("colour", "blue"),
            $"There is no setting “colour”; there are {string.Join(", ", Setting.Known.Keys)}.");

    [Fact]
    public void The_wording_of_the_strategy_canvas_is_a_setting()
    {
        var worded = Setting.Default.With("canvas.2", "What is it worth?").With("canvas.2.4", " Why us ");
        worded.Canvas[1].Wording.ShouldBe("What is it worth?");
        worded.Canvas[1].Components[3].ShouldBe("Why us");
        worded.Canvas[0].ShouldBe(StrategyCanvas.Wording[0]);
        StrategyCanvas.SettingNames.Count.ShouldBe(15);
        Organisation.Refuses(new ChangeSetting("canvas.3.1", " "), "“ ” does not fit: canvas.3.1 is 1 to 300 characters on one line.");
    }

    [Fact]
    public void What_a_part_of_a_theme_weighs_is_a_setting()
    {
        var weighed = Setting.Default.With("weight.outcomes.onTrack", "3");
        ThemeWeights.Of(weighed.Weights, "weight.outcomes.onTrack").ShouldBe(3);
        ThemeWeights.Of(weighed.Weights, "weight.outcomes.linked").ShouldBe(1);
        Organisation.Refuses(
            new ChangeSetting("weight.outcomes.onTrack", "101"),
            "“101” does not fit: weight.outcomes.onTrack is a whole number of parts from 0 to 100.");
    }

    // Told in this order; what counts is the day from which it holds.
    [Fact]
    public void A_setting_holds_from_its_day_on_however_late_it_is_recorded()
    {
        var changes = new (string Value, DateOnly From)[] { ("10", new(2026, 3, 1)), ("30", new(2026, 5, 1)), ("20", new(2026, 4, 1)) };
        var history = changes.Aggregate(
            Organisation, (o, c) => o.Evolve(Today.Recorded(new SettingChanged("stallDays", c.Value), c.From, 9)));

        history.SettingsOn(new(2026, 2, 28)).StallDays.ShouldBe(60);
        history.SettingsOn(new(2026, 3, 1)).StallDays.ShouldBe(10);
        history.SettingsOn(new(2026, 4, 30)).StallDays.ShouldBe(20);
        history.SettingsOn(new(2026, 5, 1)).StallDays.ShouldBe(30);
        history.Settings.StallDays.ShouldBe(30);
        history.SettingsOn(new(2026, 4, 2)).ShouldBeSameAs(history.SettingsOn(new(2026, 4, 3)));
    }

    [Theory]
    [InlineData("colour", "blue")]
    [InlineData("cadence", "Never")]
    [InlineData("stallDays", "many")]
    public void What_a_newer_program_set_changes_nothing_here(string name, string value) =>
        Setting.Default.With(name, value).ShouldBe(Setting.Default);
}
