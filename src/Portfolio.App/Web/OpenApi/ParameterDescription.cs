using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Portfolio.App.Web.OpenApi;

/// <summary>A parameter of an address as OpenAPI describes it.</summary>
internal static class ParameterDescription
{
    public static OpenApiParameter Of(QueryParameter parameter)
    {
        var value = new OpenApiSchema
        {
            Type = parameter.Kind switch
            {
                QueryKind.WholeNumber => JsonSchemaType.Integer,
                QueryKind.YesNo => JsonSchemaType.Boolean,
                _ => JsonSchemaType.String,
            },
            Format = parameter.Kind switch
            {
                QueryKind.Day => "date",
                QueryKind.Id => "uuid",
                QueryKind.WholeNumber => "int64",
                _ => null,
            },
            Enum = parameter.OneOf?.Select(value => (JsonNode)value).ToList(),
            Minimum = parameter.Least?.ToString(CultureInfo.InvariantCulture),
            Maximum = parameter.Most?.ToString(CultureInfo.InvariantCulture),
            Pattern = parameter.Among is { } among ? $"^({string.Join('|', among)})(,({string.Join('|', among)}))*$" : parameter.Pattern,
        };
        return new()
        {
            Name = parameter.Name,
            In = ParameterLocation.Query,
            Description = parameter.Description,
            Required = parameter.Required,
            Schema = parameter.Many ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = value } : value,
            Example = parameter.Example is { } example ? ExampleOf(parameter, example) : null,
        };
    }

    private static JsonNode ExampleOf(QueryParameter parameter, string example)
    {
        JsonNode one = parameter.Kind == QueryKind.WholeNumber ? long.Parse(example, CultureInfo.InvariantCulture) : example;
        return parameter.Many ? new JsonArray(one) : one;
    }
}
