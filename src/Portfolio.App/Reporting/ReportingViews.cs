using Portfolio.Ledger;

namespace Portfolio.App.Reporting;

/// <summary>The schema <c>reporting</c>: events and the facts of programmes as views, for BI tools.</summary>
public static class ReportingViews
{
    /// <summary>The role that may read them, and nothing else.</summary>
    public const string Reader = "ledger_reader";

    /// <summary>The views.</summary>
    public static readonly MigrationSource Migrations =
        MigrationSource.FromResources("reporting", typeof(ReportingViews).Assembly, "Reporting.Schema");
}
