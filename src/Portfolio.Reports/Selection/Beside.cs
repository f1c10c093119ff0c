using System.Collections.Concurrent;

namespace Portfolio.Reports.Selection;

/// <summary>
/// Parts of a report that rest on nothing but what is there already, so that each may be made on a core of its own. Whoever
/// computes a report says by the scheduler that it is computed on how much of the machine may be taken.
/// </summary>
internal static class Beside
{
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
        var all = new T[count];
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, count)), new() { TaskScheduler = TaskScheduler.Current }, range =>
        {
            for (var i = range.Item1; i < Math.Min(range.Item2, count); i++)
            {
                all[i] = each(i);
            }
        });
        return all;
    }
}
