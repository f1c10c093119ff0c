using System.Text.Json;
using Portfolio.App.Verbs;
using Portfolio.App.Web;

namespace Portfolio.App.Audit.Accesses;

/// <summary>Prints an <see cref="AccessPage"/> while its entries are still being read: all of a log may be asked for.</summary>
internal static class AccessesJson
{
    public static async Task PrintAsync(AccessLogReader reader, AccessQuery query, TextWriter output, CancellationToken cancellation)
    {
        using var pieces = new JsonPieces(output, AnswerJson.Options.Encoder);
        var json = pieces.Json;
        json.WriteStartObject();
        json.WriteStartArray("entries");
        var read = await reader.ReadAsync(
            query.Filter, query.Limit,
            entry =>
            {
                JsonSerializer.Serialize(json, AccessModel.Of(entry), AnswerJson.Options);
                return pieces.PassOnAsync();
            },
            cancellation);
        json.WriteEndArray();
        json.WriteNumber("from", read.From);
        json.WriteNumber("to", read.To);
        json.WriteNumber("total", read.Total);
        json.WriteString("next", AccessQuery.Next(read));
        json.WriteEndObject();
        await pieces.EndAsync();
    }
}
