using System.Collections;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Portfolio.Reports.Facts;

/// <summary>
/// Facts of one kind as they stood at the end of a day, in the order in which they began. Copies nothing. On
/// <see cref="DateOnly.MaxValue"/>, everything there is, no fact is looked at before it is asked for.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct Clipped<T>(ImmutableArray<T> all, DateOnly asOf) : IReadOnlyList<T>
    where T : IDated<T>
{
    public int Count { get; } = CountUntil(all, asOf);

    public T this[int index] => asOf == DateOnly.MaxValue ? all[index] : all[index].Until(asOf);

    /// <summary>The one that began last, or null; of values, their default.</summary>
    public T? Last => Count == 0 ? default : this[Count - 1];

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Most looks are at a late day, so from the end, by steps twice as long each: several hundred facts may lie beyond it.
    private static int CountUntil(ImmutableArray<T> all, DateOnly asOf)
    {
        if (asOf == DateOnly.MaxValue || all.IsEmpty || all[^1].From <= asOf)
        {
            return all.Length;
        }

        var (beyond, step) = (all.Length - 1, 1);
        while (beyond >= step && all[beyond - step].From > asOf)
        {
            (beyond, step) = (beyond - step, 2 * step);
        }

        for (var low = Math.Max(0, beyond - step); low < beyond;)
        {
            var middle = (low + beyond) / 2;
            (low, beyond) = all[middle].From > asOf ? (low, middle) : (middle + 1, beyond);
        }

        return beyond;
    }

    public struct Enumerator(Clipped<T> facts) : IEnumerator<T>
    {
        private int _index = -1;

        public readonly T Current => facts[_index];

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => ++_index < facts.Count;

        public void Reset() => _index = -1;

        public readonly void Dispose()
        {
        }
    }
}
