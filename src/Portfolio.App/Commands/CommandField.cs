using System.Text.Json.Serialization.Metadata;
using Portfolio.App.Pages.Wording;
using Portfolio.Domain;

namespace Portfolio.App.Commands;

/// <summary>A field of a command, or of an object within one, for people as for programs.</summary>
/// <param name="Name">As in JSON.</param>
/// <param name="Label">As people read it.</param>
/// <param name="Help">What it is, in a sentence: what the field's documentation in the domain says.</param>
/// <param name="Kind">What it takes; where it takes a list, what each element is.</param>
/// <param name="Required">Whether it must be given.</param>
public sealed record CommandField(string Name, string Label, string Help, FieldKind Kind, bool Required)
{
    /// <summary>Whether it takes a list.</summary>
    public bool Many { get; init; }

    public FieldMeaning Meaning { get; init; }

    /// <summary>What its value lies within; each element, where it takes a list.</summary>
    public FieldBounds Bounds { get; init; } = FieldBounds.None;

    /// <summary>What holds when it is left out, as it would be sent; null: nothing does.</summary>
    public string? Default { get; init; }

    /// <summary>What can be chosen; of a <see cref="FieldKind.Choice"/> alone.</summary>
    public IReadOnlyList<CommandChoice> Choices { get; init; } = [];

    /// <summary>What the object consists of; of a <see cref="FieldKind.Group"/> alone.</summary>
    public IReadOnlyList<CommandField> Fields { get; init; } = [];

    /// <summary>The fields of a shape, in its order.</summary>
    public static IReadOnlyList<CommandField> AllOf(JsonTypeInfo shape) => [.. shape.Properties.Select(p => Of(shape.Type, p))];

    private static CommandField Of(Type owner, JsonPropertyInfo property)
    {
        var given = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var element = ElementOf(given);
        var type = element ?? given;
        var shape = property.Options.GetTypeInfo(type);
        var kind = KindOf(type, shape);
        var meaning = FieldMeanings.Of(owner, property.Name);
        return new CommandField(
            property.Name, FieldLabels.Of(owner, property.Name), Documentation.Of(owner, property), kind, property.IsRequired)
        {
            Many = element is not null,
            Meaning = meaning,
            Bounds = FieldBounds.Of(owner, property.Name, meaning),
            Default = DefaultOf(property),
            Choices = kind == FieldKind.Choice
                ? [.. Enum.GetNames(type).Select(name => new CommandChoice(name, Say.Of(name), Documentation.OfValue(type, name)))]
                : [],
            Fields = kind == FieldKind.Group ? AllOf(shape) : [],
        };
    }

    private static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) ? type.GetGenericArguments()[0] : null;

    private static FieldKind KindOf(Type type, JsonTypeInfo shape) => type switch
    {
        _ when type.IsEnum => FieldKind.Choice,
        _ when type == typeof(string) => FieldKind.Text,
        _ when type == typeof(DateOnly) => FieldKind.Day,
        _ when type == typeof(int) || type == typeof(long) => FieldKind.WholeNumber,
        _ when type == typeof(decimal) || type == typeof(double) => FieldKind.Number,
        _ when type == typeof(bool) => FieldKind.YesNo,
        _ when type == typeof(Guid) => FieldKind.Id,
        _ when shape.Kind == JsonTypeInfoKind.Object => FieldKind.Group,
        _ => throw new InvalidOperationException($"No kind of field is known for {type}."),
    };

    private static string? DefaultOf(JsonPropertyInfo property) => property.AssociatedParameter switch
    {
        { HasDefaultValue: true, DefaultValue: bool flag } => flag ? "true" : "false",
        { HasDefaultValue: true, DefaultValue: { } value } => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => null,
    };
}
