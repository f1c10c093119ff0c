using System.Text.Json.Serialization;
using Portfolio.App.Access;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.Domain;

namespace Portfolio.App.Import.Receipts;

/// <summary>The imports that there were: their receipts, cancelling one at work, undoing one.</summary>
internal static class ReceiptEndpoints
{
    /// <summary>Adds them under the group for <c>/api/imports</c>.</summary>
    public static void MapReceipts(this IEndpointRouteBuilder imports)
    {
        imports.MapGet("", ListAsync)
            .WithSummary("The imports that there were, the newest first, a page at a time (limit, 100 if not given); before=ID goes on behind one.")
            .Produces<IReadOnlyList<ImportRun>>().ProducesProblem(400);
        imports.MapGet("/{id}", async (string id, ImportTable table, CancellationToken cancellation) =>
                await FindAsync(id, table, cancellation) is { } run ? Results.Json(run, ImportJson.Options) : None(id))
            .WithSummary("An import: what it was asked, how far it is, what has become of its rows.")
            .Produces<ImportRun>().ProducesProblem(404);
        imports.MapGet("/{id}/receipt", ReceiptAsync)
            .WithSummary("What became of each row: what was recorded and at which positions, or why it was refused. As JSON, or with format=csv.")
            .Produces<IReadOnlyList<RowReceipt>>().ProducesProblem(400).ProducesProblem(404);
        imports.MapPost("/{id}/cancel", CancelAsync)
            .WithSummary("Asks an import at work to stop at the next clean point. What was recorded until then stays, with its receipt; the same files again go on.")
            .HoldsToDepartments()
            .Produces(StatusCodes.Status202Accepted).ProducesProblem(404).ProducesProblem(409);
        imports.MapPost("/{id}/undo", UndoAsync)
            .WithSummary("Takes an import back: each of its commands, the newest first. Refused with each reason, and nothing taken back, where later history depends on any of it.")
            .HoldsToDepartments()
            .Accepts<UndoRequest>("application/json")
            .Produces<UndoReport>().Produces<UndoReport>(StatusCodes.Status422UnprocessableEntity).ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ImportTable table, string? before, int? limit)
    {
        if (limit is < 1 or > Limits.Page)
        {
            return Problems.BadParameter("limit", $"A page has 1 to {Limits.Page} imports.");
        }

        return before is not null && !Guid.TryParse(before, out _)
            ? Problems.BadParameter("before", $"“{Words.Shown(before)}” is not the id of an import.")
            : Results.Json(
                await table.ListAsync(before is null ? null : Guid.Parse(before), limit ?? 100, context.RequestAborted), ImportJson.Options);
    }

    private static async Task<IResult> ReceiptAsync(HttpContext context, string id, ImportTable table, ReceiptTable receipts, string? format)
    {
        if (format is not (null or "json" or "csv"))
        {
            return Problems.BadParameter("format", "A receipt comes as json or csv.");
        }

        if (await FindAsync(id, table, context.RequestAborted) is not { } run)
        {
            return None(id);
        }

        var rows = receipts.OfAsync(run.Id, context.RequestAborted);
        return format == "csv"
            ? Results.Stream(
                body => ReceiptFile.WriteCsvAsync(rows, body, context.RequestAborted), "text/csv; charset=utf-8", $"import-{run.Id}.csv")
            : Results.Stream(
                body => ReceiptFile.WriteJsonAsync(rows, body, context.RequestAborted), "application/json", $"import-{run.Id}.json");
    }

    private static async Task<IResult> CancelAsync(HttpContext context, string id, ImportTable table)
    {
        if (await FindAsync(id, table, context.RequestAborted) is not { } run)
        {
            return None(id);
        }

        if (run.IsClosedTo(context.User, out var why))
        {
            return Closed(why);
        }

        return await table.CancelAsync(run.Id, context.RequestAborted)
            ? Results.Accepted($"/api/imports/{run.Id}")
            : Problems.Of(StatusCodes.Status409Conflict, "import-is-at-work", "This import is not at work: there is nothing to cancel.", []);
    }

    private static async Task<IResult> UndoAsync(HttpContext context, string id, PortfolioNode node, ImportTable table, TimeProvider clock)
    {
        var (request, problem) = await JsonBody.ReadAsync<UndoRequest>(context, UndoJson.Default.UndoRequest);
        if (request is null)
        {
            return problem!;
        }

        if (request.Fault is { } fault)
        {
            return Problems.Malformed([new("reason", fault)]);
        }

        if (await FindAsync(id, table, context.RequestAborted) is not { } run)
        {
            return None(id);
        }

        if (run.IsClosedTo(context.User, out var why))
        {
            return Closed(why);
        }

        try
        {
            var report = await ImportUndo.RunAsync(
                node, context.User.ActorOf("import"), run.Id, request.Reason.Trim(), clock, context.RequestAborted, context.User.LimitOf());
            return report is null
                ? None(id)
                : Results.Json(
                    report, ImportJson.Options,
                    statusCode: report.Undone ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        }
        catch (ImportBusyException busy)
        {
            return Problems.Of(StatusCodes.Status409Conflict, "imports-run-alone", busy.Message, []);
        }
        catch (ImportStoppedException stopped)
        {
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, "import-goes-through", stopped.Message, []);
        }
    }

    private static IResult Closed(string why) => Problems.Of(StatusCodes.Status403Forbidden, DepartmentLimit.Rule, why, []);

    private static async Task<ImportRun?> FindAsync(string id, ImportTable table, CancellationToken cancellation) =>
        Guid.TryParse(id, out var import) ? await table.FindAsync(import, cancellation) : null;

    private static IResult None(string id) =>
        Problems.Of(StatusCodes.Status404NotFound, "import-exists", $"There is no import “{Words.Shown(id)}”.", []);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(UndoRequest))]
internal sealed partial class UndoJson : JsonSerializerContext;
