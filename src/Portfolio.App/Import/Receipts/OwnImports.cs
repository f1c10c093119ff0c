using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using Portfolio.App.Access;

namespace Portfolio.App.Import.Receipts;

/// <summary>Of the imports there were, whoever is kept to departments cancels and undoes their own alone: others' may concern others.</summary>
internal static class OwnImports
{
    /// <param name="why">In a sentence, where it is closed.</param>
    public static bool IsClosedTo(this ImportRun run, ClaimsPrincipal caller, [NotNullWhen(true)] out string? why)
    {
        why = run.By == caller.IdOf() ? null : caller.LimitOf()?.MayConcernOthers;
        return why is not null;
    }
}
