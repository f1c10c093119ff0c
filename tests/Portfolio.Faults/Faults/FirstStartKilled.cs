using Portfolio.App.Postgres;

namespace Portfolio.Faults;

/// <summary>
/// A program is killed while it starts on an empty folder: while its PostgreSQL is made, migrated, filled with a sample, or the
/// key of its checkpoints is made. The next start goes on from whatever is left.
/// </summary>
internal static class FirstStartKilled
{
    private const int LongestStart = 6_000;

    public static readonly Fault Fault = new(
        "first-start-killed", "A program is killed (SIGKILL) during its first start on an empty folder, and started again.", new(Nodes: 2),
        run => run.BlowsAsync(_ => BlowAsync(run)));

    private static async Task BlowAsync(FaultRun run)
    {
        var (data, shell) = (run.Site.In($"first-{Guid.NewGuid():N}"), new Shell(memory: null));
        try
        {
            using (var first = Start())
            {
                await Task.Delay(run.Draw("milliseconds until it is killed", 0, LongestStart), run.Cancellation);
                first.Kill();
                await first.WaitForExitAsync(run.Cancellation);
            }

            using (var again = Start())
            {
                await ReadyAsync(again);
                await Signals.SendAsync("TERM", again.Id);
                await again.WaitForExitAsync(run.Cancellation);
                FaultRun.Demand(again.ExitCode == 0, $"Asked to stop, the program ended with {again.ExitCode}: {shell.Said}");
            }

            foreach (var verb in new[] { "checkpoint", "verify" })
            {
                var (exitCode, output, error) = await shell.RunAsync(null, [verb, "--data", data], run.Cancellation);
                FaultRun.Demand(exitCode == 0, $"portfolio {verb} ended with {exitCode}: {output}{error}");
            }
        }
        finally
        {
            if (Directory.Exists(data))
            {
                await EmbeddedPostgres.RemoveAsync(new EmbeddedPostgresOptions(data), CancellationToken.None);
            }
        }

        System.Diagnostics.Process Start() => shell.Start(null, ["serve", "--data", data, "--sample", "20", "--urls", "http://127.0.0.1:0"]);

        async Task ReadyAsync(System.Diagnostics.Process program)
        {
            while (await program.StandardOutput.ReadLineAsync(run.Cancellation) is { } line)
            {
                if (line.StartsWith("Portfolio is ready at ", StringComparison.Ordinal))
                {
                    _ = program.StandardOutput.ReadToEndAsync(CancellationToken.None);
                    return;
                }
            }

            throw new BrokenPromiseException($"After a start that was killed the program does not start: {shell.Said}");
        }
    }
}
