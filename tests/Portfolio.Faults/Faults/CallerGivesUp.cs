namespace Portfolio.Faults;

internal static class CallerGivesUp
{
    public static readonly Fault Fault = new(
        "caller-gives-up", "Callers hang up after a few milliseconds and come again with the same key.", new(Nodes: 2),
        async run =>
        {
            run.Writers.Impatience = 0.5;
            await run.BlowsAsync(_ => run.WorkAsync());
            run.Writers.Impatience = 0;
        });
}
