using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Portfolio.Domain;

namespace Portfolio.App.Web;

/// <summary>A fault in what a caller sent.</summary>
/// <param name="Field">JSON path of the field, <c>promises[0].account</c>; empty for the whole.</param>
public sealed record FieldFault(string Field, string Sentence);

/// <summary>
/// Compares JSON with the shape of a type and tells all that does not fit, not only the first: what is unknown, missing or
/// of another kind.
/// </summary>
public static class JsonShape
{
    /// <param name="around">A second shape whose fields may stand beside those of the outermost object.</param>
    public static IList<FieldFault> Faults(JsonElement json, JsonTypeInfo shape, JsonTypeInfo? around = null)
    {
        var faults = new List<FieldFault>();
        try
        {
            Check(json, shape.Type, shape, "", around, faults);
        }
        catch (InvalidOperationException)
        {
            // A name with half a surrogate pair: it cannot even be repeated.
            faults.Add(new("", "The name of a field holds half a character."));
        }

        return faults;
    }

    private static void Check(
        JsonElement json, Type type, JsonTypeInfo shape, string path, JsonTypeInfo? around, List<FieldFault> faults)
    {
        if (ElementOf(type) is { } element)
        {
            CheckArray(json, element, shape.Options, path, faults);
        }
        else if (shape.Kind == JsonTypeInfoKind.Object)
        {
            CheckObject(json, shape, path, around, faults);
        }
        else if (!Fits(json, type, shape))
        {
            faults.Add(new(path, $"{Said(json)} does not fit: give {Expected(type)}."));
        }
    }

    private static void CheckArray(
        JsonElement json, Type element, JsonSerializerOptions options, string path, List<FieldFault> faults)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            faults.Add(new(path, "Give a list, in square brackets."));
            return;
        }

        var shape = options.GetTypeInfo(element);
        var i = 0;
        foreach (var item in json.EnumerateArray())
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{i++}]");
            if (item.ValueKind == JsonValueKind.Null)
            {
                faults.Add(new(at, "An element of the list is null."));
            }
            else
            {
                Check(item, element, shape, at, null, faults);
            }
        }
    }

    private static void CheckObject(
        JsonElement json, JsonTypeInfo shape, string path, JsonTypeInfo? around, List<FieldFault> faults)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new(path, "Give an object, in braces."));
            return;
        }

        foreach (var given in json.EnumerateObject())
        {
            if ((Find(shape, given) ?? Find(around, given)) is not { } property)
            {
                var known = shape.Properties.Concat(around?.Properties ?? []).Select(p => p.Name);
                faults.Add(new(Within(path, given.Name), $"There is no such field; there are {string.Join(", ", known)}."));
            }
            else if (given.Value.ValueKind != JsonValueKind.Null)
            {
                var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                Check(given.Value, type, property.Options.GetTypeInfo(type), Within(path, property.Name), null, faults);
            }
            else if (property is { IsSetNullable: false } || property.AssociatedParameter is { IsNullable: false })
            {
                faults.Add(new(Within(path, property.Name), "It is needed; null is not a value for it."));
            }
        }

        for (var i = 0; i < shape.Properties.Count; i++)
        {
            if (shape.Properties[i] is { IsRequired: true } needed && !json.TryGetProperty(needed.Name, out _))
            {
                faults.Add(new(Within(path, needed.Name), "It is needed."));
            }
        }
    }

    // Every command passes here: by index and by bytes, since enumerators and names would be garbage.
    private static JsonPropertyInfo? Find(JsonTypeInfo? shape, JsonProperty given)
    {
        for (var i = 0; i < shape?.Properties.Count; i++)
        {
            if (given.NameEquals(shape.Properties[i].Name))
            {
                return shape.Properties[i];
            }
        }

        return null;
    }

    private static string Within(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static bool Fits(JsonElement json, Type type, JsonTypeInfo shape)
    {
        if (type.IsEnum)
        {
            return json.ValueKind == JsonValueKind.String && Enum.GetNames(type).Contains(json.GetString());
        }

        try
        {
            // Text that no database takes: lone surrogates make GetString throw.
            return type == typeof(string)
                ? json.ValueKind == JsonValueKind.String && !HoldsForbidden(json.GetString()!)
                : json.Deserialize(shape) is not null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }
    }

    private static bool HoldsForbidden(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c) && c is not ('\n' or '\r' or '\t'))
            {
                return true;
            }
        }

        return false;
    }

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) ? type.GetGenericArguments()[0] : null;

    private static string Said(JsonElement json)
    {
        var raw = json.GetRawText();
        return raw.Length <= 60 ? raw : raw[..57] + "…";
    }

    private static string Expected(Type type) => type switch
    {
        _ when type.IsEnum => $"one of {string.Join(", ", Enum.GetNames(type))}",
        _ when type == typeof(DateOnly) => "a day, such as 2026-03-31",
        _ when type == typeof(string) => "a text without control characters",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(decimal) || type == typeof(double) => "a number",
        _ when type == typeof(Guid) => "an id, such as 0197c0de-0000-7000-8000-000000000001",
        _ => $"a {type.Name}",
    };
}
