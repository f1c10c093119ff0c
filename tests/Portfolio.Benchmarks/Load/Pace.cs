using System.Diagnostics;

namespace Portfolio.Benchmarks.Load;

/// <summary>Keeps a client to a rate; what it could not do in time it catches up.</summary>
internal sealed class Pace(double perSecond)
{
    private long _next = Stopwatch.GetTimestamp();

    public async ValueTask WaitAsync(CancellationToken cancellation)
    {
        if (double.IsPositiveInfinity(perSecond))
        {
            return;
        }

        var ahead = (_next - Stopwatch.GetTimestamp()) * 1000 / Stopwatch.Frequency;
        _next += (long)(Stopwatch.Frequency / perSecond);
        if (ahead > 0)
        {
            await Task.Delay((int)ahead, cancellation);
        }
    }
}
