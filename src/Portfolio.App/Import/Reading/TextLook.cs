using System.Text;

namespace Portfolio.App.Import.Reading;

/// <summary>What the bytes of a text tell of its encoding, block by block.</summary>
internal sealed class TextLook
{
    /// <summary>A text in UTF-16 has a zero byte in most characters, on one side of all of them.</summary>
    private const double MostlyZero = 0.6;

    private readonly Decoder _decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
    private char[] _chars = [];
    private long _bytes;
    private long _evenZeros;
    private long _oddZeros;

    /// <summary>What the byte-order mark says; null where there is none.</summary>
    public Encoding? Mark { get; private set; }

    /// <summary>Whether every byte fits UTF-8.</summary>
    public bool Utf8 { get; private set; } = true;

    public long Zeros => _evenZeros + _oddZeros;

    /// <summary>UTF-16 of which end first, where the zeros say so; else null.</summary>
    public Encoding? Wide => _bytes % 2 != 0 ? null
        : _oddZeros > _bytes / 2 * MostlyZero && _evenZeros == 0 ? new UnicodeEncoding(bigEndian: false, byteOrderMark: false)
        : _evenZeros > _bytes / 2 * MostlyZero && _oddZeros == 0 ? new UnicodeEncoding(bigEndian: true, byteOrderMark: false)
        : null;

    public void At(ReadOnlySpan<byte> block)
    {
        Mark ??= _bytes == 0 ? MarkOf(block) : null;
        if (block.Contains((byte)0))
        {
            for (var i = 0; i < block.Length; i++)
            {
                var zero = block[i] == 0 ? 1 : 0;
                (_evenZeros, _oddZeros) = (_bytes + i) % 2 == 0 ? (_evenZeros + zero, _oddZeros) : (_evenZeros, _oddZeros + zero);
            }
        }

        _bytes += block.Length;
        Utf8 = Utf8 && Fits(block, last: false);
    }

    public TextLook Ended()
    {
        Utf8 = Utf8 && Fits([], last: true);
        return this;
    }

    private static Encoding? MarkOf(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0xFE, 0xFF, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private bool Fits(ReadOnlySpan<byte> block, bool last)
    {
        try
        {
            _chars = _chars.Length >= block.Length + 4 ? _chars : new char[block.Length + 4];
            _decoder.GetChars(block, _chars, last);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
