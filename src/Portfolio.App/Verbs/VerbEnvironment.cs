using System.CommandLine;

namespace Portfolio.App.Verbs;

/// <summary>How a verb is called, with an environment of its own in place of the process's.</summary>
/// <param name="variables">What the environment says, by name; null: nothing.</param>
public sealed class VerbEnvironment(Func<string, string?> variables) : InvocationConfiguration
{
    /// <summary>What the environment of a call says, by name; null: nothing.</summary>
    public static Func<string, string?> Of(ParseResult parsed) =>
        parsed.InvocationConfiguration is VerbEnvironment own ? own.Variables : Environment.GetEnvironmentVariable;

    private Func<string, string?> Variables { get; } = variables;
}
