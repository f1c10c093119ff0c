using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Programmes;

/// <summary>The commands on programmes.</summary>
public static class ProgrammeEndpoints
{
    public static void MapProgrammes(this IEndpointRouteBuilder api)
    {
        var programmes = api.MapGroup("/programmes").WithTags("Programmes");
        MapOpening(programmes, "", CommandRoute.Propose);
        MapOpening(programmes, "/register", CommandRoute.Register);
        foreach (var route in CommandRoute.OfProgramme)
        {
            programmes.MapPost($"/{{code}}/{route.Name}", (string code, HttpContext context, PortfolioNode node) =>
                    RunAsync(route, code, context, node))
                .DescribedBy(route)
                .RequireAuthorization(Policies.Record);
        }

        ProgrammeQueries.Map(programmes);
    }

    private static void MapOpening(RouteGroupBuilder programmes, string path, CommandRoute route) =>
        programmes.MapPost(path, (HttpContext context, PortfolioNode node) => OpenAsync(route, context, node))
            .DescribedBy(route)
            .RequireAuthorization(Policies.Record);

    private static async Task<IResult> OpenAsync(CommandRoute route, HttpContext context, PortfolioNode node)
    {
        var (request, problem) = await CommandRequest.ReadAsync<ProgrammeCommand>(context, route.Json, route.Name);
        if (request is null)
        {
            return problem!;
        }

        var code = request.Command is Propose propose ? propose.Code : ((Register)request.Command).Code;
        var answer = await node.ExecuteAsync(code, [request.Command], request.Envelope, request.IfVersion, context.RequestAborted);
        return CommandAnswer.Of(answer, request.IfVersion is not null, $"/api/programmes/{Uri.EscapeDataString(code)}");
    }

    private static async Task<IResult> RunAsync(CommandRoute route, string code, HttpContext context, PortfolioNode node)
    {
        var programme = Uri.UnescapeDataString(code);
        var (request, problem) = await CommandRequest.ReadAsync<ProgrammeCommand>(
            context, route.Json, $"{route.Name} {programme.ToUpperInvariant()}");
        if (request is null)
        {
            return problem!;
        }

        var answer = await node.ExecuteAsync(
            programme, [request.Command], request.Envelope, request.IfVersion, context.RequestAborted);
        return CommandAnswer.Of(answer, request.IfVersion is not null);
    }
}
