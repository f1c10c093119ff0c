using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Portfolio.Faults;

/// <summary>
/// The nodes are of an earlier program (<c>--old</c>; without it, of this one) and this one takes their place, one after the
/// other: the first migrates while the other records. Then it writes what the earlier one may not know.
/// </summary>
internal static class RollingUpgrade
{
    public static readonly Fault Fault = new(
        "rolling-upgrade",
        "The program is replaced on one node after the other; the first of the new ones migrates while the old one records, and then writes what that may not know.",
        new(Nodes: 2),
        DoAsync);

    // So many of the sendings go to one node when the other may have done them already: both must know a command again.
    private const double Impatience = 0.3;

    private static async Task DoAsync(FaultRun run)
    {
        var (site, writers, cancellation) = (run.Site, run.Writers, run.Cancellation);
        var (now, old) = run.DrawNode("node replaced first");
        await site.UpgradeAsync(now, cancellation);

        var before = (Old: old.Acknowledged, Now: now.Acknowledged);
        writers.Impatience = Impatience;
        await run.BlowsAsync(_ => Task.CompletedTask);
        run.Say($"side by side the earlier program acknowledged {old.Acknowledged - before.Old} commands, this one {now.Acknowledged - before.Now}");
        FaultRun.Demand(old.Acknowledged > before.Old, "Since the ledger was migrated the earlier program has recorded nothing.");
        using (await writers.HoldAsync(cancellation))
        {
            await AgreeAsync(run, old, now);
        }

        await TellWhatIsNewAsync(run, old, now);
        await run.WorkAsync();
        await site.UpgradeAsync(old, cancellation);
        await run.WorkAsync();
        writers.Impatience = 0;
    }

    /// <summary>What both programs say of a programme must be the same; their reports may have come to mean something else.</summary>
    private static async Task AgreeAsync(FaultRun run, Node old, Node now)
    {
        var size = await SizeAsync(run);
        await ReachAsync(run, old, size);
        await ReachAsync(run, now, size);
        for (var i = 0; i < Writers.Programmes; i++)
        {
            var path = $"/api/programmes/P-{i}";
            var (earlier, present) = (await PlainAsync(run, old, path, size), await PlainAsync(run, now, path, size));
            foreach (var (name, value) in earlier)
            {
                FaultRun.Demand(
                    !present.TryGetValue(name, out var other) || other == value,
                    $"At position {size} {path} has {value} as {name} in the earlier program and {present.GetValueOrDefault(name)} in this one.");
            }
        }
    }

    /// <summary>This program writes what is of late; the earlier one either reads it or stops there and says so.</summary>
    private static async Task TellWhatIsNewAsync(FaultRun run, Node old, Node now)
    {
        var news = new (string What, Func<Task> TellAsync)[]
        {
            ("a milestone", () => now.TellAsync(
                "/api/programmes/P-0/set-milestone", """{"milestone":"LIVE","title":"Live","due":"2099-01-31","effectiveOn":"2000-01-01"}""", run.Cancellation)),
            ("a key", async () =>
            {
                var (exitCode, _, error) = await run.Site.RunAsync(run.Cancellation, "keys", "create", "--role", "auditor", "--label", "new");
                FaultRun.Demand(exitCode == 0, $"No key could be made: {error}");
            }),
        };
        foreach (var (what, tellAsync) in news)
        {
            await tellAsync();
            if (await ReachAsync(run, old, await SizeAsync(run)) is { } reason)
            {
                run.Say($"the earlier program stops at {what}: {reason}");
                await StandsStillAsync(run, old, now);
                return;
            }
        }

        run.Say($"the earlier program reads {string.Join(" and ", news.Select(each => each.What))}");
    }

    // What it has it answers; it decides nothing, since it cannot see what stands against it.
    private static async Task StandsStillAsync(FaultRun run, Node old, Node now)
    {
        var (read, _) = await old.SendAsync(HttpMethod.Get, "/api/programmes/P-0", null, run.Cancellation);
        FaultRun.Demand(read == HttpStatusCode.OK, $"The earlier program, which stands still, answers {(int)read} to who reads.");
        var (told, said) = await old.SendAsync(HttpMethod.Post, "/api/programmes", """{"code":"UNSEEN","title":"Unseen","department":"MKT"}""", run.Cancellation);
        FaultRun.Demand(told == HttpStatusCode.ServiceUnavailable, $"The earlier program, which stands still, answered a command with {(int)told}: {said}");
        run.Say($"refused: {said}");
        await ReachAsync(run, now, await SizeAsync(run));
        var (there, _) = await now.SendAsync(HttpMethod.Get, "/api/programmes/UNSEEN", null, run.Cancellation);
        FaultRun.Demand(there == HttpStatusCode.NotFound, "What the earlier program refused was recorded.");
    }

    /// <summary>Waits until a node has come as far as a position.</summary>
    /// <returns>Null; or why it will not, as its readiness tells.</returns>
    private static async Task<string?> ReachAsync(FaultRun run, Node node, long position)
    {
        using var step = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var (status, said) = await node.SendAsync(HttpMethod.Get, "/health/ready", null, run.Cancellation);
            if (status == HttpStatusCode.OK && long.Parse(said.Split(' ')[3], CultureInfo.InvariantCulture) >= position)
            {
                return null;
            }

            if (status == HttpStatusCode.ServiceUnavailable && said.Contains("the-log-can-be-read", StringComparison.Ordinal))
            {
                using var problem = JsonDocument.Parse(said);
                return problem.RootElement.GetProperty("title").GetString();
            }

            FaultRun.Demand(Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(1), $"A node has not come to position {position}; it says: {said}");
            await step.WaitForNextTickAsync(run.Cancellation);
        }
    }

    // Numbers, words and days at the top of an answer, by name.
    private static async Task<Dictionary<string, string>> PlainAsync(FaultRun run, Node node, string path, long position)
    {
        using var answer = JsonDocument.Parse(await node.AskAsync(path, position, run.Cancellation));
        return answer.RootElement.EnumerateObject()
            .Where(each => each.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
            .ToDictionary(each => each.Name, each => each.Value.GetRawText(), StringComparer.Ordinal);
    }

    private static Task<long> SizeAsync(FaultRun run) =>
        run.Site.Primary.AskAsync<long>(Beginning.Ledger, "select size from ledger.head", run.Cancellation);
}
