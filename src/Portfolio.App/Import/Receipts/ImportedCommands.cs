using Portfolio.App.Node;

namespace Portfolio.App.Import.Receipts;

/// <summary>Finds what an import has recorded by the source that its events name.</summary>
internal static class ImportedCommands
{
    /// <summary>What it recorded beside programmes: departments that it opened, copies that it took in.</summary>
    public static IEnumerable<ImportedCommand> Around(View view, Guid import)
    {
        var name = import.ToString();
        return view.OrganisationLog.Where(e => e.Source?.Import == name).GroupBy(e => e.CommandId)
            .Select(c => new ImportedCommand(null, c.Key, [.. c]));
    }

    /// <summary>What stands of it, programme by programme, in the order in which it was recorded.</summary>
    public static IEnumerable<ImportedCommand> Of(View view, Guid import)
    {
        var name = import.ToString();
        foreach (var history in view.Programmes.Values)
        {
            foreach (var command in history.Standing.Where(e => e.Source?.Import == name).GroupBy(e => e.CommandId))
            {
                yield return new(history.Latest.Code, command.Key, [.. command.OrderBy(e => e.Position)]);
            }
        }
    }
}
