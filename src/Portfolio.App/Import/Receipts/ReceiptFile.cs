using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;

namespace Portfolio.App.Import.Receipts;

/// <summary>An import's receipt as a file, written row by row.</summary>
internal static class ReceiptFile
{
    private static readonly string[] Headers = ["file", "row", "programme", "outcome", "first position", "last position", "command", "detail"];

    // What a spreadsheet would take for a formula is kept from that, as in every export.
    private static readonly CsvConfiguration Csv = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape };

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
            csv.WriteField(row.File);
            csv.WriteField(row.Row);
            csv.WriteField(row.Programme);
            csv.WriteField(row.Outcome.ToString());
            csv.WriteField(row.First);
            csv.WriteField(row.Last);
            csv.WriteField(row.Command);
            csv.WriteField(row.Detail);
            await csv.NextRecordAsync();
        }
    }

    public static Task WriteJsonAsync(IAsyncEnumerable<RowReceipt> rows, Stream body, CancellationToken cancellation) =>
        JsonSerializer.SerializeAsync(body, rows, ImportJson.Options, cancellation);
}
