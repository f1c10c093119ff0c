namespace Portfolio.Faults;

internal static class AnswerLost
{
    public static readonly Fault Fault = new(
        "answer-lost", "The connection is lost between PostgreSQL's commit and its answer.", new(Relay: true),
        run => run.BlowsAsync(async _ =>
        {
            var relay = run.Site.Relay!;
            var before = relay.Cut;
            relay.CutAfter(run.Draw("answers to appends that pass before", 0, 9));
            await run.LandAsync("loses the answer to an append", () => Task.FromResult(relay.Cut > before));
        }));
}
