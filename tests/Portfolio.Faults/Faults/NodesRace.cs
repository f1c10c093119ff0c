namespace Portfolio.Faults;

internal static class NodesRace
{
    public static readonly Fault OfTwo = Of(2, "two-nodes-race");

    public static readonly Fault OfFour = Of(4, "four-nodes-race");

    private static Fault Of(int nodes, string name) => new(
        name, $"{nodes} nodes record on the same few programmes.", new(Nodes: nodes), run => run.BlowsAsync(_ => run.WorkAsync()));
}
