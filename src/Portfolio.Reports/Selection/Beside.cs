using System.Collections.Concurrent;

namespace Portfolio.Reports.Selection;

/// <summary>
/// Parts of a report that rest on nothing but what is there already, so that each may be made on a core of its own. Whoever
/// computes a report says by the scheduler that it is computed on how much of the machine may be taken.
/// </summary>
internal static class Beside
{
    private const int PiecesOfACore = 16;

    /// <summary>Begins a part.</summary>
    /// <param name="part">Pure.</param>
    public static Task<T> Begin<T>(Func<T> part) =>
        Task.Factory.StartNew(part, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Current);

    /// <summary>Waits for a part; one that nobody has begun yet is made here.</summary>
    public static T Done<T>(this Task<T> part) => part.GetAwaiter().GetResult();

    /// <summary>So many results, in order.</summary>
    /// <param name="each">Pure; given the number, from 0 on.</param>
    public static T[] Each<T>(int count, Func<int, T> each)
    {
        if (count == 0)
        {
            return [];
        }

        // In pieces small enough that no core is left with the last of them for long: of programmes in the order of their codes
        // the newest, which take longest, stand together.
        var all = new T[count];
        var piece = Math.Max(1, count / (Environment.ProcessorCount * PiecesOfACore));
        Parallel.ForEach(Partitioner.Create(0, count, piece), new() { TaskScheduler = TaskScheduler.Current }, range =>
        {
            for (var i = range.Item1; i < range.Item2; i++)
            {
                all[i] = each(i);
            }
        });
        return all;
    }
}
