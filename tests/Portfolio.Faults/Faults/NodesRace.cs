namespace Portfolio.Faults;

internal static class NodesRace
{
    public static readonly Fault OfTwo = Of(2, "two-nodes-race");

    public static readonly Fault OfFour = Of(4, "four-nodes-race");

    // Where two nodes had neighbouring commands on a programme in hand at once, they raced for the version between them: that
    // each is there once, in an order that both nodes agree on, is for the reckoning to show.
    private const string InOrder =
        "select array_agg(command_key order by stream, version) from ledger.events where command_key like 'fault-%' and stream like 'programme/%'";

    private static Fault Of(int nodes, string name) => new(
        name, $"{nodes} nodes record on the same few programmes.", new(Nodes: nodes), async run =>
        {
            // The more at a time, the more they are in each other's way.
            var rest = run.Writers.Rest;
            run.Writers.Rest = TimeSpan.Zero;
            await run.BlowsAsync(async _ =>
            {
                var before = await RacesAsync(run);
                await run.WorkAsync();
                await run.LandAsync("makes two nodes record on one programme at once", async () => await RacesAsync(run) > before);
                run.Say($"{await RacesAsync(run) - before} times two nodes had commands on one programme in hand at once");
            });
            run.Writers.Rest = rest;
        });

    private static async Task<int> RacesAsync(FaultRun run) => run.Writers.Book.Races(
        await run.Site.Serving.AskAsync<string[]>(Beginning.Ledger, InOrder, run.Cancellation));
}
