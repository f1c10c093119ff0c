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
        };
        values.Keys.Concat(StrategyCanvas.SettingNames).ShouldBe(Setting.Known.Keys, ignoreOrder: true);
        values.Aggregate(Setting.Default, (s, v) => s.With(v.Key, v.Value)).ShouldBe(
            new Setting { TimeZone = "Asia/Tokyo", Cadence = Cadence.Yearly, StallDays = 1, VacancyDays = 2, RecommitmentDays = 3, AccessLogDays = 400 });
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

    [Theory]
    [InlineData("colour", "blue")]
    [InlineData("cadence", "Never")]
    [InlineData("stallDays", "many")]
    public void What_a_newer_program_set_changes_nothing_here(string name, string value) =>
        Setting.Default.With(name, value).ShouldBe(Setting.Default);
}
