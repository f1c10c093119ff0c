using System.Buffers;

namespace Portfolio.App.Node.Snapshots;

/// <summary>
/// The bytes of a chunk, in memory of a pool: they are megabytes, needed for a moment, and a new array of such a size for
/// each chunk would have the collector go through all of memory again and again while a node starts.
/// </summary>
internal sealed class PackedContent : IDisposable
{
    private readonly ArrayPool<byte> _pool;
    private readonly int _length;
    private byte[]? _rented;

    private PackedContent(ArrayPool<byte> pool, int length) => (_pool, _rented, _length) = (pool, pool.Rent(length), length);

    public ReadOnlySpan<byte> Bytes => (_rented ?? throw new ObjectDisposedException(nameof(PackedContent))).AsSpan(0, _length);

    /// <param name="pool">Not the one that all share, which would keep megabytes for minutes.</param>
    /// <exception cref="EndOfStreamException">It has less.</exception>
    public static async Task<PackedContent> ReadAsync(Stream from, int length, ArrayPool<byte> pool, CancellationToken cancellation)
    {
        var content = new PackedContent(pool, length);
        try
        {
            await from.ReadExactlyAsync(content._rented!.AsMemory(0, length), cancellation);
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            _pool.Return(rented);
        }
    }
}
