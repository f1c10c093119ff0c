using System.Globalization;

namespace Portfolio.Faults;

internal static class PrimaryKilled
{
    public static readonly Fault Fault = new(
        "primary-killed",
        "The primary of two PostgreSQL is killed under load and its synchronous standby promoted; the nodes find it by themselves, and a reporting node had followed it all along.",
        new(Nodes: 2, Standby: StandbyKind.Synchronous),
        async run =>
        {
            var site = run.Site;
            var reporting = await site.ReportFromStandbyAsync(run.Cancellation);
            run.Say("a reporting node follows the standby");
            using (await run.Writers.HoldAsync(run.Cancellation))
            {
                var size = await site.SizeAsync(run.Cancellation);
                var question = $"/api/reports/board?knownAt={size}";
                if (await reporting.AskAsync(question, size, run.Cancellation) != await site.Nodes[0].AskAsync(question, size, run.Cancellation))
                {
                    throw new BrokenPromiseException("The node on the standby does not report as the others do.");
                }
            }

            run.Say("it reports as the others do");
            await run.WorkAsync();
            var before = run.Writers.Book.LongestSilence;
            await site.Primary.KillAsync(run.Cancellation);
            await site.Standby!.PromoteAsync(run.Cancellation);
            site.Serving = site.Standby;
            await run.WorkAsync();
            run.Say(string.Create(
                CultureInfo.InvariantCulture,
                $"without service for {run.Writers.Book.LongestSilence.TotalSeconds:0.0} s (before the kill at most {before.TotalSeconds:0.0} s)"));
        });
}
