using System.Collections;

namespace Portfolio.Domain;

/// <summary>
/// An immutable list that is cheap to add to: the longer list shares the array of the shorter one and takes the next
/// free place behind what that one sees. Where the place is taken already (two lists grown from one), it copies.
/// </summary>
public sealed class GrowingList<T> : IReadOnlyList<T>
{
    public static readonly GrowingList<T> Empty = new([], 0);

    private readonly Room _room;

    internal GrowingList(T[] items, int count) => (_room, Count) = (new Room(items, count), count);

    private GrowingList(Room room, int count) => (_room, Count) = (room, count);

    public int Count { get; }

    public ReadOnlySpan<T> Span => _room.Items.AsSpan(0, Count);

    public T this[int index] => Span[index];

    /// <summary>The list with one more at its end.</summary>
    public GrowingList<T> Add(T item) => Add([item]);

    /// <summary>The list with more at its end.</summary>
    public GrowingList<T> Add(ReadOnlySpan<T> more)
    {
        var (room, count) = (_room, Count + more.Length);
        if (count > room.Items.Length || Interlocked.CompareExchange(ref room.Taken, count, Count) != Count)
        {
            // A quarter more each time: copying stays rare, and little of a long list lies idle. A first part has no more.
            var items = new T[Count == 0 ? count : count + Math.Max(3, Count / 4)];
            Span.CopyTo(items);
            room = new Room(items, count);
        }

        more.CopyTo(room.Items.AsSpan(Count));
        return new(room, count);
    }

    /// <summary>The list with one more in the midst of it; copies.</summary>
    public GrowingList<T> Insert(int index, T item)
    {
        var items = new T[Count + 1];
        Span[..index].CopyTo(items);
        items[index] = item;
        Span[index..].CopyTo(items.AsSpan(index + 1));
        return new(items, items.Length);
    }

    /// <summary>The list with another in a place; copies.</summary>
    public GrowingList<T> SetItem(int index, T item)
    {
        var items = Span.ToArray();
        items[index] = item;
        return new(items, items.Length);
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return _room.Items[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private sealed class Room(T[] items, int taken)
    {
        public readonly T[] Items = items;
        public int Taken = taken;
    }
}

/// <summary>Makes <see cref="GrowingList{T}"/>s.</summary>
public static class GrowingList
{
    /// <summary>The list of all of an array, which nobody may write to any more.</summary>
    public static GrowingList<T> Of<T>(T[] items) => items.Length == 0 ? GrowingList<T>.Empty : new(items, items.Length);
}
