namespace Portfolio.App.Import;

/// <summary>Does work that is mostly waiting: each piece is begun on the caller's thread, in order, and so many are on their way at once.</summary>
internal static class OnTheirWay
{
    public static async Task EachAsync<T>(IAsyncEnumerable<T> source, int most, Func<T, Task> work)
    {
        var waiting = new Queue<Task>(most);
        try
        {
            await foreach (var one in source)
            {
                if (waiting.Count == most)
                {
                    await waiting.Dequeue();
                }

                waiting.Enqueue(work(one));
            }

            while (waiting.TryDequeue(out var last))
            {
                await last;
            }
        }
        finally
        {
            // Also after a fault: what was begun is waited for.
            await Task.WhenAll(waiting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
