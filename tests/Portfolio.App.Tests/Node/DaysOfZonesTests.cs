using System.Globalization;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Settings;

namespace Portfolio.App.Tests.Node;

public sealed class DaysOfZonesTests
{
    // In Havana and on the Azores clocks go back over midnight or to it, in Cairo they go forward at it; Kiritimati is furthest ahead.
    [Theory]
    [InlineData("America/Havana", "2025-11-01")]
    [InlineData("Atlantic/Azores", "2025-10-25")]
    [InlineData("Africa/Cairo", "2025-04-24")]
    [InlineData("Europe/London", "2025-10-25")]
    [InlineData("Pacific/Kiritimati", "2025-06-30")]
    public void The_last_instant_of_a_day_is_of_that_day_and_the_next_of_the_day_after(string zone, string day)
    {
        var on = DateOnly.Parse(day, CultureInfo.InvariantCulture);
        var changed = new Recorded(
            1, "settings", 1, new SettingChanged("timeZone", zone), on, on, DateTimeOffset.UnixEpoch, NodeRun.Officer, Guid.Empty, []);
        var view = View.Empty with { Organisation = View.Empty.Organisation.Evolve(changed) };

        var end = view.EndOf(on);

        view.DayOf(end).ShouldBe(on);
        view.DayOf(end.AddTicks(1)).ShouldBe(on.AddDays(1));
        for (var minutes = 1; minutes <= 180; minutes++)
        {
            view.DayOf(end.AddMinutes(minutes)).ShouldBe(on.AddDays(1), $"{minutes} minutes after");
            view.DayOf(end.AddMinutes(-minutes)).ShouldBe(on, $"{minutes} minutes before");
        }
    }
}
