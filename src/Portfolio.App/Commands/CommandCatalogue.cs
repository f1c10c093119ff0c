using System.Collections.Frozen;

namespace Portfolio.App.Commands;

/// <summary>Every command that can be given, by HTTP, on a page or in a shell.</summary>
public static class CommandCatalogue
{
    public static readonly IReadOnlyList<CommandDescription> All = [.. ProgrammeCommands.All, .. OrganisationCommands.All];

    private static readonly FrozenDictionary<string, CommandDescription> ByName = All.ToFrozenDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>The command of a name such as <c>swap-sponsor</c>; null if there is none.</summary>
    public static CommandDescription? Find(string name) => ByName.GetValueOrDefault(name);
}
