using System.Collections;

namespace Portfolio.Reports.Figures;

/// <summary>
/// A list of which only as many entries are made as somebody looks at: a report may have a hundred thousand rows, of
/// which a page shows the first. Each look makes the entry anew, always the same. Equal to another when its entries are.
/// </summary>
/// <param name="row">Pure, and safe to call from several threads at once.</param>
public sealed class Rows<T>(int count, Func<int, T> row) : IReadOnlyList<T>, IEquatable<Rows<T>>
{
    public int Count => count;

    /// <summary>Of a table: by some of its columns, what makes these cells of a row alone, for whoever does not look at the others; null: it cannot be.</summary>
    internal Func<int[], Func<int, T>>? Some { get; init; }

    public T this[int index] => index >= 0 && index < count
        ? row(index)
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {count} rows.");

    /// <summary>The first of them.</summary>
    public Rows<T> First(int most) => most < count ? new(most, row) { Some = Some } : this;

    public bool Equals(Rows<T>? other) => other is not null && count == other.Count && this.SequenceEqual(other);

    public override bool Equals(object? obj) => Equals(obj as Rows<T>);

    public override int GetHashCode() => count;

    public override string ToString() => $"[{string.Join(", ", this)}]";

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < count; i++)
        {
            yield return row(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes <see cref="Rows{T}"/>.</summary>
public static class Rows
{
    /// <summary>A row for each of some entries.</summary>
    public static Rows<T> Of<TEntry, T>(IReadOnlyList<TEntry> entries, Func<TEntry, T> row) =>
        new(entries.Count, i => row(entries[i]));
}
