using System.Security.Cryptography;
using System.Text;

namespace Portfolio.App.Import.Reading;

/// <summary>
/// What a look at all the bytes tells. A workbook is told by how it begins, whatever it is called. A text’s encoding is what
/// the mapping says, else found by general means: a byte-order mark; UTF-8 if every byte fits; UTF-16 where every other
/// byte is mostly zero; else Windows-1252, in which five bytes mean nothing: they are shown as U+FFFD and reported.
/// </summary>
/// <param name="Sha256">Of the bytes, in lower-case hex.</param>
/// <param name="Encoding">Null: it is a workbook.</param>
public sealed record FileFacts(string Sha256, Encoding? Encoding, string EncodingName, long Bytes)
{
    private const string Workbook = "XLSX";

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public bool IsWorkbook => Encoding is null;

    /// <param name="encoding">The name of a text’s encoding, where it is known; null: found out.</param>
    /// <exception cref="UnreadableFileException">It is empty, too large, or of a kind that is not read.</exception>
    public static FileFacts Of(RegisterFile file, string? encoding, ImportLimits limits)
    {
        using var stream = file.Open();
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var look = new TextLook();
        var (bytes, workbook) = (0L, false);
        var buffer = new byte[81920];
        for (int read; (read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0; bytes += read)
        {
            var block = buffer.AsSpan(0, read);
            sha.AppendData(block);
            workbook |= bytes == 0 && IsZip(file, block);
            if (!workbook)
            {
                look.At(block);
            }

            if (bytes + read > limits.FileBytes)
            {
                throw new UnreadableFileException(
                    file.Name, $"it has more than {limits.FileBytes:N0} bytes, the most that are taken ({ImportLimits.Setting(nameof(limits.FileBytes))} says how many).");
            }
        }

        if (bytes == 0)
        {
            throw new UnreadableFileException(file.Name, "the file is empty.");
        }

        var (found, name) = workbook ? (null, Workbook) : encoding is null ? Found(file, look.Ended()) : Given(encoding);
        return new(Convert.ToHexStringLower(sha.GetHashAndReset()), found, name, bytes);
    }

    /// <summary>An encoding by its name, or null.</summary>
    internal static Encoding? Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static (Encoding Encoding, string Name) Given(string name)
    {
        var encoding = Named(name)!;
        return (encoding, encoding.WebName);
    }

    private static (Encoding Encoding, string Name) Found(RegisterFile file, TextLook look) => look switch
    {
        { Mark: UTF8Encoding, Utf8: false } => throw new UnreadableFileException(
            file.Name, "its byte-order mark says UTF-8, but not all of its bytes are: save it as CSV in UTF-8 again."),
        { Mark: UTF8Encoding, Zeros: 0 } => (new UTF8Encoding(true, true), "UTF-8 with a byte-order mark"),
        { Mark: not (null or UTF8Encoding) } => (look.Mark, look.Mark is UTF32Encoding ? "UTF-32" : "UTF-16"),
        { Mark: null, Wide: { } wide } => (wide, "UTF-16 without a byte-order mark"),
        { Zeros: > 0 } => throw new UnreadableFileException(
            file.Name, "it holds zero bytes, so it is not a text: save it as CSV in UTF-8, or as an Excel workbook (.xlsx), and import that."),
        { Utf8: true } => (new UTF8Encoding(false, true), "UTF-8"),
        _ => (Windows1252, "Windows-1252"),
    };

    private static bool IsZip(RegisterFile file, ReadOnlySpan<byte> start) => start switch
    {
        [0x50, 0x4B, 0x03, 0x04, ..] => true,
        [0x50, 0x4B, 0x05, 0x06, ..] => throw new UnreadableFileException(file.Name, "it is an empty archive, not a workbook."),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new UnreadableFileException(file.Name, Protected(file)
            ? "it is protected by a password: open it, take the password off (File › Info › Protect Workbook › Encrypt with Password), and import that."
            : "it is a workbook of Excel 97 to 2003 (.xls), or another old document: save it as an Excel workbook (.xlsx) and import that."),
        [0x25, 0x50, 0x44, 0x46, ..] => throw new UnreadableFileException(
            file.Name, "it is a PDF, which holds no table that can be read for certain: import the spreadsheet that it was made of."),
        _ => false,
    };

    // A workbook under a password is put into an old container, in a stream of that name.
    private static bool Protected(RegisterFile file)
    {
        using var stream = file.Open();
        var start = new byte[1 << 20];
        return start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false))
            .IndexOf(System.Text.Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
    }
}
