using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Features;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Web;

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
        .WithSummary("Gives many commands at once; each is answered, in order, whatever becomes of the others.");

    private static async Task<IResult> RunAsync(
        HttpContext context, PortfolioNode node, ReportCatalogue reports, IAuthorizationService authorization)
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
            size.MaxRequestBodySize = Limits.BulkBody;
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
            if (commands.GetArrayLength() is < 1 or > Limits.Commands)
            {
                return Problems.Malformed([new("commands", $"Give 1 to {Limits.Commands} commands at a time; these are {commands.GetArrayLength()}.")]);
            }

            var reading = new BulkReading(context, authorization, key, bytes);
            var entries = await reading.ReadAsync(commands);
            await BulkRun.RunAsync(entries, new(node, reports), context.RequestAborted);
            return new BulkAnswer(entries, node);
        }
    }
}
