using Portfolio.App.Node;
using Portfolio.Reports;
using Portfolio.Reports.Comparing;

namespace Portfolio.App.Reports;

/// <summary>What a report knows on a view, for holding it against another look or looking behind it.</summary>
internal static class ReportSides
{
    public static Side Of(ReportEntry entry, ReportParameters parameters, View view, ReportCatalogue catalogue)
    {
        var known = parameters.Knowledge;
        return new(
            catalogue.FactsOf(view, known),
            ReportCatalogue.OrganisationOf(view, known),
            parameters,
            code => known.Of(view.Programme(code)),
            [.. known.Of(view.OrganisationLog)])
        {
            Quarters = entry is ForecastingEntry { ComputeWithout: null } ? catalogue.ForecastsOf(view, known) : [],
        };
    }
}
