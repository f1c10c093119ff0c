using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Surveys;

namespace Portfolio.App.Audit.Replay;

/// <summary>One field in which two states differ.</summary>
/// <param name="Field">JSON path: <c>plannedFinish</c>, <c>items.S-1.phase</c>, <c>sponsors.ada.commitment</c>.</param>
/// <param name="Old">Null: it was not there.</param>
/// <param name="New">Null: it is not there any more.</param>
public sealed record FieldChange(string Field, JsonElement? Old, JsonElement? New)
{
    /// <summary>Whether it is the same field as another's, or one within the other.</summary>
    public bool Overlaps(FieldChange other) =>
        Field == other.Field || IsWithin(Field, other.Field) || IsWithin(other.Field, Field);

    private static bool IsWithin(string field, string outer) =>
        field.Length > outer.Length && field[outer.Length] is '.' or '[' && field.StartsWith(outer, StringComparison.Ordinal);
}

/// <summary>
/// The domain's states as JSON, and what differs between two of them, field by field. Fields come from the states
/// themselves, so that a new one is compared from its first day on.
/// </summary>
public static class StateShape
{
    /// <summary>
    /// What a state remembers only so that a repeated command is known as such: events, whose facts the other fields hold.
    /// </summary>
    public static readonly IReadOnlyDictionary<Type, string[]> LeftOut = new Dictionary<Type, string[]>
    {
        [typeof(Programme)] = ["opening", "moved", "lastVacated", "lastRebaseline", "lastCut", "lastUnlinked", "told"],
        [typeof(ScopeItem)] = ["opening", "lastDelivery"],

        // Which invitation was used when is nobody's business.
        [typeof(Survey)] = ["invitations"],
    };

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver
        {
            Modifiers =
            {
                ConstructedOnly.Modify,
                static type =>
                {
                    if (LeftOut.TryGetValue(type.Type, out var names))
                    {
                        foreach (var name in names)
                        {
                            type.Properties.Remove(type.Properties.First(p => p.Name == name));
                        }
                    }
                },
            },
        },
    };

    private static readonly JsonTypeInfo OfProgramme = Options.GetTypeInfo(typeof(Programme));
    private static readonly JsonTypeInfo OfOrganisation = Options.GetTypeInfo(typeof(Organisation));

    public static JsonElement Json(Programme state) => JsonSerializer.SerializeToElement(state, OfProgramme);

    public static IReadOnlyList<FieldChange> Changes(Programme before, Programme after) => [.. Changes(before, after, OfProgramme)];

    public static IReadOnlyList<FieldChange> Changes(Organisation before, Organisation after) => [.. Changes(before, after, OfOrganisation)];

    private static IEnumerable<FieldChange> Changes(object before, object after, JsonTypeInfo shape)
    {
        foreach (var property in shape.Properties)
        {
            var (old, now) = (property.Get!(before), property.Get!(after));
            if (Equals(old, now))
            {
                continue;
            }

            var type = Options.GetTypeInfo(property.PropertyType);
            foreach (var change in Compare(
                property.Name, JsonSerializer.SerializeToElement(old, type), JsonSerializer.SerializeToElement(now, type)))
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<FieldChange> Compare(string path, JsonElement old, JsonElement now)
    {
        if (PartsOf(old) is { } before && PartsOf(now) is { } after)
        {
            return before.Keys.Union(after.Keys).SelectMany(key => Compare(
                Within(path, key), before.GetValueOrDefault(key), after.GetValueOrDefault(key)));
        }

        return JsonElement.DeepEquals(Whole(old), Whole(now)) ? [] : [new(path, Given(old), Given(now))];
    }

    // An item's code may hold a dot, and is still one step of the path.
    private static string Within(string path, string key) =>
        key.Contains('.', StringComparison.Ordinal) ? $"{path}[{key}]" : $"{path}.{key}";

    // The members of an object; those of a list of objects by what comes first in each (a person, a source), if that is
    // theirs alone. Anything else is one value.
    private static Dictionary<string, JsonElement>? PartsOf(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Object)
        {
            return json.EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        }

        if (json.ValueKind != JsonValueKind.Array || json.EnumerateArray().Any(e => e.ValueKind != JsonValueKind.Object))
        {
            return null;
        }

        var byFirst = json.EnumerateArray().ToLookup(e => e.EnumerateObject().First().Value.ToString());
        return byFirst.All(g => g.Count() == 1) ? byFirst.ToDictionary(g => g.Key, g => g.First()) : null;
    }

    private static readonly JsonElement Nothing = JsonSerializer.SerializeToElement<object?>(null);

    private static JsonElement Whole(JsonElement json) => json.ValueKind == JsonValueKind.Undefined ? Nothing : json;

    private static JsonElement? Given(JsonElement json) =>
        json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? null : json;
}
