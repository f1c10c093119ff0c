using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Web.OpenApi;

namespace Portfolio.App.Commands;

/// <summary>Every command at its own address.</summary>
public static class CommandEndpoints
{
    public static void MapCommands(this IEndpointRouteBuilder api)
    {
        foreach (var command in CommandCatalogue.All)
        {
            // A delegate of each shape: the address says whether there is a code in it.
            var endpoint = command.NamesCode
                ? api.MapPost(command.Path, (string code, HttpContext context, PortfolioNode node, ReportCatalogue reports) =>
                    RunAsync(command, Uri.UnescapeDataString(code), context, new(node, reports)))
                : api.MapPost(command.Path, (HttpContext context, PortfolioNode node, ReportCatalogue reports) =>
                    RunAsync(command, code: null, context, new(node, reports)));
            endpoint.DescribedBy(command).RequireAuthorization(command.Policy);
            if (command.Target == CommandTarget.Programme)
            {
                endpoint.HoldsToDepartments();
            }
        }
    }

    private static async Task<IResult> RunAsync(CommandDescription command, string? code, HttpContext context, CommandPlace place)
    {
        var (request, problem) = await CommandRequest.ReadAsync<object>(context, command.Json, CommandScope.Of(command, code), command.Policy);
        if (request is null)
        {
            return problem!;
        }

        var given = new GivenCommand(command, code, request.Command, request.Envelope, request.IfVersion);
        var outcome = await given.RunAsync(place, context.RequestAborted);
        return CommandAnswer.Of(outcome, given, place.Node);
    }
}
