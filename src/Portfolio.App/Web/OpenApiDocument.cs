using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Portfolio.App.Commands;
using Portfolio.Domain;

namespace Portfolio.App.Web;

/// <summary>The description of the HTTP interface, made from the same routes that answer it.</summary>
internal static class OpenApiDocument
{
    public static void AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", o =>
    {
        o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        o.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Portfolio",
                Version = "1",
                Description = "Records what happens to customer programmes and answers, with evidence, how often they stall and what becomes of what is put off.",
            };
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An API key, or a token of the OpenID Connect provider where one is configured." },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] }];
            return Task.CompletedTask;
        });
        o.AddSchemaTransformer(ShapeAsync);
        o.AddOperationTransformer(DescribeCommandAsync);
        o.AddOperationTransformer(RateLimitDescription.AddAsync);
    });

    /// <summary>Says of a command's endpoint what it takes and gives.</summary>
    public static RouteHandlerBuilder DescribedBy(this RouteHandlerBuilder endpoint, CommandDescription route) => endpoint
        .WithName(route.Name)
        .WithSummary(route.Summary)
        .WithTags(TagOf(route.Target))
        .WithMetadata(route)
        .Accepts(route.Json.Type, "application/json")
        .Produces<CommandDone>()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status412PreconditionFailed)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static string TagOf(CommandTarget target) => target switch
    {
        CommandTarget.Programme => "Programmes",
        CommandTarget.Survey => "Surveys",
        CommandTarget.BoardPack => "Board packs",
        _ => "Organisation",
    };

    // A list that compares by value is a list like any other; and what a command says of itself nobody sends.
    private static async Task ShapeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        var type = context.JsonTypeInfo.Type;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            schema.Type = JsonSchemaType.Array;
            schema.Items = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], null, cancellation);
        }

        if (typeof(Portfolio.Domain.Programmes.ProgrammeCommand).IsAssignableFrom(type) || typeof(OrganisationCommand).IsAssignableFrom(type)
            || type == typeof(Surveys.InvitationRequest) || type == typeof(BoardPacks.BoardPackRequest))
        {
            schema.Properties?.Remove("opens");
            schema.Properties?.Remove("mayLieAhead");
            schema.Properties?.Remove("stream");
            schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
            schema.Properties["effectiveOn"] = Day("The day it happened; left out, today.");
            schema.Properties["reportedOn"] = Day("The day its source said it; left out, today.");
            schema.Properties["note"] = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 20_000, Description = "A free text." };
            schema.AdditionalPropertiesAllowed = false;
        }
    }

    private static Task DescribeCommandAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<CommandDescription>().FirstOrDefault() is not { } route)
        {
            return Task.CompletedTask;
        }

        operation.Parameters ??= [];
        operation.Parameters.Add(Header("Idempotency-Key", "The same key with the same body is done once, however often it is sent."));
        operation.Parameters.Add(Header("If-Match", "Only if the record is still at this version, as an ETag gave it."));
        if (operation.RequestBody?.Content?.TryGetValue("application/json", out var body) == true)
        {
            body.Example = JsonNode.Parse(route.Example);
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Day(string description) =>
        new() { Type = JsonSchemaType.String, Format = "date", Description = description };

    private static OpenApiParameter Header(string name, string description) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    /// <summary>The answer to a command that was done, for the description only.</summary>
    /// <param name="Version">The stream's version after it; the ETag.</param>
    /// <param name="Position">In the ledger.</param>
    /// <param name="Repeated">It had been done before, under the same key.</param>
    /// <param name="Recorded">What was recorded; nothing, if it changed nothing.</param>
    private sealed record CommandDone(int Version, long Position, bool Repeated, IReadOnlyList<EventShown> Recorded);

    private sealed record EventShown(
        long Position, string Stream, int Version, string Type, DateOnly EffectiveOn, DateOnly ReportedOn, DateTimeOffset RecordedAt,
        string Actor, string Role, string Way, Guid CommandId, JsonObject Data, IReadOnlyList<string>? Texts);
}
