using Portfolio.App.Access;
using Portfolio.App.Import.Drafts;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;
using Portfolio.App.Pages.Layout;
using Portfolio.App.Web;
using Portfolio.Domain;

namespace Portfolio.App.Pages.Imports;

/// <summary>Where somebody says what the rows of a file of dated changes mean: columns, wordings, pieces of scope, days of phases.</summary>
internal static class ChangePages
{
    public static void Map(IEndpointRouteBuilder imports)
    {
        imports.MapGet("/drafts/{id}/changes", ShowAsync);
        imports.MapPost("/drafts/{id}/changes", MapAsync).FromFormsHere().HoldsToDepartments();
    }

    private static async Task<IResult> ShowAsync(
        string id, HttpContext context, ImportDrafts drafts, SampleMark mark, CancellationToken cancellation) =>
        drafts.Find(id, context.User.IdOf()) is { Looks: not null } draft
            ? await ShowDraftAsync(draft, drafts.Limits, mark, null, cancellation)
            : DraftPages.Gone();

    private static async Task<IResult> ShowDraftAsync(
        ImportDraft draft, ImportLimits limits, SampleMark mark, string? fault, CancellationToken cancellation)
    {
        var map = draft.History ?? HistoryMap.Proposed(draft.Looks!);
        var wordings = map.Field is { } field
            ? await draft.LookAsync(() => Task.FromResult(HistoryLooks.Wordings(
                draft.Files[0], draft.Looks![field].Column, map.To is { } to ? draft.Looks[to].Column : null, limits)))
            : [];
        fault ??= wordings is null ? $"“{draft.Looks![map.Field!.Value].Header}” holds more than {HistoryLooks.MostWordings} different wordings: it is not the column that says what changed." : null;
        return Page.Of<ChangesPage>(
            new Dictionary<string, object?>
            {
                [nameof(ChangesPage.Draft)] = draft,
                [nameof(ChangesPage.Map)] = map.With(wordings ?? []),
                [nameof(ChangesPage.Wordings)] = wordings ?? [],
                [nameof(ChangesPage.Fault)] = fault,
                [nameof(ChangesPage.Sample)] = await mark.IsSampleAsync(cancellation),
            },
            fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> MapAsync(
        string id, HttpContext context, ImportDrafts drafts, SampleMark mark, CancellationToken cancellation)
    {
        if (drafts.Find(id, context.User.IdOf()) is not { Looks: { } looks } draft)
        {
            return DraftPages.Gone();
        }

        var form = context.Request.Form;
        var map = draft.History = Said(form, looks, out var nothing);
        if (form["do"] == "look" && nothing is null)
        {
            return await ShowDraftAsync(draft, drafts.Limits, mark, null, cancellation);
        }

        var fault = nothing is not null
            ? $"“{Words.Shown(nothing)}” is nothing that a wording can mean: choose from the list."
            : map.Id is null || map.Day is null || map.Field is null || map.To is null
            ? "Say which columns hold the programme, the day, what changed, and what it became."
            : map.Twice() is { } twice ? $"Two wordings are both said to mean “{ChangeWording.Of(twice)}”; only one can."
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

        return await ShowDraftAsync(draft, drafts.Limits, mark, fault, cancellation);
    }

    // What is said to mean nothing that there is comes out beside it.
    private static HistoryMap Said(IFormCollection form, IReadOnlyList<ColumnLook> looks, out string? nothing)
    {
        nothing = null;
        var means = new Dictionary<string, ChangeMeans>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < HistoryLooks.MostWordings && form.ContainsKey($"wording-{i}"); i++)
        {
            var said = form[$"means-{i}"].ToString();
            var meaning = NamedValue.Of<ChangeMeans>(said);
            nothing ??= meaning is null ? said : null;
            means[form[$"wording-{i}"].ToString()] = meaning ?? ChangeMeans.Ignored;
        }

        return new(
            Column("id"), Column("day"), Column("field"), Column("from"), Column("to"), means, Text("items"), Text("phases"), Text("unplanned"),
            Text("gone"), Text("states"), form["stageMeans"] == nameof(StageMeans.WorkedAt), Text("register"), Text("dates"));

        int? Column(string name) => int.TryParse(form[name], out var at) && at >= 0 && at < looks.Count ? at : null;
        string Text(string name) => form[name].ToString();
    }
}
