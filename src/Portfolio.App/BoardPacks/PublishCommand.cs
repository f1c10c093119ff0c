using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Portfolio.App.Commands;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.Domain.BoardPacks;

namespace Portfolio.App.BoardPacks;

/// <summary>Puts on record what leadership was shown: the report is computed here, and its bytes are hashed.</summary>
internal static class PublishCommand
{
    public static readonly CommandDescription Description = new(
        "publish-board-pack", CommandTarget.BoardPack, "/board-packs", CommandShape.Of<BoardPackRequest>(),
        "Publishes a report as a board pack: its parameters, position and the SHA-256 of its JSON go on record.",
        """{"code":"BOARD-2026-05","title":"Board of May","report":"board","parameters":"asOf=2026-05-31"}""", RunAsync);

    private static async Task<CommandOutcome> RunAsync(GivenCommand given, CommandPlace place, CancellationToken cancellation)
    {
        var request = (BoardPackRequest)given.Body;
        if (ReportCatalogue.Find(request.Report) is not { } report)
        {
            return Malformed("report", $"There is no such report; there are {string.Join(", ", ReportCatalogue.All.Select(r => r.Name))}.");
        }

        var view = place.Node.View;
        var asked = QueryHelpers.ParseQuery(request.Parameters);
        var (parameters, fault) = ReportQuery.Read(new QueryCollection(asked), place.Node, view);
        if (parameters is null)
        {
            return Malformed("parameters", fault!.Value.Sentence);
        }

        // The whole of it, and so does its address ask for the whole.
        var shown = ReportCatalogue.JsonOf(place.Reports.Compute(report, view, parameters), int.MaxValue);
        asked["limit"] = "all";
        var kept = asked.Where(p => p.Key is not ("knownAt" or "atLeast" or "format" or "table"))
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value.ToString())}");
        var pack = new BoardPackPublished(
            request.Code, request.Title, report.Name, string.Join('&', kept), parameters.Knowledge.KnownAt,
            Convert.ToHexStringLower(SHA256.HashData(shown.Span)));
        return await place.Node.ExecuteAsync(new PublishBoardPack(pack), given.Envelope, cancellation, given.IfVersion);
    }

    private static Answer.Refused Malformed(string field, string sentence) => new([new("body-has-its-shape", sentence, field)]);
}
