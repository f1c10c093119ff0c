using System.Globalization;

namespace Portfolio.Faults;

/// <summary>One fault on a site of its own, with writers at work, and the reckoning at the end.</summary>
internal sealed class FaultRun(Site site, Writers writers, Measure measure, Action<string> say, CancellationToken cancellation)
{
    public Site Site => site;

    public Writers Writers => writers;

    public Measure Measure => measure;

    public Random Random { get; } = new(measure.Seed);

    public CancellationToken Cancellation => cancellation;

    /// <summary>Makes the site, does the fault under load, and holds the ledger against what was acknowledged.</summary>
    /// <exception cref="BrokenPromiseException">A promise was not kept.</exception>
    public static async Task<Reckoning> RunAsync(Fault fault, Measure measure, Action<string> say, CancellationToken cancellation)
    {
        await using var site = await Site.MakeAsync(fault.Site, cancellation);
        await using var writers = await Writers.StartAsync(site, measure.Seed, cancellation);
        var run = new FaultRun(site, writers, measure, say, cancellation);
        try
        {
            await run.WorkAsync();
            await fault.DoAsync(run);
            await writers.EndAsync();
            return await Reckoning.OfAsync(site, writers, cancellation);
        }
        catch (BrokenPromiseException broken)
        {
            throw new BrokenPromiseException($"{broken.Message}\nThe programs said last:\n{site.Said}", broken);
        }
    }

    /// <summary>Returns when that many more commands have been acknowledged.</summary>
    public Task WorkAsync() => writers.MoreAsync(measure.Commands);

    /// <summary>Does something as often as the measure says, with work between.</summary>
    public async Task BlowsAsync(Func<int, Task> blow)
    {
        for (var i = 1; i <= measure.Blows; i++)
        {
            await blow(i);
            await WorkAsync();
            say(string.Create(CultureInfo.InvariantCulture, $"  blow {i}: {writers.Book.Acknowledged} acknowledged, longest without service {writers.Book.LongestSilence.TotalSeconds:0.0} s"));
        }
    }

    public void Say(string line) => say($"  {line}");
}
