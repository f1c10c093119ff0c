using System.Globalization;

namespace Portfolio.Faults;

/// <summary>One fault that is done to a site, with writers at work.</summary>
internal sealed class FaultRun(Site site, Writers writers, Measure measure, Action<string> say, CancellationToken cancellation)
{
    public Site Site => site;

    public Writers Writers => writers;

    public Measure Measure => measure;

    public Random Random { get; } = new(measure.Seed);

    public CancellationToken Cancellation => cancellation;

    /// <summary>Returns when that many more commands have been acknowledged.</summary>
    public Task WorkAsync() => writers.MoreAsync(measure.Commands, cancellation);

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
