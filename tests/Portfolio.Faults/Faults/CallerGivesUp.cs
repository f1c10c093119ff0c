namespace Portfolio.Faults;

internal static class CallerGivesUp
{
    public static readonly Fault Fault = new(
        "caller-gives-up", "Callers hang up after a few milliseconds and come again with the same key.", new(Nodes: 2),
        async run =>
        {
            await run.BlowsAsync(async _ =>
            {
                var before = run.Writers.Book.GivenUp;
                run.Writers.Impatience = run.Draw("percent of the sendings given up", 30, 70) / 100.0;
                await run.LandAsync("makes a caller give up", () => Task.FromResult(run.Writers.Book.GivenUp > before));
                await run.WorkAsync();
                run.Say($"{run.Writers.Book.GivenUp - before} sendings were given up");
            });
            run.Writers.Impatience = 0;
        });
}
