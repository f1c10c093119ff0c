namespace Portfolio.Faults;

internal static class AnswerLost
{
    public static readonly Fault Fault = new(
        "answer-lost", "The connection is lost between PostgreSQL's commit and its answer.", new(Relay: true),
        run => run.BlowsAsync(async blow =>
        {
            run.Site.Relay!.CutNext();
            await run.WorkAsync();
            if (run.Site.Relay.Cut < blow)
            {
                throw new BrokenPromiseException("No answer to an append has passed the relay.");
            }
        }));
}
