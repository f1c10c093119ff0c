using System.CommandLine;
using Npgsql;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Export;
using Portfolio.App.Node;
using Portfolio.App.Postgres;
using Portfolio.Domain;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Verbs;

/// <summary>What the verbs have in common: known faults end in a sentence and an exit code, not in a stack trace.</summary>
public static class Verb
{
    /// <summary>Which environment variable names the person who runs a verb, by the id on record.</summary>
    public const string OperatorVariable = "Portfolio__Operator";

    /// <summary>
    /// Who runs an administrator's verb: the person whom the environment names, else <c>operator</c>. Never the name of an
    /// account of this machine: that is a person's more often than not, and what is on record cannot be erased.
    /// </summary>
    /// <exception cref="WrongUseException">The environment names nobody who is on record.</exception>
    public static Actor OperatorOf(PortfolioNode node) => new(
        Environment.GetEnvironmentVariable(OperatorVariable) is not { Length: > 0 } id ? "operator"
            : node.People.Knows(id) ? id
            : throw new WrongUseException($"{OperatorVariable} is “{Words.Shown(id)}”, and nobody on record has that id."),
        Roles.Admin,
        "verb");

    /// <summary>Sets what a verb does. Ctrl-C and SIGTERM cancel it.</summary>
    public static Command Does(this Command command, Func<ParseResult, CancellationToken, Task<int>> action)
    {
        command.SetAction(async (parsed, cancellation) =>
        {
            try
            {
                return await action(parsed, cancellation);
            }
            catch (Exception fault) when (Sentence(fault) is { } sentence)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(sentence);
                return fault is WrongUseException ? ExitCode.WrongUse : ExitCode.Failed;
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync("Stopped.");
                return ExitCode.Failed;
            }
        });
        return command;
    }

    /// <summary>A logger for verbs that are not <c>serve</c>: warnings and worse, to standard error.</summary>
    public static ILoggerFactory Loggers() => LoggerFactory.Create(logging => logging
        .SetMinimumLevel(LogLevel.Warning)
        .AddSimpleConsole(o => o.SingleLine = true)
        .AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace));

    /// <summary>Whether what is written there can be written over: it is the terminal of somebody who watches.</summary>
    internal static bool IsTerminal(TextWriter error) => ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;

    private static string? Sentence(Exception fault) => fault switch
    {
        UnreadableEventException => $"{fault.Message} Run the newer program.",
        EmbeddedPostgresException or MigrationException or WrongUseException or ActNotRecordedException
            or ExportTooLargeException or LedgerDamagedException or HttpRequestException or UnauthorizedAccessException => fault.Message,
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } refused =>
            $"PostgreSQL: {refused.MessageText}. The user of the connection string lacks that right; to read everything, have a DBA grant it pg_read_all_data.",
        NpgsqlException { InnerException: { } inner } => $"PostgreSQL cannot be reached: {inner.Message}",
        NpgsqlException => $"PostgreSQL: {fault.Message}",
        IOException => fault.Message,
        _ => null,
    };
}

/// <summary>The verb cannot be done as it was asked; the message says what to do instead.</summary>
public sealed class WrongUseException(string message) : Exception(message);
