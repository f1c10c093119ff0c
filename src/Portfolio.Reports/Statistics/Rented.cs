using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Portfolio.Reports.Statistics;

/// <summary>
/// An array of the pool. A forecast is fitted on some twenty thousand rows, again and again: arrays of that size, new each
/// time, would lie where the collector looks last, and hold hundreds of megabytes until it does.
/// </summary>
/// <param name="length">How many places are used; what is in them at first is anything, but for <paramref name="clear"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly struct Rented<T>(int length, bool clear = false) : IDisposable
{
    /// <summary>With more places than are used.</summary>
    public T[] Array { get; } = Rent(length, clear);

    public int Length { get; } = length;

    public Span<T> Span => Array.AsSpan(0, Length);

    public ref T this[int index] => ref Array[index];

    /// <summary>To be called once: whatever was in it is another's then.</summary>
    public void Dispose() => ArrayPool<T>.Shared.Return(Array, RuntimeHelpers.IsReferenceOrContainsReferences<T>());

    private static T[] Rent(int length, bool clear)
    {
        var array = ArrayPool<T>.Shared.Rent(length);
        if (clear)
            array.AsSpan(0, length).Clear();
        return array;
    }
}
