using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;
using Portfolio.App.Pages.Time;

namespace Portfolio.App.Pages.Programmes;

/// <summary><c>/programmes</c>: all programmes, searched, filtered, sorted, page by page.</summary>
public static class ProgrammesEndpoint
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/programmes", AnswerAsync).RequireAuthorization(Policies.Read).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(
        HttpContext context, PortfolioNode node, SampleMark mark, CancellationToken cancellation)
    {
        var view = node.View;
        var (moment, fault) = MomentReader.Read(context.Request.Query, node, view);
        if (moment is null)
        {
            return FaultPage.BadRequest(fault!);
        }

        return Page.Of<ProgrammesPage>(new Dictionary<string, object?>
        {
            [nameof(ProgrammesPage.Model)] = ProgrammesModel.Build(node, view, moment, ProgrammesQuery.Of(context.Request.Query)),
            [nameof(ProgrammesPage.Records)] = moment.Newest && Policies.Allowed(Policies.Record).Any(context.User.IsInRole),
            [nameof(ProgrammesPage.Sample)] = await mark.IsSampleAsync(cancellation),
        });
    }
}
