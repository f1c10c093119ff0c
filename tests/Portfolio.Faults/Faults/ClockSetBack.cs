namespace Portfolio.Faults;

internal static class ClockSetBack
{
    public static readonly Fault Fault = new(
        "clock-set-back", "The clock of PostgreSQL is set back by an hour, and forward, and back by a day.", new(OwnClock: true),
        run => run.BlowsAsync(blow =>
        {
            run.Site.Clock!.Set(blow switch
            {
                1 => TimeSpan.FromHours(-1),
                2 => TimeSpan.FromMinutes(10),
                _ => TimeSpan.FromDays(-1),
            });
            return Task.CompletedTask;
        }));
}
