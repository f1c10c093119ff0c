using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Programmes;
using Portfolio.App.Reports;
using Portfolio.App.Web;
using Portfolio.Domain.BoardPacks;

namespace Portfolio.App.BoardPacks;

/// <summary>A report to be published as a board pack.</summary>
/// <param name="Code">The pack's code.</param>
/// <param name="Report">The report's name.</param>
/// <param name="Parameters">As in the report's address: <c>asOf=2026-05-31&amp;department=MKT</c>.</param>
public sealed record BoardPackRequest(string Code, string Title, string Report = "board", string Parameters = "");

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BoardPackRequest))]
internal sealed partial class BoardPackJson : JsonSerializerContext;

/// <summary>Puts on record what leadership was shown: the report is computed here, and its bytes are hashed.</summary>
public static class BoardPackEndpoints
{
    public static void MapBoardPacks(this IEndpointRouteBuilder api)
    {
        var packs = api.MapGroup("/board-packs").WithTags("Board packs");
        packs.MapPost("", PublishAsync).RequireAuthorization(Policies.Record)
            .WithSummary("Publishes a report as a board pack: its parameters, position and the SHA-256 of its JSON go on record.")
            .Accepts<BoardPackRequest>("application/json").ProducesProblem(400).ProducesProblem(422);
        packs.MapGet("", (PortfolioNode node) => node.View.Organisation.BoardPacks.Values.Select(Shown))
            .RequireAuthorization(Policies.Read).WithSummary("What was published for the board.");
    }

    private static async Task<IResult> PublishAsync(HttpContext context, PortfolioNode node, ReportCatalogue catalogue)
    {
        var (request, problem) = await JsonBody.ReadAsync<BoardPackRequest>(context, BoardPackJson.Default.BoardPackRequest);
        if (request is null)
        {
            return problem!;
        }

        if (ReportCatalogue.Find(request.Report) is not { } report)
        {
            return Problems.Malformed([new("report", $"There is no such report; there are {string.Join(", ", ReportCatalogue.All.Select(r => r.Name))}.")]);
        }

        var view = node.View;
        var given = QueryHelpers.ParseQuery(request.Parameters);
        var (parameters, fault) = ReportQuery.Read(new QueryCollection(given), node, view);
        if (parameters is null)
        {
            return Problems.Malformed([new("parameters", fault!.Value.Sentence)]);
        }

        // The whole of it, and so does its address ask for the whole.
        var shown = ReportCatalogue.JsonOf(catalogue.Compute(report, view, parameters), int.MaxValue);
        given["limit"] = "all";
        var kept = given.Where(p => p.Key is not ("knownAt" or "atLeast" or "format" or "table"))
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value.ToString())}");
        var pack = new BoardPackPublished(
            request.Code, request.Title, report.Name, string.Join('&', kept), parameters.Knowledge.KnownAt,
            Convert.ToHexStringLower(SHA256.HashData(shown.Span)));
        return CommandAnswer.Of(
            await node.ExecuteAsync(new PublishBoardPack(pack), new Envelope(context.User.ActorOf()), context.RequestAborted),
            conditional: false);
    }

    // With the address that shows the same for ever.
    private static object Shown(BoardPackPublished p) => new
    {
        p.Pack,
        p.Title,
        p.Report,
        p.Position,
        p.Sha256,
        Address = $"/api/reports/{p.Report}?{(p.Parameters.Length == 0 ? "" : p.Parameters + "&")}knownAt={p.Position}",
    };
}
