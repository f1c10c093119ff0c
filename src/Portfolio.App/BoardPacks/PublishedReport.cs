using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.Domain;
using Portfolio.Domain.BoardPacks;
using Portfolio.Reports;

namespace Portfolio.App.BoardPacks;

/// <summary>A board pack beside the report computed again, from the position and for the day that went on record with it.</summary>
/// <param name="Recorded">The event: when it was published, and by whom.</param>
/// <param name="Report">As computed now; null where it cannot be.</param>
/// <param name="Sha256">Of the report's JSON as computed now; null where it cannot be.</param>
/// <param name="Fault">Why it cannot be computed again, in a sentence; null where it can.</param>
public sealed record PublishedReport(BoardPackPublished Pack, Recorded Recorded, Report? Report, string? Sha256, string? Fault)
{
    /// <summary>Whether what is computed now is what was published, to the byte.</summary>
    public bool Same => Sha256 == Pack.Sha256;

    /// <summary>A pack by its code, computed again; null where there is none.</summary>
    public static PublishedReport? Find(string code, PortfolioNode node, ReportCatalogue catalogue)
    {
        var view = node.View;
        if (!view.Organisation.BoardPacks.TryGetValue(code, out var pack))
        {
            return null;
        }

        var recorded = view.OrganisationLog.Last(e => e.Event is BoardPackPublished p && p.Pack == pack.Pack);
        if (ReportCatalogue.Find(pack.Report) is not { } entry)
        {
            return new(pack, recorded, null, null, $"There is no report “{pack.Report}” any more.");
        }

        var (parameters, fault) = ReportQuery.Read(new QueryCollection(QueryHelpers.ParseQuery(QueryOf(pack))), node, view);
        return parameters is null
            ? new(pack, recorded, null, null, fault!.Value.Sentence)
            : new(
                pack, recorded, catalogue.Compute(entry, view, parameters),
                Convert.ToHexStringLower(SHA256.HashData(JsonOf(entry, parameters, view, catalogue).Span)), null);
    }

    /// <summary>The address whose bytes were hashed.</summary>
    public static string AddressOf(BoardPackPublished pack) => $"/api/reports/{pack.Report}?{QueryOf(pack)}";

    /// <summary>The parameters as they go on record: all that were asked, the day too, but not the position, which has a place of its own.</summary>
    internal static string Pinned(ReportParameters parameters) => string.Join(
        '&',
        QueryHelpers.ParseQuery($"{ReportQuery.ToQuery(parameters)}{(parameters.Evidence ? "&evidence=true" : "")}&limit=all")
            .Where(p => p.Key != "knownAt")
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .SelectMany(p => p.Value.OfType<string>().Select(v => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(v)}")));

    /// <summary>The whole of it.</summary>
    internal static ReadOnlyMemory<byte> JsonOf(ReportEntry entry, ReportParameters parameters, View view, ReportCatalogue catalogue) =>
        ReportCatalogue.JsonOf(catalogue.Compute(entry, view, parameters), int.MaxValue);

    private static string QueryOf(BoardPackPublished pack) => $"{(pack.Parameters.Length == 0 ? "" : pack.Parameters + "&")}knownAt={pack.Position}";
}
