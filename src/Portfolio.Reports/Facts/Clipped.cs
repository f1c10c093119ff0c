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
    where T : class, IDated<T>
{
    public int Count { get; } = CountUntil(all, asOf);

    public T this[int index] => asOf == DateOnly.MaxValue ? all[index] : all[index].Until(asOf);

    /// <summary>The one that began last, or null.</summary>
    public T? Last => Count == 0 ? null : this[Count - 1];

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Most looks are at a late day, so from the end.
    private static int CountUntil(ImmutableArray<T> all, DateOnly asOf)
    {
        var count = all.Length;
        while (asOf != DateOnly.MaxValue && count > 0 && all[count - 1].From > asOf)
        {
            count--;
        }

        return count;
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
