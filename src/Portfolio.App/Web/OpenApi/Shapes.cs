using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Portfolio.App.Commands;
using Portfolio.Domain;

namespace Portfolio.App.Web.OpenApi;

/// <summary>Shapes that the types alone do not tell: lists by value, dictionaries with gaps, commands, and problems with all that stands in them.</summary>
internal static class Shapes
{
    public static async Task CompleteAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonTypeInfo.Type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            schema.Type = context.JsonPropertyInfo is { IsGetNullable: true } ? JsonSchemaType.Array | JsonSchemaType.Null : JsonSchemaType.Array;
            schema.Description = null;
            schema.Items = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], null, cancellation);
        }

        if (type.Namespace?.StartsWith("Portfolio.App.Import", StringComparison.Ordinal) == true)
        {
            // What is null is left out of what imports tell (ImportJson).
            foreach (var optional in context.JsonTypeInfo.Properties.Where(p => p.IsGetNullable || Nullable.GetUnderlyingType(p.PropertyType) is not null))
            {
                schema.Required?.Remove(optional.Name);
            }
        }

        if (HasValuesThatMayBeNull(context.JsonPropertyInfo) && schema.AdditionalProperties is OpenApiSchema values)
        {
            values.Type |= JsonSchemaType.Null;
        }

        if (context.JsonPropertyInfo is { } property && CommandParts.Value.Contains(property.DeclaringType))
        {
            Bound(schema, FieldBounds.Of(property.DeclaringType, property.Name, FieldMeanings.Of(property.DeclaringType, property.Name)));
        }

        if (CommandCatalogue.All.FirstOrDefault(c => c.Json.Type == type) is { } command)
        {
            Complete(schema, command);
        }
        else if (type == typeof(ProblemDetails))
        {
            await CompleteProblemAsync(schema, context, cancellation);
        }
    }

    // A type at run time no longer knows it; the property that is declared with it does.
    private static bool HasValuesThatMayBeNull(JsonPropertyInfo? property) =>
        property?.AttributeProvider is PropertyInfo declared
        && declared.PropertyType is { IsGenericType: true } type
        && type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)
        && new NullabilityInfoContext().Create(declared).GenericTypeArguments[1].ReadState == NullabilityState.Nullable;

    // Commands, and the objects that stand in them.
    private static readonly Lazy<HashSet<Type>> CommandParts = new(() =>
    {
        var all = new HashSet<Type>();
        var left = new Stack<JsonTypeInfo>(CommandCatalogue.All.Select(c => c.Json));
        while (left.TryPop(out var shape))
        {
            if (shape.Kind == JsonTypeInfoKind.Object && all.Add(shape.Type))
            {
                foreach (var type in shape.Properties.Select(p => Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType))
                {
                    left.Push(shape.Options.GetTypeInfo(type.IsGenericType ? type.GetGenericArguments()[0] : type));
                }
            }
        }

        return all;
    });

    private static void Bound(OpenApiSchema schema, FieldBounds bounds)
    {
        schema.MinItems = bounds.Fewest;
        var value = schema.Items as OpenApiSchema ?? schema;
        value.MinLength = bounds.Shortest;
        value.MaxLength = bounds.Longest;
        value.Pattern = bounds.Pattern ?? value.Pattern;
        value.Minimum = bounds.Least?.ToString(CultureInfo.InvariantCulture);
        value.Maximum = bounds.Most?.ToString(CultureInfo.InvariantCulture);
    }

    // What a command says of itself nobody sends; what goes round it anybody can.
    private static void Complete(OpenApiSchema schema, CommandDescription command)
    {
        schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
        foreach (var name in schema.Properties.Keys.Where(name => command.Fields.All(f => f.Name != name)).ToList())
        {
            schema.Properties.Remove(name);
        }

        foreach (var field in command.Fields)
        {
            schema.Properties[field.Name].Description = field.Help;
        }

        foreach (var field in CommandDescription.Around)
        {
            schema.Properties[field.Name] = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                Format = field.Kind == FieldKind.Day ? "date" : null,
                MaxLength = field.Kind == FieldKind.Day ? null : EnvelopeFields.LongestNote,
                Description = field.Help,
            };
        }

        schema.AdditionalPropertiesAllowed = false;
    }

    private static async Task CompleteProblemAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        schema.Description = "Why something was not done, by RFC 9457.";
        schema.Required = new HashSet<string> { "type", "title", "status" };
        schema.Properties = new Dictionary<string, IOpenApiSchema>
        {
            ["type"] = Of(JsonSchemaType.String, "The rule that was broken, as a URN: urn:portfolio:rule:resume-a-stalled."),
            ["title"] = Of(JsonSchemaType.String, "The rule in a sentence, for the person who asked."),
            ["status"] = Of(JsonSchemaType.Integer, "The status of the answer."),
            ["detail"] = Of(JsonSchemaType.String, "More of it, where there is more."),
            ["instance"] = Of(JsonSchemaType.String, "Which request it was, where that is told."),
            ["traceId"] = Of(JsonSchemaType.String, "Finds the request in the log."),
            ["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = await context.GetOrCreateSchemaAsync(typeof(ProblemError), null, cancellation),
                Description = "Everything that is wrong, with the JSON path of each field at fault.",
            },
            ["currentVersion"] = Of(JsonSchemaType.Integer, "After a lost condition: the version that the record is at."),
            ["changes"] = Of(JsonSchemaType.Integer, "After a lost condition: how much was recorded since the version that was named."),
            ["meanwhile"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Array,
                Items = await context.GetOrCreateSchemaAsync(typeof(Meanwhile), null, cancellation),
                Description = $"After a lost condition: what was recorded since, the newest {Meanwhile.Most} of it.",
            },
        };
    }

    private static OpenApiSchema Of(JsonSchemaType type, string description) => new() { Type = type, Description = description };
}
