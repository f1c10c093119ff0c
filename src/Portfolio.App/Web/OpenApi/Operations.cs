using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Portfolio.App.Commands;

namespace Portfolio.App.Web.OpenApi;

/// <summary>Completes each operation by what its endpoint says of itself: its name, its parameters, its errors.</summary>
internal static class Operations
{
    public static Task CompleteAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        var endpoint = context.Description.ActionDescriptor.EndpointMetadata;
        operation.OperationId ??= NameOf(context.Description.HttpMethod!, context.Description.RelativePath!);
        operation.Parameters ??= [];
        foreach (var parameter in endpoint.OfType<QueryParameters>().SelectMany(p => p.All))
        {
            operation.Parameters.Add(ParameterDescription.Of(parameter));
        }

        AddErrors(operation, endpoint, context.Document!);
        if (endpoint.OfType<RequestExample>().FirstOrDefault() is { } example)
        {
            Show(operation, example.Json);
        }

        if (endpoint.OfType<TakenKey>().Any())
        {
            operation.Parameters.Add(Header("Idempotency-Key", "The same key with the same body is done once, however often it is sent.", CommandScope.LongestKey));
        }

        if (endpoint.OfType<CommandDescription>().FirstOrDefault() is { } command)
        {
            operation.Parameters.Add(Header("If-Match", "Only if the record is still at this version, as an ETag gave it; else 412 tells what changed meanwhile."));
            operation.Parameters.Add(Header(
                "Prefer", "With If-Match, “handling=lenient” does it also where what changed meanwhile makes no difference to what is decided."));
            Show(operation, command.Example);
        }

        Answers.Complete(operation, context);
        return Task.CompletedTask;
    }

    // What can happen to any request follows from how the endpoint is guarded and what it takes.
    private static void AddErrors(OpenApiOperation operation, IList<object> endpoint, Microsoft.OpenApi.OpenApiDocument document)
    {
        operation.Responses ??= [];
        if (endpoint.OfType<IAllowAnonymous>().Any())
        {
            operation.Security = [];
        }
        else
        {
            Add("401", "Nobody is signed in, or the key is not valid any more.");
            Add("403", "The caller’s role does not allow this.");
        }

        if (operation.RequestBody is not null)
        {
            Add("400", "The body is not what is asked for; all that is wrong with it is told.");
            Add("413", "The body is larger than is taken here; the limit is told.");
            Add("415", "The body is of another kind than is taken here.");
        }
        else if (operation.Parameters?.Count > 0)
        {
            Add("400", "A parameter is not what is asked for.");
        }

        Add("503", "The ledger does not answer now, or an event that this rests on cannot be folded; nothing was recorded, or a key finds out.");

        void Add(string status, string description)
        {
            if (!operation.Responses.ContainsKey(status))
            {
                operation.Responses[status] = new OpenApiResponse
                {
                    Description = description,
                    Content = new Dictionary<string, OpenApiMediaType>
                    {
                        ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("ProblemDetails", document) },
                    },
                };
            }
        }
    }

    private static void Show(OpenApiOperation operation, string example)
    {
        if (operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true)
        {
            body.Example = JsonNode.Parse(example);
        }
    }

    // get /api/programmes/{code}/history is get-programmes-code-history.
    private static string NameOf(string method, string path) => string.Join('-', path
        .Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Where(part => part != "api")
        .Select(part => part.Trim('{', '}'))
        .Prepend(method.ToLowerInvariant()));

    private static OpenApiParameter Header(string name, string description, int? longest = null) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = longest },
    };
}
