namespace Portfolio.Faults;

/// <summary>A site with writers at work, for faults to be done to one after another, each with its reckoning.</summary>
internal sealed class SiteAtWork : IAsyncDisposable
{
    private readonly Site _site;
    private readonly Writers _writers;

    private SiteAtWork(SitePlan plan, Site site, Writers writers) => (Plan, _site, _writers) = (plan, site, writers);

    public SitePlan Plan { get; }

    /// <param name="seed">What chance plays is the same for the same seed.</param>
    /// <param name="rest">How long a writer waits on average between two commands; zero: as many as there can be.</param>
    /// <param name="cancellation">Ends the writers too.</param>
    public static async Task<SiteAtWork> MakeAsync(
        SitePlan plan, Beginning beginning, int seed, TimeSpan rest, CancellationToken cancellation)
    {
        var site = await Site.MakeAsync(plan, beginning, cancellation);
        try
        {
            return new(plan, site, await Writers.StartAsync(site, seed, rest, cancellation));
        }
        catch
        {
            await site.DisposeAsync();
            throw;
        }
    }

    /// <summary>Does the fault under load, and holds the ledger against all that was acknowledged on this site.</summary>
    /// <returns>What was found; it counts the commands since the fault before.</returns>
    /// <exception cref="BrokenPromiseException">A promise was not kept.</exception>
    public async Task<Reckoning> DoAsync(Fault fault, Measure measure, Action<string> say, CancellationToken cancellation)
    {
        var run = new FaultRun(_site, _writers, measure, say, cancellation);
        try
        {
            var before = await BeginAsync(cancellation);
            await run.WorkAsync();
            await fault.DoAsync(run);
            using (await _writers.HoldAsync(cancellation))
            {
                return (await Reckoning.OfAsync(_site, _writers, cancellation)).Since(before);
            }
        }
        catch (BrokenPromiseException broken)
        {
            // Why a node answered as it should not have comes after the answer.
            await _site.EndNodesAsync();
            throw new BrokenPromiseException($"{broken.Message}\nThe programs said last:\n{_site.Said}", broken);
        }
    }

    private async Task<(int Acknowledged, int SentAgain)> BeginAsync(CancellationToken cancellation)
    {
        using (await _writers.HoldAsync(cancellation))
        {
            _writers.Book.BreakSilence();
            return (_writers.Book.Acknowledged, _writers.Book.SentAgain);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _writers.DisposeAsync();
        await _site.DisposeAsync();
    }
}
