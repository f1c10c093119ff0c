using System.Text.Json;
using Portfolio.App.Programmes;

namespace Portfolio.App.Audit.Search;

/// <summary>Writes what was found, over HTTP and for <c>--json</c> alike.</summary>
internal static class EventsFoundJson
{
    /// <param name="passOn">Called behind each event; it may have passed on what was written so far.</param>
    public static async Task WriteAsync(Utf8JsonWriter json, EventQuery query, EventsFound found, Func<ValueTask> passOn)
    {
        json.WriteStartObject();
        json.WriteStartArray("events");
        foreach (var e in found.Events)
        {
            EventWriter.Write(json, e);
            await passOn();
        }

        json.WriteEndArray();
        json.WriteStartArray("people");
        foreach (var person in query.People)
        {
            json.WriteStringValue(person.Id);
        }

        json.WriteEndArray();
        json.WriteNumber("from", found.Events.Count == 0 ? 0 : found.Before + 1);
        json.WriteNumber("to", found.Before + found.Events.Count);
        json.WriteNumber("total", found.Total);
        json.WriteString("next", query.Next(found));
        json.WriteNumber("position", query.At);
        json.WriteEndObject();
    }
}
