using Microsoft.OpenApi;
using Portfolio.App.Commands;

namespace Portfolio.App.Web.OpenApi;

/// <summary>The description of the HTTP interface, made from the same routes that answer it.</summary>
internal static class OpenApiDocument
{
    public static void AddOpenApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", o =>
    {
        o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        o.CreateSchemaReferenceId = SchemaNames.Of;
        o.AddSchemaTransformer(Shapes.CompleteAsync);
        o.AddOperationTransformer(Operations.CompleteAsync);
        o.AddOperationTransformer(RateLimitDescription.AddAsync);
        o.AddDocumentTransformer(DocumentFrame.CompleteAsync);
    });

    /// <summary>Says of a command's endpoint what it takes and gives.</summary>
    public static RouteHandlerBuilder DescribedBy(this RouteHandlerBuilder endpoint, CommandDescription command)
    {
        if (command.Location is not null)
        {
            endpoint.Produces<CommandDone>(StatusCodes.Status201Created);
        }

        return endpoint
            .WithName(command.Name)
            .WithSummary(command.Summary)
            .WithTags(TagOf(command.Target))
            .WithMetadata(command)
            .TakesKey()
            .Accepts(command.Json.Type, "application/json")
            .Produces<CommandDone>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static string TagOf(CommandTarget target) => target switch
    {
        CommandTarget.Programme => "Programmes",
        CommandTarget.Survey => "Surveys",
        CommandTarget.BoardPack => "Board packs",
        _ => "Organisation",
    };
}
