using System.Globalization;
using System.Text.Json;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Programmes;

/// <summary>An event as callers see it: its envelope with all three times, and its facts.</summary>
public static class EventWriter
{
    /// <summary>The event with the names of its texts.</summary>
    public static void Write(Utf8JsonWriter json, Recorded e)
    {
        WriteFacts(json, e);
        if (e.TextNames.Count > 0)
        {
            json.WriteStartArray("texts");
            foreach (var name in e.TextNames)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    /// <summary>The event with its texts; one that is no longer held is null, redacted or not: its audit tells.</summary>
    public static void Write(Utf8JsonWriter json, Recorded e, bool retracted, IEnumerable<RecordedText> texts)
    {
        WriteFacts(json, e);
        json.WriteBoolean("retracted", retracted);
        json.WriteStartObject("texts");
        foreach (var name in e.TextNames)
        {
            json.WriteString(name, texts.FirstOrDefault(t => t.Name == name)?.Content);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFacts(Utf8JsonWriter json, Recorded e)
    {
        json.WriteStartObject();
        json.WriteNumber("position", e.Position);
        json.WriteString("stream", e.Stream);
        json.WriteNumber("version", e.Version);
        json.WriteString("type", EventCodec.NameOf(e.Event));
        WriteDay(json, "effectiveOn", e.EffectiveOn);
        WriteDay(json, "reportedOn", e.ReportedOn);
        json.WriteString("recordedAt", e.RecordedAt.UtcDateTime);
        json.WriteString("actor", e.Actor.Id);
        json.WriteString("role", e.Actor.Role);
        json.WriteString("way", e.Actor.Way);
        json.WriteString("commandId", e.CommandId);
        json.WritePropertyName("data");
        EventCodec.Write(json, e.Event);
    }

    private static void WriteDay(Utf8JsonWriter json, string name, DateOnly day)
    {
        Span<char> text = stackalloc char[10];
        day.TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        json.WriteString(name, text);
    }
}
