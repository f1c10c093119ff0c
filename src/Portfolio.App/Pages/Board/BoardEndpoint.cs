using System.Globalization;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;
using Portfolio.App.Pages.Time;
using Portfolio.App.Reports;
using Portfolio.Reports;

namespace Portfolio.App.Pages.Board;

/// <summary><c>/</c>: the board for leadership.</summary>
public static class BoardEndpoint
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/", AnswerAsync).RequireAuthorization(Policies.Read).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(
        HttpContext context, PortfolioNode node, ReportCatalogue catalogue, SampleMark mark, CancellationToken cancellation)
    {
        var (view, query) = (node.View, context.Request.Query);
        var (moment, fault) = MomentReader.Read(query, node, view);
        if (moment is null)
        {
            return FaultPage.BadRequest(fault!);
        }

        var department = query["department"].ToString() is { Length: > 0 } code ? code : null;

        // One whose opening was taken back is there as far as it was known then.
        var organisation = department is null || view.Organisation.HasDepartment(department)
            ? view.Organisation
            : ReportCatalogue.OrganisationOf(view, moment.Knowledge);
        if (department is not null && !organisation.HasDepartment(department))
        {
            return FaultPage.NotFound($"There is no department “{department}”.");
        }

        if (department is not null)
        {
            department = organisation.Departments[department].Code;
        }

        var path = department is null ? "/" : $"/?department={Uri.EscapeDataString(department)}";
        if (MomentAddress.Settle(context, moment, path) is { } elsewhere)
        {
            return elsewhere;
        }

        var parameters = new ReportParameters(
            moment.Knowledge, department, Since: SinceOf(query["since"].ToString(), moment), Evidence: false);
        return Page.Of<BoardPage>(new Dictionary<string, object?>
        {
            [nameof(BoardPage.Board)] = catalogue.Compute(ReportCatalogue.Find("board")!, view, parameters),
            [nameof(BoardPage.Moment)] = moment,
            [nameof(BoardPage.Organisation)] = organisation,
            [nameof(BoardPage.First)] = view.FirstDay(),
            [nameof(BoardPage.Today)] = node.Today,
            [nameof(BoardPage.Slides)] = Policies.Allowed(Policies.History).Any(context.User.IsInRole),
            [nameof(BoardPage.Publishes)] = Policies.Allowed(Policies.Record).Any(context.User.IsInRole),
            [nameof(BoardPage.Sample)] = await mark.IsSampleAsync(cancellation),
        });
    }

    // A day that lies beyond the board's own, or none at all, means the month before.
    private static DateOnly? SinceOf(string text, Moment moment) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day <= moment.AsOf
            ? day
            : null;
}
