using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Npgsql;
using Portfolio.App.Access;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Node;
using Portfolio.App.Verbs;

namespace Portfolio.App.Import.Receipts;

/// <summary><c>portfolio imports list|receipt|cancel|undo</c>: the imports that there were.</summary>
public static class ImportsVerb
{
    private static readonly Argument<Guid> Id = new("ID") { Description = "The import's id, as its receipt and the list show it." };

    private static readonly Option<string> Format = new("--format")
    {
        Description = "csv or json.",
        DefaultValueFactory = _ => "csv",
    };

    private static readonly Option<string> Reason = ReasonOption.Create();

    private static readonly Option<bool> Json = new("--json") { Description = "Print as JSON." };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("csv", "json");
        var command = new Command("imports", "The imports that there were: their receipts, cancelling one at work, undoing one.");
        command.Subcommands.Add(new Command("list", "The imports that there were, the newest first.") { Json }.Does(ListAsync));
        command.Subcommands.Add(new Command("receipt", "What became of each row of an import.") { Id, Format }.Does(ReceiptAsync));
        command.Subcommands.Add(new Command("cancel", "Asks an import at work, by whichever program, to stop at the next clean point.") { Id }.Does(CancelAsync));
        command.Subcommands.Add(new Command("undo", "Takes an import back: each of its commands, the newest first.") { Id, Reason, Json }.Does(UndoAsync));
        return command;
    }

    private static Task<int> ListAsync(ParseResult parsed, CancellationToken cancellation) => ReadAsync(parsed, async database =>
    {
        var output = parsed.InvocationConfiguration.Output;
        var runs = await new ImportTable(database, TimeProvider.System).ListAsync(null, int.MaxValue, cancellation);
        if (parsed.GetValue(Json))
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(runs, ImportJson.Options));
            return ExitCode.Done;
        }

        foreach (var run in runs)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{run.Id}  {run.BegunAt.UtcDateTime:yyyy-MM-dd HH:mm}  {run.Register}  {(run.Undoes is { } undone ? $"undoing of {undone}, " : "")}{run.State.ToString().ToLowerInvariant()}: {run.Recorded} recorded, {run.Unchanged} unchanged, {run.Refused} refused  {string.Join(", ", run.Files)}"));
        }

        return ExitCode.Done;
    }, cancellation);

    private static Task<int> ReceiptAsync(ParseResult parsed, CancellationToken cancellation) => ReadAsync(parsed, async database =>
    {
        if (await FindAsync(parsed, database, cancellation) is not { } run)
        {
            return ExitCode.Failed;
        }

        var (rows, output) = (new ReceiptTable(database).OfAsync(run.Id, cancellation), parsed.InvocationConfiguration.Output);
        await (parsed.GetValue(Format) == "json"
            ? ReceiptFile.PrintJsonAsync(rows, output, cancellation)
            : ReceiptFile.PrintCsvAsync(rows, output, cancellation));
        return ExitCode.Done;
    }, cancellation);

    private static Task<int> CancelAsync(ParseResult parsed, CancellationToken cancellation) => OnAsync(parsed, async node =>
    {
        if (await FindAsync(parsed, node.Ledger.Pool, cancellation) is not { } run)
        {
            return ExitCode.Failed;
        }

        if (await new ImportTable(node.Ledger.Pool, TimeProvider.System).CancelAsync(run.Id, cancellation))
        {
            return ExitCode.Done;
        }

        await parsed.InvocationConfiguration.Error.WriteLineAsync("This import is not at work: there is nothing to cancel.");
        return ExitCode.Failed;
    }, cancellation);

    private static Task<int> UndoAsync(ParseResult parsed, CancellationToken cancellation) => OnAsync(parsed, async node =>
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            var actor = Verb.OperatorOf(node) with { Role = Roles.Pmo, Way = "import" };
            var report = await ImportUndo.RunAsync(
                node, actor, parsed.GetRequiredValue(Id), parsed.GetRequiredValue(Reason), TimeProvider.System, cancellation);
            if (report is null)
            {
                await error.WriteLineAsync($"There is no import {parsed.GetRequiredValue(Id)}.");
                return ExitCode.Failed;
            }

            await (parsed.GetValue(Json)
                ? output.WriteLineAsync(JsonSerializer.Serialize(report, ImportJson.Options))
                : output.WriteLineAsync(InWords(report)));
            return report.Undone ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception fault) when (fault is ImportBusyException or ImportStoppedException)
        {
            await error.WriteLineAsync(fault.Message);
            return ExitCode.Failed;
        }
    }, cancellation);

    private static string InWords(UndoReport report) => string.Join(
        Environment.NewLine,
        report.Refusals.Take(20).Select(r => $"✗ {r.File}{(r.Row is { } row ? $", row {row}" : "")}{(r.Programme is { } code ? $", {code}" : "")}: {r.Why}")
            .Append(report is { Undone: true, Undo: { } undo } ? $"{report.Sentence} Receipt: {undo}." : report.Sentence));

    private static async Task<ImportRun?> FindAsync(ParseResult parsed, NpgsqlDataSource database, CancellationToken cancellation)
    {
        var id = parsed.GetRequiredValue(Id);
        var run = await new ImportTable(database, TimeProvider.System).FindAsync(id, cancellation);
        if (run is null)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"There is no import {id}.");
        }

        return run;
    }

    // Needs no node, and nobody who could import.
    private static async Task<int> ReadAsync(ParseResult parsed, Func<NpgsqlDataSource, Task<int>> work, CancellationToken cancellation)
    {
        using var loggers = Verb.Loggers();
        await using var opened = await OpenLedger.ReadOnlyAsync(
            LedgerPlace.Of(parsed), loggers.CreateLogger("Portfolio"), cancellation, ImportTable.Migrations);
        return await work(opened.Ledger.Pool);
    }

    private static async Task<int> OnAsync(ParseResult parsed, Func<PortfolioNode, Task<int>> work, CancellationToken cancellation)
    {
        using var loggers = Verb.Loggers();
        await using var portfolio = await OpenPortfolio.OpenAsync(
            LedgerPlace.Of(parsed), sample: null, loggers.CreateLogger("Portfolio"), cancellation);
        return await work(portfolio.Node);
    }
}
