using System.Security.Cryptography;
using System.Text;

namespace Portfolio.App.Import.Reading;

/// <summary>
/// What a look at all the bytes tells. The encoding is found by general means: a byte-order mark; else UTF-8 if every byte
/// fits; else Windows-1252, in which five bytes mean nothing: they are shown as U+FFFD and reported.
/// </summary>
/// <param name="Sha256">Of the bytes, in lower-case hex.</param>
public sealed record FileFacts(string Sha256, Encoding Encoding, string EncodingName, long Bytes)
{
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <exception cref="UnreadableFileException">It is empty or not a text.</exception>
    public static FileFacts Of(RegisterFile file)
    {
        using var stream = file.Open();
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var (utf8, zero, bytes) = (true, false, 0L);
        var buffer = new byte[81920];
        var chars = new char[buffer.Length + 4];
        Encoding? marked = null;
        for (int read; (read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0; bytes += read)
        {
            var block = buffer.AsSpan(0, read);
            marked ??= bytes == 0 ? ByteOrderMark(block) : null;
            sha.AppendData(block);
            zero |= block.Contains((byte)0);
            utf8 = utf8 && Fits(decoder, block, chars, last: false);
        }

        utf8 = utf8 && Fits(decoder, [], chars, last: true);
        if (bytes == 0)
        {
            throw new UnreadableFileException(new(file.Name, null, null, null, "the file is empty."));
        }

        if (zero && marked is null or UTF8Encoding)
        {
            throw new UnreadableFileException(new(
                file.Name, null, null, null,
                "it holds zero bytes, so it is not a text: save it as CSV in UTF-8 and import that."));
        }

        var (encoding, name) = (marked, utf8) switch
        {
            (UTF8Encoding, true) => ((Encoding)new UTF8Encoding(true, true), "UTF-8 with a byte-order mark"),
            (UTF8Encoding, false) => throw new UnreadableFileException(new(
                file.Name, null, null, null,
                "its byte-order mark says UTF-8, but not all of its bytes are: save it as CSV in UTF-8 again.")),
            (not null, _) => (marked, "UTF-16"),
            (null, true) => (new UTF8Encoding(false, true), "UTF-8"),
            _ => (Windows1252, "Windows-1252"),
        };
        return new(Convert.ToHexStringLower(sha.GetHashAndReset()), encoding, name, bytes);
    }

    private static Encoding? ByteOrderMark(ReadOnlySpan<byte> start) => start switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static bool Fits(Decoder decoder, ReadOnlySpan<byte> block, char[] chars, bool last)
    {
        try
        {
            decoder.GetChars(block, chars, last);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
