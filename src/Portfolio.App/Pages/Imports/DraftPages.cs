using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Portfolio.App.Access;
using Portfolio.App.Import;
using Portfolio.App.Import.Drafts;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;

namespace Portfolio.App.Pages.Imports;

/// <summary>An import on its way: files sent, previewed, matches confirmed. What the columns mean is <see cref="ColumnPages"/>, the recording <see cref="RecordingPages"/>.</summary>
internal static class DraftPages
{
    public static void Map(IEndpointRouteBuilder imports)
    {
        imports.MapPost("/files", UploadAsync).HoldsToDepartments();
        imports.MapGet("/drafts/{id}", DraftAsync);
        imports.MapPost("/drafts/{id}/same", SameAsync).FromFormsHere().HoldsToDepartments();
        imports.MapGet("/drafts/{id}/mapping", MappingOf);
        ColumnPages.Map(imports);
        RecordingPages.Map(imports);
    }

    private static async Task<IResult> UploadAsync(
        HttpContext context, PortfolioNode node, ImportDrafts drafts, ImportTable table, IAntiforgery antiforgery, SampleMark mark,
        CancellationToken cancellation)
    {
        // Judged here and not on the way in, which would read the files under other limits.
        var (form, sent, unread) = await UploadedFiles.ReadFormAsync(context, drafts.Limits);
        var fault = unread?.Sentence;
        fault ??= await antiforgery.IsRequestValidAsync(context) ? null : SentForms.Foreign;
        var (mappings, registers) = UploadedMapping.Part(sent);
        var day = DayIn(form?["positionAt"].ToString());
        fault ??= registers.Count == 0 ? "Choose at least one file to take in." : null;
        var named = form?["mapping"].ToString() ?? "";
        var (mapping, faulty) = fault is null ? Named(named, mappings) : (null, null);
        fault ??= faulty;
        if (fault is not null)
        {
            return await ImportPages.ListAsync(node, table, mark, fault, unread?.Status ?? StatusCodes.Status400BadRequest, cancellation);
        }

        var draft = await drafts.AddAsync(context.User.IdOf(), registers, cancellation);
        (draft.Mapping, draft.PositionAt, draft.ByChanges) = (mapping, day, named == "changes");
        try
        {
            draft.Looks = mapping is null ? ColumnLooks.Of(draft.Files[0], drafts.Limits) : null;
        }
        catch (UnreadableFileException unreadable)
        {
            drafts.Remove(draft);
            return await ImportPages.ListAsync(node, table, mark, unreadable.Problem.Sentence, StatusCodes.Status400BadRequest, cancellation);
        }

        return Results.LocalRedirect($"/imports/drafts/{draft.Id}");
    }

    private static (Mapping? Mapping, string? Fault) Named(string name, IReadOnlyList<RegisterFile> own)
    {
        try
        {
            return name switch
            {
                "columns" or "changes" => (null, null),
                "own" when own is [var file] => (UploadedMapping.Read(file), null),
                "own" => (null, "Choose your mapping file (.yaml) beside the files to take in."),
                _ => (MappingFile.Find(name, filesToo: false), null),
            };
        }
        catch (MappingException fault)
        {
            return (null, fault.Message);
        }
    }

    private static async Task<IResult> DraftAsync(
        string id, HttpContext context, PortfolioNode node, ImportDrafts drafts, TimeProvider clock, SampleMark mark, CancellationToken cancellation)
    {
        if (drafts.Find(id, context.User.IdOf()) is not { } draft)
        {
            return Gone();
        }

        if (draft.Recording is not null)
        {
            return Results.LocalRedirect($"/imports/drafts/{draft.Id}/progress");
        }

        if (draft.Mapping is null)
        {
            return Results.LocalRedirect($"/imports/drafts/{draft.Id}/{(draft.ByChanges ? "changes" : "columns")}");
        }

        draft.SkipBadRows = false;
        (draft.Preview, var fault) = draft.Preview is { } tried ? (tried, null) : await TryAsync(draft, context, node, drafts, clock, cancellation);
        return Page.Of<PreviewPage>(
            new Dictionary<string, object?>
            {
                [nameof(PreviewPage.Draft)] = draft,
                [nameof(PreviewPage.Fault)] = fault,
                [nameof(PreviewPage.Sample)] = await mark.IsSampleAsync(cancellation),
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<(ImportReport? Report, string? Fault)> TryAsync(
        ImportDraft draft, HttpContext context, PortfolioNode node, ImportDrafts drafts, TimeProvider clock, CancellationToken cancellation)
    {
        try
        {
            var request = draft.Request(drafts.Limits, preview: true, context.User.LimitOf()) with { IntoSample = true };
            return ((await draft.LookAsync(() => RegisterImport.RunAsync(node, context.User.ActorOf("page"), request, clock, null, cancellation))).Told(context), null);
        }
        catch (MappingException fault)
        {
            return (null, fault.Message);
        }
    }

    private static async Task<IResult> SameAsync(string id, HttpContext context, ImportDrafts drafts, CancellationToken cancellation)
    {
        if (drafts.Find(id, context.User.IdOf()) is not { } draft)
        {
            return Gone();
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        draft.Same = [.. draft.Same, .. form["same"].OfType<string>().Select(ConfirmedMatch.Parse).OfType<ConfirmedMatch>()];
        draft.Preview = null;
        return Results.LocalRedirect($"/imports/drafts/{draft.Id}");
    }

    private static IResult MappingOf(string id, HttpContext context, ImportDrafts drafts) =>
        drafts.Find(id, context.User.IdOf()) is { Yaml: { } yaml } ? Results.Text(yaml, "text/yaml; charset=utf-8") : Gone();

    internal static DateOnly? DayIn(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal static RazorComponentResult Gone() => FaultPage.NotFound(
        "These files are not here any more: they are kept for two hours, by the node that they were sent to. Send them again.");
}
