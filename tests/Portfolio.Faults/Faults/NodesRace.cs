namespace Portfolio.Faults;

internal static class NodesRace
{
    public static readonly Fault OfTwo = Of(2, "two-nodes-race");

    public static readonly Fault OfFour = Of(4, "four-nodes-race");

    private static Fault Of(int nodes, string name) => new(
        name, $"{nodes} nodes record on the same few programmes.", new(Nodes: nodes), async run =>
        {
            // The more at a time, the more they are in each other's way.
            var rest = run.Writers.Rest;
            run.Writers.Rest = TimeSpan.Zero;
            await run.BlowsAsync(_ => run.WorkAsync());
            run.Writers.Rest = rest;
        });
}
