using System.Diagnostics;
using System.Globalization;

namespace Portfolio.Faults;

/// <summary>One fault that is done to a site, with writers at work.</summary>
internal sealed class FaultRun(Site site, Writers writers, Measure measure, Action<string> say, CancellationToken cancellation)
{
    // What is decided by lot depends on the seed alone: not on the faults done before, nor on what the callers draw.
    private readonly Random _lots = new(measure.Seed);

    public Site Site => site;

    public Writers Writers => writers;

    public Measure Measure => measure;

    public CancellationToken Cancellation => cancellation;

    /// <summary>A number by lot, both ends included, which is said.</summary>
    public int Draw(string what, int least, int most)
    {
        var drawn = _lots.Next(least, most + 1);
        Say(string.Create(CultureInfo.InvariantCulture, $"by lot: {what} {drawn}"));
        return drawn;
    }

    /// <summary>A node by lot, and another one.</summary>
    public (Node Struck, Node Other) DrawNode(string what)
    {
        var drawn = Draw(what, 0, site.Nodes.Count - 1);
        return (site.Nodes[drawn], site.Nodes[(drawn + 1) % site.Nodes.Count]);
    }

    /// <summary>
    /// Returns when more commands have been acknowledged: how many is by lot, around what the measure says, and so is with
    /// that when the next blow lands.
    /// </summary>
    public Task WorkAsync() =>
        writers.MoreAsync(Draw("commands", Math.Max(1, measure.Commands / 2), measure.Commands + (measure.Commands / 2)), cancellation);

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

    /// <summary>Strikes until a blow has landed.</summary>
    /// <param name="what">What it does when it lands.</param>
    /// <param name="strikeAsync">Strikes once; says whether it has landed.</param>
    /// <exception cref="BrokenPromiseException">It has not within a minute: the fault would show nothing.</exception>
    public async Task LandAsync(string what, Func<Task<bool>> strikeAsync)
    {
        var began = Stopwatch.GetTimestamp();
        using var step = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await strikeAsync())
        {
            Demand(Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(1), $"No blow has landed within a minute that {what}.");
            await step.WaitForNextTickAsync(cancellation);
        }
    }

    public void Say(string line) => say($"  {line}");

    /// <exception cref="BrokenPromiseException">It is not so.</exception>
    public static void Demand(bool kept, string otherwise)
    {
        if (!kept)
        {
            throw new BrokenPromiseException(otherwise);
        }
    }
}
