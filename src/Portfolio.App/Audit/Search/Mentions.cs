using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Audit.Search;

/// <summary>
/// Whom an event speaks of: a sponsor, a lead, who approved. Every text among an event's facts is compared with the ids
/// asked for, whatever its field is called, so that a new kind of event cannot be forgotten here.
/// </summary>
public static class Mentions
{
    private static readonly FrozenDictionary<Type, Field[]> ByType =
        EventType.All.ToFrozenDictionary(t => t.Json.Type, t => FieldsOf(t.Json));

    /// <summary>Whether one of the ids stands among the event's facts.</summary>
    public static bool Any(DomainEvent happened, IReadOnlySet<string> ids) => Any(happened, ByType[happened.GetType()], ids);

    private static bool Any(object record, Field[] fields, IReadOnlySet<string> ids)
    {
        foreach (var field in fields)
        {
            var found = field.Get(record) switch
            {
                null => false,
                string text => ids.Contains(text),
                IEnumerable<string> texts => texts.Any(ids.Contains),
                IEnumerable<object> records => records.Any(r => Any(r, field.Inner, ids)),
                var inner => Any(inner, field.Inner, ids),
            };
            if (found)
            {
                return true;
            }
        }

        return false;
    }

    // What holds no text at any depth (days, numbers, names of values) is left out beforehand.
    private static Field[] FieldsOf(JsonTypeInfo shape) =>
    [
        .. from property in shape.Properties
           where property.Get is not null
           let type = ElementOf(property.PropertyType)
           let inner = type == typeof(string) ? [] : InnerOf(type, shape)
           where type == typeof(string) || inner.Length > 0
           select new Field(property.Get!, inner),
    ];

    private static Field[] InnerOf(Type type, JsonTypeInfo shape) =>
        type.IsClass && shape.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object } inner ? FieldsOf(inner) : [];

    private static Type ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) ? type.GetGenericArguments()[0] : type;

    private sealed record Field(Func<object, object?> Get, Field[] Inner);
}
