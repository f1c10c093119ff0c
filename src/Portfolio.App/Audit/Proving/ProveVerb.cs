using System.CommandLine;
using Portfolio.App.Verbs;

namespace Portfolio.App.Audit.Proving;

/// <summary><c>portfolio prove inclusion|consistency</c>: a proof from the Merkle tree, verified before it is printed.</summary>
public static class ProveVerb
{
    public static Command Create() => new(
        "prove", "Proves that an event is among those recorded, or that nothing recorded before has changed; 3 where that does not hold.")
    {
        ProveInclusionVerb.Create(),
        ProveConsistencyVerb.Create(),
    };

    /// <summary>Prints a proof.</summary>
    /// <param name="verifies">What came of verifying it.</param>
    /// <returns>The exit code.</returns>
    internal static async Task<int> PrintAsync(ParseResult parsed, bool json, object proof, bool verifies, IEnumerable<string> lines)
    {
        await (json
            ? JsonOption.PrintAsync(parsed, proof)
            : parsed.InvocationConfiguration.Output.WriteAsync(string.Concat(lines.Select(l => l + Environment.NewLine))));
        return verifies ? ExitCode.Done : ExitCode.FaultFound;
    }
}
