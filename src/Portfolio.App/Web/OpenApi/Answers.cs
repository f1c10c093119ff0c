using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Portfolio.App.Web.OpenApi;

/// <summary>What an operation answers with, where its types alone do not tell.</summary>
internal static class Answers
{
    private const string Json = "application/json";

    // Only what an endpoint says it answers with becomes a shape with a name; no answer has such a status.
    private const int NoStatus = 900;

    /// <summary>Says that the answer has one shape or another, by what was asked.</summary>
    public static RouteHandlerBuilder ProducesOneOf(this RouteHandlerBuilder endpoint, params IReadOnlyList<Type> shapes)
    {
        endpoint.Produces(StatusCodes.Status200OK, shapes[0], Json);
        for (var i = 1; i < shapes.Count; i++)
        {
            endpoint.Produces(NoStatus + i, shapes[i], Json);
        }

        return endpoint;
    }

    /// <summary>Says that the answer can also be taken away as files of these kinds.</summary>
    public static RouteHandlerBuilder ProducesFiles(this RouteHandlerBuilder endpoint, params string[] kinds) =>
        endpoint.WithMetadata(new FileKinds(kinds));

    public static void Complete(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        var endpoint = context.Description.ActionDescriptor.EndpointMetadata;
        var shapes = new List<IOpenApiSchema>();
        for (var status = NoStatus + 1; operation.Responses!.Remove($"{status}", out var other); status++)
        {
            shapes.Add(other.Content![Json].Schema!);
        }

        if (shapes.Count > 0 && operation.Responses["200"].Content![Json] is OpenApiMediaType answer)
        {
            answer.Schema = new OpenApiSchema { AnyOf = [answer.Schema!, .. shapes] };
        }

        foreach (var kind in endpoint.OfType<FileKinds>().SelectMany(f => f.Kinds))
        {
            var response = operation.Responses!["200"];
            response.Content?[kind] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Format = kind.StartsWith("text/", StringComparison.Ordinal) ? null : "binary",
                },
            };
        }
    }

    private sealed record FileKinds(IReadOnlyList<string> Kinds);
}
