using System.Globalization;
using System.Text.Json;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Export;

/// <summary>A table as JSON, with what it knows; written a row at a time.</summary>
public static class JsonExport
{
    public static long Write(Stream to, ExportTable table, Knowledge knowledge, CancellationToken cancellation)
    {
        using var json = new Utf8JsonWriter(to);
        json.WriteStartObject();
        json.WriteString("name", table.Name);
        json.WriteString("asOf", Day(knowledge.AsOf));
        json.WriteNumber("knownAt", knowledge.KnownAt);
        json.WriteString("basis", knowledge.Basis.ToString().ToLowerInvariant());
        json.WriteStartArray("rows");
        var rows = 0L;
        foreach (var row in table.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            json.WriteStartObject();
            for (var i = 0; i < row.Count; i++)
            {
                json.WritePropertyName(table.Columns[i].Name);
                Write(json, row[i]);
            }

            json.WriteEndObject();
            if (++rows % 100 == 0)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return rows;
    }

    private static void Write(Utf8JsonWriter json, object? cell)
    {
        switch (cell)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case DateOnly day:
                json.WriteStringValue(Day(day));
                break;
            case bool yes:
                json.WriteBooleanValue(yes);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number);
                break;
            default:
                throw new InvalidOperationException($"A table holds a {cell.GetType().Name}.");
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
