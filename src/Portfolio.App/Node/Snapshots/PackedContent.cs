using System.Buffers;

namespace Portfolio.App.Node.Snapshots;

/// <summary>
/// The bytes of a chunk, in memory of the pool: they are megabytes, needed for a moment, and a new array of such a size for
/// each chunk would have the collector go through all of memory again and again while a node starts.
/// </summary>
internal sealed class PackedContent : IDisposable
{
    private readonly int _length;
    private byte[]? _rented;

    private PackedContent(byte[] rented, int length) => (_rented, _length) = (rented, length);

    public ReadOnlySpan<byte> Bytes => (_rented ?? throw new ObjectDisposedException(nameof(PackedContent))).AsSpan(0, _length);

    /// <exception cref="EndOfStreamException">It has less.</exception>
    public static async Task<PackedContent> ReadAsync(Stream from, int length, CancellationToken cancellation)
    {
        var content = new PackedContent(ArrayPool<byte>.Shared.Rent(length), length);
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
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}
