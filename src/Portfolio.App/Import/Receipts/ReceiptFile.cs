using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Portfolio.App.Export;

namespace Portfolio.App.Import.Receipts;

/// <summary>An import's receipt as a file, written row by row.</summary>
internal static class ReceiptFile
{
    private static readonly string[] Headers = ["file", "row", "programme", "outcome", "first position", "last position", "command", "detail"];

    private static readonly CsvConfiguration Csv = new(CultureInfo.InvariantCulture);

    public static async Task WriteCsvAsync(IAsyncEnumerable<RowReceipt> rows, Stream body, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, Csv, leaveOpen: true);
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

    public static Task WriteJsonAsync(IAsyncEnumerable<RowReceipt> rows, Stream body, CancellationToken cancellation) =>
        JsonSerializer.SerializeAsync(body, rows, ImportJson.Options, cancellation);
}
