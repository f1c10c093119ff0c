using System.CommandLine;
using Portfolio.App.Audit.Bundles;

namespace Portfolio.App.Export;

/// <summary><c>portfolio export</c>: takes the register, reports and bundles of events out of the ledger.</summary>
public static class ExportVerb
{
    public static Command Create()
    {
        var export = new Command("export", "Takes things out of the ledger.") { BundleVerb.Create() };
        foreach (var table in TablesVerb.Create())
        {
            export.Add(table);
        }

        return export;
    }
}
