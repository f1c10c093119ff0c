using System.Globalization;
using Portfolio.App.Node;
using Portfolio.Reports;
using Portfolio.Reports.Comparing;

namespace Portfolio.App.Reports;

/// <summary>
/// Reads <c>compare=asOf:2026-03-31,knownAt:1234</c>, either of the two or both, and holds a report against itself there;
/// what it does not name is as asked for the report. With <c>basis=reported</c> it may name <c>saidBy</c> too.
/// </summary>
internal static class ComparedReport
{
    private const string Expected = "compare is asOf:DAY,knownAt:POSITION-OR-DAY, either of the two or both, for example asOf:2026-03-31,knownAt:1234";

    /// <summary>The comparison, or the parameter at fault and what is wrong with it, in a sentence.</summary>
    public static (ReportComparison? Comparison, (string Parameter, string Sentence)? Fault) Read(
        ReportEntry entry, IQueryCollection query, PortfolioNode node, View view, ReportCatalogue catalogue)
    {
        var (now, fault) = ReportQuery.Read(query, node, view);
        if (now is null)
        {
            return (null, fault);
        }

        if (Pair(query["compare"].ToString()) is not { } pair)
        {
            return (null, ("compare", $"{Expected}."));
        }

        var other = query.Where(p => p.Key is not ("compare" or "trace")).ToDictionary(p => p.Key, p => p.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in pair)
        {
            other[name] = value;
        }

        var (then, otherFault) = ReportQuery.Read(new QueryCollection(other), node, view);
        return then is null
            ? (null, ("compare", $"{Expected}. {otherFault!.Value.Sentence}"))
            : (
                ReportComparisons.Of(
                    catalogue.Against(entry, view, now), ReportSides.Of(entry, now, view, catalogue), ReportSides.Of(entry, then, view, catalogue),
                    most: query.ContainsKey("trace") ? int.MaxValue : ReportComparisons.Most),
                null);
    }

    /// <summary>The part of an address that shows the same comparison for ever.</summary>
    public static string ToQuery(ReportComparison comparison)
    {
        var then = comparison.Compared.Parameters.Knowledge;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{ReportQuery.ToQuery(comparison.Header.Parameters)}&compare=asOf:{then.AsOf:yyyy-MM-dd},knownAt:{then.KnownAt}")
            + (then.SaidBy is { } day && day != then.AsOf ? string.Create(CultureInfo.InvariantCulture, $",saidBy:{day:yyyy-MM-dd}") : "")
            + (comparison.TracesAll ? "&trace=all" : "");
    }

    private static List<(string Name, string Value)>? Pair(string text)
    {
        var pair = new List<(string, string)>();
        foreach (var part in text.Split(','))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || part[..colon] is not ("asOf" or "knownAt" or "saidBy") || colon == part.Length - 1 || pair.Exists(p => p.Item1 == part[..colon]))
            {
                return null;
            }

            pair.Add((part[..colon], part[(colon + 1)..]));
        }

        return pair;
    }
}
