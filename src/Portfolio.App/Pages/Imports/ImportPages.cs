using Portfolio.App.Access;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;

namespace Portfolio.App.Pages.Imports;

/// <summary>The pages of imports: those that there were, their receipts with undo; drafts are <see cref="DraftPages"/>. For the PMO alone.</summary>
public static class ImportPages
{
    private const int ListedRuns = 50;

    /// <summary>Rows of a receipt that are shown; the files have all.</summary>
    private const int ShownRows = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        var imports = app.MapGroup("/imports").RequireAuthorization(Policies.Record).ExcludeFromDescription();
        imports.MapGet("", (PortfolioNode node, ImportTable table, SampleMark mark, CancellationToken cancellation) =>
            ListAsync(node, table, mark, null, StatusCodes.Status200OK, cancellation));
        DraftPages.Map(imports);
        imports.MapGet("/{id}", ReceiptAsync);
        imports.MapPost("/{id}/undo", UndoAsync).FromFormsHere().HoldsToDepartments();
    }

    /// <param name="fault">Why what was sent cannot be taken.</param>
    internal static async Task<IResult> ListAsync(
        PortfolioNode node, ImportTable table, SampleMark mark, string? fault, int status, CancellationToken cancellation) => Page.Of<ImportsPage>(
            new Dictionary<string, object?>
            {
                [nameof(ImportsPage.Node)] = node,
                [nameof(ImportsPage.Runs)] = await table.ListAsync(null, ListedRuns, cancellation),
                [nameof(ImportsPage.Fault)] = fault,
                [nameof(ImportsPage.Sample)] = await mark.IsSampleAsync(cancellation),
            },
            status);

    private static async Task<IResult> ReceiptAsync(
        string id, HttpContext context, PortfolioNode node, ImportTable table, ReceiptTable receipts, SampleMark mark, CancellationToken cancellation) =>
        Guid.TryParse(id, out var import) && await table.FindAsync(import, cancellation) is { } run
            ? await ShowReceiptAsync(run, null, StatusCodes.Status200OK, context, node, receipts, mark, cancellation)
            : FaultPage.NotFound("There is no such import.");

    private static async Task<IResult> ShowReceiptAsync(
        ImportRun run, UndoReport? undo, int status, HttpContext context, PortfolioNode node, ReceiptTable receipts, SampleMark mark, CancellationToken cancellation) =>
        Page.Of<ReceiptPage>(
            new Dictionary<string, object?>
            {
                [nameof(ReceiptPage.Run)] = run,
                [nameof(ReceiptPage.Refused)] = await receipts.SomeAsync(run.Id, RowOutcome.Refused, ShownRows, cancellation),
                [nameof(ReceiptPage.Rows)] = await receipts.SomeAsync(run.Id, null, ShownRows, cancellation),
                [nameof(ReceiptPage.Undo)] = undo,
                [nameof(ReceiptPage.Closed)] = run.IsClosedTo(context.User, out var why) ? why : null,
                [nameof(ReceiptPage.NameOf)] = (Func<string, string>)node.People.NameOf,
                [nameof(ReceiptPage.Sample)] = await mark.IsSampleAsync(cancellation),
            },
            status);

    private static async Task<IResult> UndoAsync(
        string id, HttpContext context, PortfolioNode node, ImportTable table, ReceiptTable receipts, TimeProvider clock, SampleMark mark, CancellationToken cancellation)
    {
        var reason = context.Request.Form["reason"].ToString().Trim();
        if (new UndoRequest(reason).Fault is { } fault)
        {
            return FaultPage.BadRequest(fault);
        }

        if (!Guid.TryParse(id, out var import) || await table.FindAsync(import, cancellation) is not { } run)
        {
            return FaultPage.NotFound("There is no such import.");
        }

        if (run.IsClosedTo(context.User, out var why))
        {
            return FaultPage.Denied(why);
        }

        try
        {
            if (await ImportUndo.RunAsync(node, context.User.ActorOf("page"), import, reason, clock, cancellation, context.User.LimitOf()) is not { } undo)
            {
                return FaultPage.NotFound("There is no such import.");
            }

            return undo.Undone
                ? Results.LocalRedirect($"/imports/{import}")
                : await ShowReceiptAsync((await table.FindAsync(import, cancellation))!, undo, StatusCodes.Status422UnprocessableEntity, context, node, receipts, mark, cancellation);
        }
        catch (Exception stopped) when (stopped is ImportBusyException or ImportStoppedException)
        {
            return FaultPage.Of(StatusCodes.Status409Conflict, "It was not undone", stopped.Message);
        }
    }
}
