using System.Globalization;
using System.Text.Json;
using Portfolio.App.Node;
using Portfolio.App.Pages.Wording;

namespace Portfolio.App.Audit.Replay;

/// <summary>Fields and values of a state in words: days as days, people by name.</summary>
public sealed class ValueWords(People people)
{
    /// <summary><c>items.S-1.phase</c> is “Items S-1, phase”.</summary>
    public string Field(string path)
    {
        var parts = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var words = Say.Of(parts[0]);
        for (var i = 1; i < parts.Length; i++)
        {
            var part = parts[i];
            words += part.Length > 0 && char.IsAsciiLetterLower(part[0]) && part.All(char.IsAsciiLetter) && !people.Knows(part)
                ? $", {Lower(Say.Of(part))}"
                : $" {people.NameOf(part.Trim('[', ']'))}";
        }

        return words;
    }

    public string Of(JsonElement? value) => value is { } given ? Of(given) : "nothing";

    public string Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "nothing",
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.String => Text(value.GetString()!),
        JsonValueKind.Array => value.GetArrayLength() == 0 ? "none" : string.Join("; ", value.EnumerateArray().Select(Of)),
        _ => Parts(value),
    };

    private string Parts(JsonElement value)
    {
        var parts = value.EnumerateObject().Where(p => p.Value.ValueKind != JsonValueKind.Null).ToList();
        return parts switch
        {
            [] => "none",
            [{ Name: "amount" } amount, { Name: "currency" } currency] =>
                $"{currency.Value.GetString()} {amount.Value.GetDecimal().ToString("#,0.##", CultureInfo.InvariantCulture)}",
            _ => string.Join(", ", parts.Select(p => p.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                ? $"{Lower(Say.Of(p.Name))} ({Of(p.Value)})"
                : $"{Lower(Say.Of(p.Name))} {Of(p.Value)}")),
        };
    }

    private string Text(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Say.Day(day)
            : people.NameOf(text);

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];
}
