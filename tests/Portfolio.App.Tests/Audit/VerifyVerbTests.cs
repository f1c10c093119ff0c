using System.Diagnostics;
using Npgsql;
using Portfolio.App.Checkpoints;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.App.Verbs;
using Portfolio.Domain.Departments;

namespace Portfolio.App.Tests.Audit;

/// <summary>Verification as an auditor runs it: verbs with exit codes, on a live ledger and on a bundle offline.</summary>
public sealed class VerifyVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portfolio-verify-").FullName;

    [Fact]
    public async Task An_auditor_verifies_the_ledger_and_a_bundle_and_is_told_the_first_position_that_is_wrong()
    {
        await using var run = await NodeRun.StartAsync();
        var (database, ledger) = (run.ConnectionString, run.Node.Ledger.Head.LedgerId.ToString());

        var published = await RunAsync(database, "checkpoint");
        published.ExitCode.ShouldBe(ExitCode.Done, published.Error);
        published.Output.ShouldStartWith($"portfolio.ledger/{ledger}\n1\n");
        var keys = await RunAsync(database, "checkpoint", "keys");
        var (checkpoint, key) = (Write("elsewhere.txt", published.Output), Write("key.pem", keys.Output));

        var whole = await RunAsync(database, "verify", "--checkpoint", checkpoint, "--key", key, "--ledger", ledger);
        whole.ExitCode.ShouldBe(ExitCode.Done, whole.Error);
        whole.Output.ShouldContain("1 events in 1 streams are as they were recorded.");
        whole.Output.ShouldContain("Checkpoints: 2 agree");

        var bundle = Path.Combine(_folder, "bundle.zip");
        (await RunAsync(database, "export", "bundle", bundle)).ExitCode.ShouldBe(ExitCode.Done);
        (await RunAsync(null, "verify", bundle)).ExitCode.ShouldBe(ExitCode.WrongUse, "nothing is pinned");
        (await RunAsync(null, "verify", bundle, "--ledger", ledger, "--key", key)).ExitCode.ShouldBe(ExitCode.Done);
        (await RunAsync(null, "verify", bundle, "--ledger", Guid.NewGuid().ToString(), "--key", key)).ExitCode.ShouldBe(ExitCode.FaultFound);

        // Somebody takes a text out without putting that on the record.
        await run.Node.ExecuteAsync(new OpenDepartment("CX", "Customers"), new Envelope(NodeRun.Officer, Note: "secret"), TestContext.Current.CancellationToken);
        await OwnerAsync(database, "alter table ledger.texts disable trigger all; update ledger.texts set salt = null, content = null");
        var silent = await RunAsync(database, "verify");

        await OwnerAsync(database, "alter table ledger.events disable trigger all; update ledger.events set actor = 'nobody' where position = 1");
        var altered = await RunAsync(database, "verify");

        (silent.ExitCode, silent.Output).ShouldBe(
            (ExitCode.FaultFound, $"Position 2: The text “note” was taken out, and no redaction of it is on the record.{Environment.NewLine}"));
        altered.ExitCode.ShouldBe(ExitCode.FaultFound);
        altered.Output.ShouldBe($"Position 1: The event is not what its leaf hash was made of.{Environment.NewLine}");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task OwnerAsync(string database, string sql)
    {
        await using var owner = NpgsqlDataSource.Create(database);
        await using var change = owner.CreateCommand(sql);
        await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string? database, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "portfolio.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment[LedgerPlace.Variable] = database;
        start.Environment[CheckpointPlace.KeysVariable] = Path.Combine(_folder, "keys");
        start.Environment[CheckpointPlace.FolderVariable] = Path.Combine(_folder, "kept");
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
