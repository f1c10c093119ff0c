using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Portfolio.App.Node;
using Portfolio.Reports.Figures;

namespace Portfolio.App.Reports;

/// <summary>A table of a report as CSV: UTF-8 with a byte-order mark (for Excel), safe against formula injection.</summary>
public static class CsvTable
{
    private static readonly CsvConfiguration Settings = new(CultureInfo.InvariantCulture)
    {
        InjectionOptions = InjectionOptions.Escape,

        // A number is a number: only text can be a formula.
        InjectionCharacters = ['=', '@', '+', '-', '\t', '\r'],
    };

    public static byte[] Write(ReportTable table, People people)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(text, Settings))
        {
            foreach (var column in table.Columns)
            {
                csv.WriteField(column.Name);
            }

            csv.NextRecord();
            foreach (var row in table.Rows)
            {
                for (var i = 0; i < row.Count; i++)
                {
                    Write(csv, row[i], table.Columns[i].Kind, people);
                }

                csv.NextRecord();
            }
        }

        return bytes.ToArray();
    }

    private static void Write(CsvWriter csv, object? cell, CellKind kind, People people)
    {
        switch (cell)
        {
            case null:
                csv.WriteField("");
                break;
            case DateOnly day:
                csv.WriteField(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case bool yes:
                csv.WriteField(yes ? "yes" : "no");
                break;
            case string person when kind == CellKind.Person:
                csv.WriteField(people.NameOf(person));
                break;
            case string words:
                csv.WriteField(words);
                break;
            case IFormattable number:
                // Numbers below zero begin with a sign and are no formulas: written as they are.
                csv.WriteConvertedField(number.ToString(null, CultureInfo.InvariantCulture), number.GetType());
                break;
            default:
                throw new InvalidOperationException($"A table holds a {cell.GetType().Name}.");
        }
    }
}
