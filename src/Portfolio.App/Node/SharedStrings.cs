using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portfolio.App.Node;

/// <summary>
/// Reads short strings of events as one object where they repeat. Codes of items, accounts, departments and ids of people
/// stand in event after event, and a node that holds a million of these would hold each of them hundreds of times.
/// </summary>
internal sealed class SharedStrings : JsonConverter<string>
{
    // Longer than an id is what somebody typed, which seldom repeats.
    private const int Longest = 48;
    private const int Kept = 16_384;

    private readonly Recent<string> _recent = new(Kept);

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String || reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length > Longest)
        {
            return reader.GetString();
        }

        return _recent.Find(reader.ValueSpan) ?? _recent.Keep(reader.ValueSpan, reader.GetString()!);
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
