using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Portfolio.App.Export;
using Portfolio.App.Verbs;

namespace Portfolio.App.Import.Receipts;

/// <summary>An import's receipt as a file, written row by row.</summary>
internal static class ReceiptFile
{
    private static readonly string[] Headers = ["file", "row", "programme", "outcome", "first position", "last position", "command", "detail"];

    public static async Task WriteCsvAsync(IAsyncEnumerable<RowReceipt> rows, Stream body, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await PrintCsvAsync(rows, text, cancellation);
    }

    public static Task WriteJsonAsync(IAsyncEnumerable<RowReceipt> rows, Stream body, CancellationToken cancellation) =>
        JsonSerializer.SerializeAsync(body, rows, ImportJson.Options, cancellation);

    /// <summary>For a shell: each row is passed on before the next one is read, and lines end as they do there.</summary>
    public static async Task PrintCsvAsync(IAsyncEnumerable<RowReceipt> rows, TextWriter output, CancellationToken cancellation)
    {
        await using var csv = new CsvWriter(output, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = output.NewLine }, leaveOpen: true);
        foreach (var header in Headers)
        {
            csv.WriteField(header);
        }

        await csv.NextRecordAsync();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            csv.WriteField(CsvExport.TextOf(row.File));
            csv.WriteField(row.Row);
            csv.WriteField(CsvExport.TextOf(row.Programme));
            csv.WriteField(row.Outcome.ToString());
            csv.WriteField(row.First);
            csv.WriteField(row.Last);
            csv.WriteField(row.Command);
            csv.WriteField(CsvExport.TextOf(row.Detail));
            await csv.NextRecordAsync();
        }
    }

    /// <summary>The same for a shell, in pieces.</summary>
    public static async Task PrintJsonAsync(IAsyncEnumerable<RowReceipt> rows, TextWriter output, CancellationToken cancellation)
    {
        using var pieces = new JsonPieces(output, ImportJson.Options.Encoder, ImportJson.Options.WriteIndented);
        pieces.Json.WriteStartArray();
        await foreach (var row in rows.WithCancellation(cancellation))
        {
            JsonSerializer.Serialize(pieces.Json, row, ImportJson.Options);
            await pieces.PassOnAsync();
        }

        pieces.Json.WriteEndArray();
        await pieces.EndAsync();
    }
}
