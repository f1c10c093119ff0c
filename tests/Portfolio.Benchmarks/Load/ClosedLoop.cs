using System.Diagnostics;

namespace Portfolio.Benchmarks.Load;

/// <summary>
/// A closed loop: each client does one thing after another, as fast as it is answered. Latencies are those that such
/// clients see; a slow answer delays the next question (what an open loop would count is worse).
/// </summary>
internal static class ClosedLoop
{
    /// <param name="client">Makes a client: what it does again and again, and what closes it.</param>
    /// <param name="clocks">Each gives the seconds of processor that somebody has used so far.</param>
    /// <exception cref="Exception">The first fault of any client; a run with a fault has no figure.</exception>
    public static async Task<LoadResult> RunAsync(
        int clients,
        TimeSpan warmUp,
        TimeSpan duration,
        Func<int, Task<Client>> client,
        CancellationToken cancellation,
        params Func<double>[] clocks)
    {
        var all = new Client[clients];
        try
        {
            for (var i = 0; i < clients; i++)
            {
                all[i] = await client(i);
            }

            var begin = Stopwatch.GetTimestamp() + Ticks(warmUp);
            var end = begin + Ticks(duration);
            var loops = Task.WhenAll(all.Select(each => Task.Run(() => LoopAsync(each, begin, end, cancellation))));
            await Task.WhenAny(loops, Task.Delay(warmUp, cancellation));
            double[] before = [.. clocks.Select(clock => clock())];
            var took = await loops;
            double[] used = [.. clocks.Zip(before, (clock, then) => clock() - then)];
            long[] sorted = [.. took.SelectMany(t => t).Order()];
            return new LoadResult(
                clients,
                sorted.Length / duration.TotalSeconds,
                Quantile(sorted, 0.5),
                Quantile(sorted, 0.99),
                [.. used.Select(seconds => seconds * 1e6 / sorted.Length)]);
        }
        finally
        {
            foreach (var each in all.OfType<Client>())
            {
                await each.Close();
            }
        }
    }

    private static async Task<List<long>> LoopAsync(Client client, long begin, long end, CancellationToken cancellation)
    {
        var took = new List<long>(1 << 14);
        var from = Stopwatch.GetTimestamp();
        while (from < end)
        {
            await client.Once(cancellation);
            var to = Stopwatch.GetTimestamp();
            if (to >= begin && to < end)
            {
                took.Add(to - from);
            }

            from = to;
        }

        return took;
    }

    private static double Quantile(long[] sorted, double share) => sorted.Length == 0
        ? double.NaN
        : sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(share * sorted.Length) - 1)] * 1000.0 / Stopwatch.Frequency;

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}

/// <summary>One client of a load.</summary>
/// <param name="Once">What it does again and again.</param>
/// <param name="Close">Ends it.</param>
internal sealed record Client(Func<CancellationToken, ValueTask> Once, Func<ValueTask> Close);
