using System.Globalization;

namespace Portfolio.Faults;

internal static class ClockSetBack
{
    // What comes between the two readings of it, on a busy machine; less than any of the steps.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    public static readonly Fault Fault = new(
        "clock-set-back", "The clock of PostgreSQL is set back by an hour or so, and forward, and back by a day or so.", new(OwnClock: true),
        async run =>
        {
            var ahead = TimeSpan.Zero;
            await run.BlowsAsync(async blow =>
            {
                var next = TimeSpan.FromMinutes(blow switch
                {
                    1 => -run.Draw("minutes back", 30, 90),
                    2 => run.Draw("minutes forward", 5, 15),
                    _ => -run.Draw("minutes back", 12 * 60, 36 * 60),
                });
                var before = await NowAsync(run);
                run.Site.Clock!.Set(next);
                var moved = await NowAsync(run) - before;
                FaultRun.Demand(
                    (moved - (next - ahead)).Duration() < Tolerance,
                    string.Create(CultureInfo.InvariantCulture, $"The clock of PostgreSQL was to move by {next - ahead} and has moved by {moved}."));
                run.Say(string.Create(CultureInfo.InvariantCulture, $"the clock of PostgreSQL has moved by {moved}"));
                ahead = next;
            });
        });

    private static Task<DateTime> NowAsync(FaultRun run) =>
        run.Site.Primary.AskAsync<DateTime>(Beginning.Ledger, "select clock_timestamp()", run.Cancellation);
}
