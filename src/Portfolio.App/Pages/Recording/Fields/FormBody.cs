using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Portfolio.App.Commands;

namespace Portfolio.App.Pages.Recording.Fields;

/// <summary>
/// Turns what was typed into the JSON that a program would have sent, so that one validation serves both. What cannot be
/// turned goes in as typed, and is refused there with its path.
/// </summary>
public static partial class FormBody
{
    /// <param name="found">By path, what a field that is found by typing came to.</param>
    public static JsonObject Of(
        IEnumerable<FormField> fields, FormValues values, IReadOnlyDictionary<string, string> found, string within = "")
    {
        var body = new JsonObject();
        foreach (var field in fields)
        {
            if (Node(field, values, found, field.At(within)) is { } node)
            {
                body[field.Name] = node;
            }
        }

        return body;
    }

    private static JsonNode? Node(FormField field, FormValues values, IReadOnlyDictionary<string, string> found, string path) =>
        field.Kind switch
        {
            FormKind.Group => Of(field.Parts, values, found, path) is var group && (field.Required || group.Any(p => p.Value is not JsonArray { Count: 0 })) ? group : null,
            FormKind.Rows => Listed(field, values, path, Rows(field, values, found, path)),
            FormKind.Choices => Listed(field, values, path, values.All(path).Where(v => v.Length > 0).Select(v => (JsonNode)v)),
            FormKind.Flag => values.One(path) == "true" ? JsonValue.Create(true) : null,
            FormKind.YesNo => bool.TryParse(values.One(path), out var yes) ? JsonValue.Create(yes) : null,
            FormKind.Find => found.TryGetValue(path, out var meant) ? JsonValue.Create(meant) : Text(field, values, path),
            FormKind.Number => Number(values.One(path)),
            FormKind.Choice when field.Said.Kind == FieldKind.WholeNumber => Number(values.One(path)),
            _ => Text(field, values, path),
        };

    private static IEnumerable<JsonNode> Rows(
        FormField field, FormValues values, IReadOnlyDictionary<string, string> found, string path) =>
        Enumerable.Range(0, values.Rows(path)).Select(row => FormValues.At(path, row)).Select(at => field.Parts is [{ Name: "" } only]
            ? Node(only, values, found, at) ?? ""
            : Of(field.Parts, values, found, at));

    private static JsonArray? Listed(FormField field, FormValues values, string path, IEnumerable<JsonNode> items)
    {
        JsonNode[] all = [.. items];
        return all.Length > 0 || field.Required || IsTakenAway(field, values, path) ? [.. all] : null;
    }

    private static JsonValue? Text(FormField field, FormValues values, string path)
    {
        var typed = values.One(path).ReplaceLineEndings("\n").Trim();
        return typed.Length > 0 ? JsonValue.Create(typed) : IsTakenAway(field, values, path) ? JsonValue.Create("") : null;
    }

    private static JsonValue? Number(string typed)
    {
        var plain = Blanks().Replace(typed, "");
        plain = Thousands().IsMatch(plain) ? plain.Replace(",", "", StringComparison.Ordinal) : plain;
        return plain.Length == 0 ? null
            : decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                ? JsonValue.Create(number)
                : JsonValue.Create(typed.Trim());
    }

    private static bool IsTakenAway(FormField field, FormValues values, string path) =>
        field.CanBeTakenAway && values.One(FormNames.None(path)) == "true";

    [GeneratedRegex(@"\s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();

    // 2,500,000.50: commas that part thousands, and no others.
    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Thousands();
}
