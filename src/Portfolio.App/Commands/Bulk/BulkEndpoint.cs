using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Web;
using Portfolio.App.Web.OpenApi;

namespace Portfolio.App.Commands.Bulk;

/// <summary><c>POST /api/commands</c>: many commands at once, each answered, in order. The way to a bulk edit.</summary>
internal static class BulkEndpoint
{
    // Room for the place that is added to it.
    private const int LongestKey = CommandScope.LongestKey - 10;

    public static void MapBulk(this IEndpointRouteBuilder api) => api
        .MapPost("/commands", RunAsync)
        .RequireAuthorization(Policies.Command)
        .HoldsToDepartments()
        .WithTags("Commands")
        .WithName("commands")
        .WithSummary("Gives many commands at once; each is answered, in order, whatever becomes of the others.")
        .WithDescription(
            "The way to a bulk edit, of 1000 commands and 4 MiB at most unless configured otherwise. It is as if each were given after the one "
            + "before was answered. An Idempotency-Key is one of the whole, and each command can have its own.")
        .Accepts<BulkAsked>("application/json")
        .Produces<BulkDone>()
        .TakesKey()
        .WithMetadata(new RequestExample("""
            {"commands":[{"command":"stall","code":"CRM-2","fields":{"causes":["BudgetCut"]},"ifVersion":6},
            {"command":"open-account","fields":{"code":"ACME","title":"Acme plc"}}]}
            """));

    private static async Task<IResult> RunAsync(
        HttpContext context, PortfolioNode node, ReportCatalogue reports, RequestSizes sizes, IAuthorizationService authorization)
    {
        if (!CommandRequest.TryKey(context.Request, out var key, out var fault, LongestKey))
        {
            return fault!;
        }

        if (context.Request.Headers.IfMatch.Count > 0)
        {
            return Problems.BadParameter("If-Match", "Each command has a condition of its own here: say ifVersion beside its fields.");
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = sizes.BulkBody;
        }

        var (json, bytes, problem) = await JsonBody.ParseAsync(context);
        if (json is null)
        {
            return problem!;
        }

        using (json)
        {
            var faults = JsonShape.Faults(json.RootElement, BulkJson.Default.BulkRequest);
            if (faults.Count > 0)
            {
                return Problems.Malformed(faults);
            }

            var commands = json.RootElement.GetProperty("commands");
            if (commands.GetArrayLength() < 1 || commands.GetArrayLength() > sizes.Commands)
            {
                return Problems.Malformed([new("commands", $"Give 1 to {sizes.Commands} commands at a time; these are {commands.GetArrayLength()}.")]);
            }

            var reading = new BulkReading(context, authorization, key, bytes);
            var entries = await reading.ReadAsync(commands);
            await BulkRun.RunAsync(entries, new(node, reports), context.RequestAborted);
            return new BulkAnswer(entries, node);
        }
    }
}
