using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;
using Portfolio.App.Pages.Recording.Fields;
using Portfolio.App.Pages.Time;

namespace Portfolio.App.Pages.Programmes;

/// <summary><c>/programmes/{code}</c>: one programme. Codes may hold a slash.</summary>
public static class ProgrammeEndpoint
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/programmes/{**code}", AnswerAsync).RequireAuthorization(Policies.Read).ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(
        string code, HttpContext context, PortfolioNode node, SampleMark mark, CancellationToken cancellation)
    {
        var view = node.View;
        var history = view.Programme(code);
        if (history.Version == 0)
        {
            return FaultPage.NotFound($"There is no programme “{code}”.");
        }

        var (moment, fault) = MomentReader.Read(context.Request.Query, node, view);
        if (moment is null)
        {
            return FaultPage.BadRequest(fault!);
        }

        var seesHistory = Policies.Allowed(Policies.History).Any(context.User.IsInRole);
        if (!moment.Newest && !seesHistory)
        {
            return FaultPage.Denied("Your role reads programmes as they stand today, not their histories.");
        }

        var path = $"/programmes/{history.Latest.Code}";
        if (MomentAddress.Settle(context, moment, path) is { } elsewhere)
        {
            return elsewhere;
        }

        var records = moment.Newest && Policies.Allowed(Policies.Record).Any(context.User.IsInRole);
        var model = await ProgrammeModel.BuildAsync(node, view, history, moment, seesHistory, cancellation);
        return Page.Of<ProgrammePage>(new Dictionary<string, object?>
        {
            [nameof(ProgrammePage.Model)] = model,
            [nameof(ProgrammePage.Recording)] = records ? new Surroundings(view, node.People, history, node.Today) : null,
            [nameof(ProgrammePage.Recorded)] = long.TryParse(context.Request.Query["recorded"], out var position) ? model.EntryOf(position) : null,
            [nameof(ProgrammePage.Sample)] = await mark.IsSampleAsync(cancellation),
        });
    }
}
