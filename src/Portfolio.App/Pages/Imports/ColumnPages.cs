using Portfolio.App.Access;
using Portfolio.App.Import.Drafts;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;
using Portfolio.App.Node;
using Portfolio.App.Pages.Layout;
using Portfolio.App.Web;
using Portfolio.Domain;

namespace Portfolio.App.Pages.Imports;

/// <summary>Where somebody says what the columns of a register mean.</summary>
internal static class ColumnPages
{
    public static void Map(IEndpointRouteBuilder imports)
    {
        imports.MapGet("/drafts/{id}/columns", ColumnsAsync);
        imports.MapPost("/drafts/{id}/columns", MapAsync).FromFormsHere().HoldsToDepartments();
        ChangePages.Map(imports);
    }

    private static async Task<IResult> ColumnsAsync(
        string id, HttpContext context, PortfolioNode node, ImportDrafts drafts, SampleMark mark, CancellationToken cancellation) =>
        drafts.Find(id, context.User.IdOf()) is { Looks: not null } draft
            ? await ShowColumnsAsync(draft, node, mark, null, cancellation)
            : DraftPages.Gone();

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
            return DraftPages.Gone();
        }

        var form = context.Request.Form;
        List<string> said = [.. looks.Select((_, i) => form[$"column-{i}"].ToString())];
        var missing = NamedValue.Of<WhenMissing>(form["missing"]);
        var map = draft.Map = new ColumnMap(
            [.. said.Select(FieldWords.FieldOf)],
            form["register"].ToString(), form["dates"].ToString(), form["currency"].ToString(), form["unit"].ToString(),
            form["scale"].ToString(), form["states"].ToString(), missing ?? WhenMissing.LeaveRegister);
        draft.PositionAt = DraftPages.DayIn(form["positionAt"]);
        var twice = map.Fields.OfType<RegisterField>().GroupBy(f => f).FirstOrDefault(g => g.Count() > 1)?.Key;
        var fault = said.Find(s => s.Length > 0 && FieldWords.FieldOf(s) is null) is { } nothing
                ? $"“{Words.Shown(nothing)}” is nothing that a column can be: choose from the list."
            : missing is null ? $"“{Words.Shown(form["missing"].ToString())}” is nothing that may become of a programme that is no longer listed: choose from the list."
            : twice is { } field ? $"Two columns are both said to be “{FieldWords.Of(field)}”; only one can be."
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
}
