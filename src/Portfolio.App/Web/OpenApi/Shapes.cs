using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Portfolio.App.Commands;
using Portfolio.Domain;

namespace Portfolio.App.Web.OpenApi;

/// <summary>Shapes that the types alone do not tell: lists by value, commands, and problems with all that stands in them.</summary>
internal static class Shapes
{
    public static async Task CompleteAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonTypeInfo.Type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            schema.Type = JsonSchemaType.Array;
            schema.Description = null;
            schema.Items = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], null, cancellation);
        }
        else if (CommandCatalogue.All.FirstOrDefault(c => c.Json.Type == type) is { } command)
        {
            Complete(schema, command);
        }
        else if (type == typeof(ProblemDetails))
        {
            await CompleteProblemAsync(schema, context, cancellation);
        }
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
