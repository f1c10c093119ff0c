using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Portfolio.App.Access;
using Portfolio.App.Import;
using Portfolio.App.Import.Drafts;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;

namespace Portfolio.App.Pages.Imports;

/// <summary>An import on its way, step by step: files sent, columns mapped, previewed, matches confirmed, recorded.</summary>
internal static class DraftPages
{
    public static void Map(IEndpointRouteBuilder imports)
    {
        imports.MapPost("/files", UploadAsync);
        imports.MapGet("/drafts/{id}", DraftAsync);
        imports.MapGet("/drafts/{id}/columns", ColumnsAsync);
        imports.MapPost("/drafts/{id}/columns", MapAsync).FromFormsHere();
        imports.MapPost("/drafts/{id}/same", SameAsync).FromFormsHere();
        imports.MapGet("/drafts/{id}/mapping", MappingOf);
        imports.MapPost("/drafts/{id}/record", RecordAsync).FromFormsHere();
        imports.MapGet("/drafts/{id}/progress", ProgressAsync);
        imports.MapPost("/drafts/{id}/cancel", Cancel).FromFormsHere();
    }

    private static async Task<IResult> UploadAsync(
        HttpContext context, PortfolioNode node, ImportDrafts drafts, ImportTable table, IAntiforgery antiforgery, SampleMark mark,
        CancellationToken cancellation)
    {
        // Judged here and not on the way in, which would read the files under other limits.
        var (form, sent, fault) = await UploadedFiles.ReadFormAsync(context, drafts.Limits);
        fault ??= await antiforgery.IsRequestValidAsync(context) ? null : SentForms.Foreign;
        var (mappings, registers) = UploadedMapping.Part(sent);
        var day = DayIn(form?["positionAt"].ToString());
        fault ??= registers.Count == 0 ? "Choose at least one file to take in." : null;
        var named = form?["mapping"].ToString() ?? "";
        var (mapping, faulty) = fault is null ? Named(named, mappings) : (null, null);
        fault ??= faulty;
        if (fault is not null)
        {
            return await ImportPages.ListAsync(node, table, mark, fault, StatusCodes.Status400BadRequest, cancellation);
        }

        var draft = await drafts.AddAsync(context.User.IdOf(), registers, cancellation);
        (draft.Mapping, draft.PositionAt) = (mapping, day);
        try
        {
            draft.Looks = mapping is null ? ColumnLooks.Of(draft.Files[0], drafts.Limits) : null;
        }
        catch (UnreadableFileException unreadable)
        {
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
                "columns" => (null, null),
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
            return await ColumnsAsync(id, context, node, drafts, mark, cancellation);
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
            var request = draft.Request(drafts.Limits, preview: true) with { IntoSample = true };
            return (await RegisterImport.RunAsync(node, context.User.ActorOf("page"), request, clock, null, cancellation), null);
        }
        catch (MappingException fault)
        {
            return (null, fault.Message);
        }
    }

    private static async Task<IResult> ColumnsAsync(
        string id, HttpContext context, PortfolioNode node, ImportDrafts drafts, SampleMark mark, CancellationToken cancellation) =>
        drafts.Find(id, context.User.IdOf()) is { Looks: not null } draft
            ? await ShowColumnsAsync(draft, node, mark, null, cancellation)
            : Gone();

    private static async Task<IResult> ShowColumnsAsync(
        ImportDraft draft, PortfolioNode node, SampleMark mark, string? fault, CancellationToken cancellation) => Page.Of<ColumnsPage>(
            new Dictionary<string, object?>
            {
                [nameof(ColumnsPage.Draft)] = draft,
                [nameof(ColumnsPage.Map)] = draft.Map ?? ColumnMap.Proposed(draft.Looks!, node.View.Organisation.Scales.Keys),
                [nameof(ColumnsPage.Scales)] = node.View.Organisation.Scales.Keys.Order(StringComparer.Ordinal).ToList(),
                [nameof(ColumnsPage.Fault)] = fault,
                [nameof(ColumnsPage.Sample)] = await mark.IsSampleAsync(cancellation),
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static async Task<IResult> MapAsync(
        string id, HttpContext context, PortfolioNode node, ImportDrafts drafts, SampleMark mark, CancellationToken cancellation)
    {
        if (drafts.Find(id, context.User.IdOf()) is not { Looks: { } looks } draft)
        {
            return Gone();
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        var map = draft.Map = new ColumnMap(
            [.. looks.Select((_, i) => Enum.TryParse<RegisterField>(form[$"column-{i}"], out var field) ? field : (RegisterField?)null)],
            form["register"].ToString(), form["dates"].ToString(), form["currency"].ToString(), form["unit"].ToString(),
            form["scale"].ToString(), form["states"].ToString(),
            Enum.TryParse<WhenMissing>(form["missing"], out var missing) ? missing : WhenMissing.LeaveRegister);
        draft.PositionAt = DayIn(form["positionAt"]);
        var twice = map.Fields.OfType<RegisterField>().GroupBy(f => f).FirstOrDefault(g => g.Count() > 1)?.Key;
        var fault = twice is { } field ? $"Two columns are both said to be “{FieldWords.Of(field)}”; only one can be."
            : !map.Fields.Contains(RegisterField.Title) ? "Say which column is the title of the programmes."
            : draft.PositionAt is null ? "Say what day the file speaks of."
            : null;
        if (fault is null)
        {
            try
            {
                draft.Yaml = map.ToYaml(looks);
                (draft.Mapping, draft.Preview) = (MappingFile.Parse(draft.Yaml, "made on this page"), null);
                return Results.LocalRedirect($"/imports/drafts/{draft.Id}");
            }
            catch (MappingException faulty)
            {
                fault = faulty.Message;
            }
        }

        return await ShowColumnsAsync(draft, node, mark, fault, cancellation);
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

    private static async Task<IResult> RecordAsync(
        string id, HttpContext context, PortfolioNode node, ImportDrafts drafts, TimeProvider clock, CancellationToken cancellation)
    {
        if (drafts.Find(id, context.User.IdOf()) is not { Mapping: not null } draft)
        {
            return Gone();
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        var actor = context.User.ActorOf("page");
        draft.Record(() =>
        {
            (draft.SkipBadRows, draft.IntoSample) = (form["skipBadRows"] == "true", form["intoSample"] == "true");
            return RegisterImport.RunAsync(node, actor, draft.Request(drafts.Limits, preview: false), clock, new Noted(draft), draft.Stop);
        });

        return Results.LocalRedirect($"/imports/drafts/{draft.Id}/progress");
    }

    private static async Task<IResult> ProgressAsync(
        string id, HttpContext context, ImportDrafts drafts, SampleMark mark, CancellationToken cancellation)
    {
        if (drafts.Find(id, context.User.IdOf()) is not { Recording: { } recording } draft)
        {
            return Gone();
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
        ImportBusyException or ImportStoppedException or MappingException => fault.Message,
        null => "It was cancelled before anything was recorded.",
        _ => "Something went wrong here. What was recorded until then stays; send the same files again to go on.",
    };

    private static IResult Cancel(string id, HttpContext context, ImportDrafts drafts)
    {
        if (drafts.Find(id, context.User.IdOf()) is not { } draft)
        {
            return Gone();
        }

        draft.Cancel();
        return Results.LocalRedirect($"/imports/drafts/{draft.Id}/progress");
    }

    private static DateOnly? DayIn(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static RazorComponentResult Gone() => FaultPage.NotFound(
        "These files are not here any more: they are kept for two hours, by the node that they were sent to. Send them again.");

    private sealed class Noted(ImportDraft draft) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => draft.Progress = value;
    }
}
