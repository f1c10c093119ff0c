using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using Portfolio.App.Tests.Verbs;
using Portfolio.App.Verbs;
using Portfolio.Fixtures;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.Import;

/// <summary>The verb as a script uses it: with arguments, streams and an exit code.</summary>
public sealed class ImportVerbTests : IDisposable
{
    // More than are on their way at a time.
    private const int Rows = 2_000;

    private readonly TemporaryFolder _folder = new("import");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_script_sees_by_the_exit_code_what_became_of_an_import()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        var mapping = Write("small.yaml", SmallRegister.Yaml);
        var good = Write("small-2024.csv", SmallRegister.Header + "\nA-1,One,MKT,2027-01-01,12.5,Green,Ada Moss\n");
        var bad = Write("small-2025.csv", SmallRegister.Header + "\nA-1,One,MKT,soon,12.5,Green,Ada Moss\nA-2,Two,MKT,,,Green,\n");
        var nameless = Write("export.csv", SmallRegister.Header + "\nA-1,One,MKT,,,Green,\n");

        var first = await RunAsync(database, good, "--mapping", mapping);
        first.ExitCode.ShouldBe(ExitCode.Done);
        first.Output.ShouldContain("Recorded. 1 file, 1 row,");
        first.Error.ShouldBe($"checking small-2024.csv (1 of 1){Environment.NewLine}recording small-2024.csv (1 of 1){Environment.NewLine}");

        var problem = await RunAsync(database, bad, "--mapping", mapping);
        problem.ExitCode.ShouldBe(ExitCode.Failed);
        problem.Output.ShouldContain("small-2025.csv, row 2, column “Finish”: found “soon”");
        problem.Output.ShouldContain("Nothing was recorded: 1 problem first to be mended, or left out with --skip-bad-rows.");

        var skipped = await RunAsync(database, bad, "--mapping", mapping, "--skip-bad-rows", "--json");
        skipped.ExitCode.ShouldBe(ExitCode.Done);
        JsonDocument.Parse(skipped.Output).RootElement.GetProperty("events").GetProperty("ProgrammeRegistered").GetInt32().ShouldBe(1);

        foreach (var wrong in new[]
        {
            new[] { good },
            [good, "--mapping", "nothing"],
            [Path.Combine(_folder.Location, "gone.csv"), "--mapping", mapping],
            [good, bad, "--mapping", mapping, "--position-at", "2026-01-01"],
            [nameless, "--mapping", mapping, "--position-at", "yesterday"],
        })
        {
            (await RunAsync(database, wrong)).ExitCode.ShouldBe(ExitCode.WrongUse, string.Join(' ', wrong));
        }

        var dated = await RunAsync(database, nameless, "--mapping", mapping, "--position-at", "2026-01-01", "--preview");
        dated.ExitCode.ShouldBe(ExitCode.Done);
        dated.Output.ShouldContain("no longer listed  A-2  “Two”: programme left its register");
    }

    [Fact]
    public async Task A_sample_ledger_takes_no_register_unless_that_is_meant()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        await (await LedgerDatabase.OpenAsync(database, new LedgerSettings { Sample = true }, CancellationToken.None)).DisposeAsync();
        var mapping = Write("small.yaml", SmallRegister.Yaml);
        var file = Write("small-2024.csv", SmallRegister.Header + "\nA-1,One,MKT,2027-01-01,12.5,Green,Ada Moss\n");

        var refused = await RunAsync(database, file, "--mapping", mapping);
        refused.ExitCode.ShouldBe(ExitCode.Failed);
        refused.Error.ShouldContain(
            "This ledger is a sample: it holds a made-up portfolio and is marked so for good, so that a real register in it would be neither told apart nor believed. Name another folder with --data DIR (or another database), or say --into-sample if you only try things out.");
        refused.Output.ShouldBeEmpty();

        (await RunAsync(database, file, "--mapping", mapping, "--into-sample")).ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task Ctrl_C_stops_it_at_a_clean_point_and_the_same_again_goes_on()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        var mapping = Write("small.yaml", SmallRegister.Yaml);
        var rows = Enumerable.Range(1, Rows).Select(i => $"A-{i},Title {i},MKT,2027-01-01,1,Green,");
        var file = Write("small-2024.csv", string.Join('\n', rows.Prepend(SmallRegister.Header)));

        (await RunAsync(database, file, "--mapping", mapping, "--preview")).ExitCode.ShouldBe(ExitCode.Done);

        // Nothing can be recorded until it has been interrupted: otherwise a fast machine would have recorded all of it by then.
        await using var owner = NpgsqlDataSource.Create(database);
        await using var other = await owner.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var head = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var hold = new NpgsqlCommand("select from ledger.head for update", other, head))
        {
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var stopped = await RunAsync(
            database, [file, "--mapping", mapping, "--json"], "recording small-2024.csv", () => head.RollbackAsync(TestContext.Current.CancellationToken));

        stopped.ExitCode.ShouldBe(ExitCode.Failed);
        var first = JsonDocument.Parse(stopped.Output).RootElement;
        first.GetProperty("cancelled").GetBoolean().ShouldBeTrue();
        var registered = first.GetProperty("events").TryGetProperty("ProgrammeRegistered", out var some) ? some.GetInt32() : 0;

        var whole = await RunAsync(database, file, "--mapping", mapping, "--json");

        whole.ExitCode.ShouldBe(ExitCode.Done);
        var rest = JsonDocument.Parse(whole.Output).RootElement;
        rest.GetProperty("import").GetString().ShouldBe(first.GetProperty("import").GetString());
        rest.GetProperty("events").GetProperty("ProgrammeRegistered").GetInt32().ShouldBe(Rows - registered);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder.Location, name);
        File.WriteAllText(path, content);
        return path;
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(string database, params string[] arguments) =>
        VerbRun.OnAsync(database, ["import", .. arguments]);

    /// <param name="interruptAt">What it says on standard error when it is sent what Ctrl-C sends.</param>
    /// <param name="interrupted">Is done then.</param>
    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string database, string[] arguments, string interruptAt, Func<Task> interrupted)
    {
        using var process = ProgramRun.StartInterruptible(["import", .. arguments], database);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), ErrorAsync(process, interruptAt, interrupted));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }

    private static async Task<string> ErrorAsync(Process process, string interruptAt, Func<Task> interrupted)
    {
        var error = new System.Text.StringBuilder();
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            error.AppendLine(line);
            if (line.StartsWith(interruptAt, StringComparison.Ordinal))
            {
                using var interrupt = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
                await interrupt.WaitForExitAsync();
                await interrupted();
            }
        }

        return error.ToString();
    }
}
