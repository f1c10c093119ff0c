using Portfolio.App.Access;
using Portfolio.App.Import;
using Portfolio.App.Import.Drafts;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Node;
using Portfolio.App.Pages.Layout;
using Portfolio.Domain;

namespace Portfolio.App.Pages.Imports;

/// <summary>The recording of what was previewed, behind the request; how far it is; cancelling it.</summary>
internal static class RecordingPages
{
    public static void Map(IEndpointRouteBuilder imports)
    {
        imports.MapPost("/drafts/{id}/record", RecordAsync).FromFormsHere().HoldsToDepartments();
        imports.MapGet("/drafts/{id}/progress", ProgressAsync);
        imports.MapPost("/drafts/{id}/cancel", Cancel).FromFormsHere().HoldsToDepartments();
    }

    private static async Task<IResult> RecordAsync(
        string id, HttpContext context, PortfolioNode node, ImportDrafts drafts, TimeProvider clock, ILogger<ImportDraft> logger, CancellationToken cancellation)
    {
        if (drafts.Find(id, context.User.IdOf()) is not { Mapping: not null } draft)
        {
            return DraftPages.Gone();
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        var (actor, limit) = (context.User.ActorOf("page"), context.User.LimitOf());
        draft.Record(() =>
        {
            (draft.SkipBadRows, draft.IntoSample) = (form["skipBadRows"] == "true", form["intoSample"] == "true");
            return LoggedAsync(
                () => RegisterImport.RunAsync(node, actor, draft.Request(drafts.Limits, preview: false, limit), clock, new Noted(draft), draft.Stop), logger);
        });

        return Results.LocalRedirect($"/imports/drafts/{draft.Id}/progress");
    }

    // Nobody awaits it but a page, which shows no more than a sentence.
    private static async Task<ImportReport> LoggedAsync(Func<Task<ImportReport>> record, ILogger logger)
    {
        try
        {
            return await record();
        }
        catch (Exception fault) when (fault is not (SampleLedgerException or ImportBusyException or MappingException or OperationCanceledException))
        {
            logger.LogError(fault, "An import that was begun on a page has stopped");
            throw;
        }
    }

    private static async Task<IResult> ProgressAsync(
        string id, HttpContext context, ImportDrafts drafts, SampleMark mark, CancellationToken cancellation)
    {
        if (drafts.Find(id, context.User.IdOf()) is not { Recording: { } recording } draft)
        {
            return DraftPages.Gone();
        }

        if (recording.IsCompleted && context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.Headers["HX-Refresh"] = "true";
        }

        return Page.Of<ProgressPage>(new Dictionary<string, object?>
        {
            [nameof(ProgressPage.Draft)] = draft,
            [nameof(ProgressPage.Report)] = recording.IsCompletedSuccessfully ? await recording : null,
            [nameof(ProgressPage.Fault)] = recording.IsFaulted || recording.IsCanceled ? Sentence(recording.Exception?.InnerException) : null,
            [nameof(ProgressPage.Sample)] = await mark.IsSampleAsync(cancellation),
        });
    }

    private static string Sentence(Exception? fault) => fault switch
    {
        SampleLedgerException => $"{fault.Message} Start the program on another data folder or database, or say that you only try things out.",
        ImportBusyException or ImportStoppedException or MappingException or ProjectionStoppedException => fault.Message,
        null => "It was cancelled before anything was recorded.",
        _ => "Something went wrong here. What was recorded until then stays; send the same files again to go on.",
    };

    private static IResult Cancel(string id, HttpContext context, ImportDrafts drafts)
    {
        if (drafts.Find(id, context.User.IdOf()) is not { } draft)
        {
            return DraftPages.Gone();
        }

        draft.Cancel();
        return Results.LocalRedirect($"/imports/drafts/{draft.Id}/progress");
    }

    private sealed class Noted(ImportDraft draft) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => draft.Progress = value;
    }
}
