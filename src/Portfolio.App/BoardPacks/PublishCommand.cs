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
        if (asked.ContainsKey("compare"))
        {
            return Malformed("parameters", "What is published is a report, not a comparison: leave compare out.");
        }

        var (parameters, fault) = ReportQuery.Read(new QueryCollection(asked), place.Node, view);
        if (parameters is null)
        {
            return Malformed("parameters", fault!.Value.Sentence);
        }

        // Its day goes on record too, and what is shown is what its address shows: on a later day another one would be meant.
        var pinned = PublishedReport.Pinned(parameters);
        var address = QueryHelpers.ParseQuery($"{pinned}&knownAt={parameters.Knowledge.KnownAt}");
        var shown = PublishedReport.JsonOf(report, ReportQuery.Read(new QueryCollection(address), place.Node, view).Parameters!, view, place.Reports);
        var pack = new BoardPackPublished(
            request.Code, request.Title, report.Name, pinned, parameters.Knowledge.KnownAt, Convert.ToHexStringLower(SHA256.HashData(shown.Span)));
        return await place.Node.ExecuteAsync(new PublishBoardPack(pack), given.Envelope, cancellation, given.IfVersion);
    }

    private static Answer.Refused Malformed(string field, string sentence) => new([new("body-has-its-shape", sentence, field)]);
}
