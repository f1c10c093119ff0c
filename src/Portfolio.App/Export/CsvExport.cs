using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Portfolio.App.Export;

/// <summary>A table as CSV: UTF-8 with a byte-order mark (for Excel), columns by name, texts under <see cref="FormulaGuard"/>.</summary>
public static class CsvExport
{
    private static readonly CsvConfiguration Settings = new(CultureInfo.InvariantCulture);

    /// <summary>Writes it a row at a time.</summary>
    /// <returns>How many rows it had.</returns>
    public static long Write(Stream to, ExportTable table, CancellationToken cancellation)
    {
        using var text = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 64 * 1024, leaveOpen: true);
        using var csv = new CsvWriter(text, Settings);
        foreach (var column in table.Columns)
        {
            csv.WriteField(column.Name);
        }

        csv.NextRecord();
        var rows = 0L;
        foreach (var row in table.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var cell in row)
            {
                csv.WriteField(TextOf(cell));
            }

            csv.NextRecord();
            rows++;
        }

        return rows;
    }

    /// <summary>A cell as it stands in CSV.</summary>
    public static string TextOf(object? cell) => cell switch
    {
        null => "",
        string words => FormulaGuard.Put(words),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "yes" : "no",

        // A number below zero begins with a sign and is no formula.
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"A table holds a {cell.GetType().Name}."),
    };
}
