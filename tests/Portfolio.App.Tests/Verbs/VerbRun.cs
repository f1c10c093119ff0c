using Portfolio.App.Verbs;

namespace Portfolio.App.Tests.Verbs;

/// <summary>
/// A verb as a shell calls it, with arguments, streams, an environment and an exit code, but in this process: to start one
/// of its own takes ten times what most verbs do. <see cref="ProgramRun"/> is for what is killed or interrupted, and for what
/// the process itself has to show.
/// </summary>
internal static class VerbRun
{
    /// <summary>Runs it on a database to its end.</summary>
    public static Task<(int ExitCode, string Output, string Error)> OnAsync(string database, params string[] arguments) =>
        InAsync(new() { [LedgerPlace.Variable] = database }, arguments);

    /// <summary>Runs it to its end in an environment of its own.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> InAsync(Dictionary<string, string?> environment, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exitCode = await CommandLine.RunAsync(
            arguments,
            new VerbEnvironment(name => environment.GetValueOrDefault(name))
            {
                Output = TextWriter.Synchronized(output),
                Error = TextWriter.Synchronized(error),
                ProcessTerminationTimeout = null,
            },
            TestContext.Current.CancellationToken);
        return (exitCode, output.ToString(), error.ToString());
    }
}
