using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Portfolio.App.Import.Reading;

/// <summary>Reads on a thread of its own, some batches ahead of whoever takes in what was read: reading and deciding each have a core.</summary>
internal static class Ahead
{
    private const int Batch = 128;
    private const int Batches = 4;

    /// <summary>The same in the same order; what the source throws is thrown where it would have been.</summary>
    public static async IAsyncEnumerable<T> ReadAsync<T>(IEnumerable<T> source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var batches = Channel.CreateBounded<List<T>>(new BoundedChannelOptions(Batches) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => FillAsync(source, batches.Writer, left.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancellation))
            {
                foreach (var one in batch)
                {
                    yield return one;
                }
            }

            await reading;
        }
        finally
        {
            await left.CancelAsync();
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task FillAsync<T>(IEnumerable<T> source, ChannelWriter<List<T>> to, CancellationToken cancellation)
    {
        var batch = new List<T>(Batch);
        try
        {
            foreach (var one in source)
            {
                batch.Add(one);
                if (batch.Count == Batch)
                {
                    await to.WriteAsync(batch, cancellation);
                    batch = new(Batch);
                }
            }
        }
        finally
        {
            // What was read before a fault comes before it.
            if (batch.Count > 0 && !cancellation.IsCancellationRequested)
            {
                await to.WriteAsync(batch, cancellation);
            }

            to.TryComplete();
        }
    }
}
