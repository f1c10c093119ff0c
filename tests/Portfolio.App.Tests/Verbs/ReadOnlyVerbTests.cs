using Npgsql;
using Portfolio.App.Administration;
using Portfolio.App.Checkpoints;
using Portfolio.App.Node;
using Portfolio.App.Tests.Import;
using Portfolio.App.Tests.Import.Receipts;
using Portfolio.App.Tests.Node;
using Portfolio.App.Verbs;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;
using Portfolio.Fixtures;

namespace Portfolio.App.Tests.Verbs;

/// <summary>Verbs that only read change nothing, and need nobody who could.</summary>
public sealed class ReadOnlyVerbTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portfolio-read-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_work_on_a_hot_standby_and_so_does_a_node_that_reports_there()
    {
        await using var standby = await HotStandby.MakeAsync(FillAsync, Cancellation);

        await EachIsDoneAsync(standby.ConnectionString);
        await using var node = await NodeRun.OpenAsync(standby.ConnectionString);

        node.View.Programme("CRM-2").Version.ShouldBe(2);
        node.People.NameOf("ben").ShouldBe("ben", "he was erased");
    }

    [Fact]
    public async Task They_work_for_a_user_who_may_only_read()
    {
        await using var run = await NodeRun.StartAsync();
        await run.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"), new AppointSponsor("ada"));
        await ImportAsync(run);

        await WithAuditorAsync(run, "grant pg_read_all_data to {0}", EachIsDoneAsync);
    }

    [Fact]
    public async Task A_right_that_is_missing_is_named()
    {
        await using var run = await NodeRun.StartAsync();

        await WithAuditorAsync(run, "grant usage on schema ledger to {0}; grant select on all tables in schema ledger to {0}", async auditor =>
        {
            foreach (var (verb, schema) in new[] { ("keys list", "access"), ("imports list", "imports"), ($"imports receipt {Guid.NewGuid()}", "imports") })
            {
                (await RunAsync(auditor, verb.Split(' '))).ShouldBe((
                    ExitCode.Failed, "",
                    $"PostgreSQL: permission denied for schema {schema}. The user of the connection string lacks that right; to read everything, have a DBA grant it pg_read_all_data.{Environment.NewLine}"));
            }
        });
    }

    [Fact]
    public async Task They_say_that_a_ledger_is_older_than_the_program_and_leave_it_so()
    {
        await using var run = await NodeRun.StartAsync();
        var older = await PostgresRun.CreateLedgerAsync([]);
        await OwnerAsync(run.ConnectionString, "delete from ledger.migrations where source = 'ledger' and number = (select max(number) from ledger.migrations where source = 'ledger')");

        var verify = await VerbRun.OnAsync(run.ConnectionString, "verify");
        var replay = await VerbRun.OnAsync(run.ConnectionString, "replay");
        var log = await VerbRun.OnAsync(older, "access-log");

        verify.ExitCode.ShouldBe(ExitCode.Failed);
        verify.Error.ShouldStartWith("The database's schema \"ledger\" is older than this program: ");
        replay.ShouldBe(verify);
        log.ExitCode.ShouldBe(ExitCode.Failed);
        log.Error.ShouldStartWith("The database's schema \"access-log\" is older than this program: 0001_access_log was not applied to it.");
        (await OwnerAsync(older, "select to_regnamespace('audit') is null")).ShouldBe(true);
    }

    [Fact]
    public async Task They_name_nobody_who_was_erased_before_a_restore_and_write_that_nowhere()
    {
        await using var run = await NodeRun.StartAsync();
        await run.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"), new AppointSponsor("ada"));
        Directory.CreateDirectory(Kept);
        await File.WriteAllTextAsync(Path.Combine(Kept, ErasedPeopleFile.Name), "ada\n", Cancellation);

        var named = await VerbRun.OnAsync(run.ConnectionString, "replay", "CRM-2");
        var after = await RunAsync(run.ConnectionString, "replay", "CRM-2");

        named.Output.ShouldContain("Ada Moss");
        after.Output.ShouldSatisfyAllConditions(o => o.ShouldContain("person ada"), o => o.ShouldNotContain("Ada Moss"));
        (await OwnerAsync(run.ConnectionString, "select name from directory.people where id = 'ada'")).ShouldBe("Ada Moss");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Kept => Path.Combine(_folder, "kept");

    private static async Task FillAsync(string primary)
    {
        await using var run = new NodeRun(await NodeRun.OpenAsync(primary), primary);
        var node = run.Node;
        await node.People.AddAsync("Ada Moss", "ada", Cancellation);
        await node.People.AddAsync("Ben Ode", "ben", Cancellation);
        await node.ExecuteAsync(new OpenDepartment("MKT", "Marketing"), new Envelope(NodeRun.Officer), Cancellation);
        await run.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT"), new AppointSponsor("ada"));
        await new ErasePerson("ben", "asked", RedactTexts: false).RunAsync(node, new Envelope(NodeRun.Officer), Cancellation);
        await ImportAsync(run);
    }

    private static async Task ImportAsync(NodeRun run) =>
        await ReceiptRun.ImportAsync(run, [SmallRegister.Copy(2024, "A-1,One,MKT,2027-01-01,12.5,Green,")]);

    private async Task EachIsDoneAsync(string database)
    {
        foreach (var verb in new[]
        {
            "verify", "replay", "replay CRM-2 --from 1", "prove inclusion 2", "prove consistency 1", "events --person ada", "event 2", "access-log",
            $"export register --output {Path.Combine(_folder, "register.csv")}", "checkpoint", $"export bundle {Path.Combine(_folder, "bundle.zip")}",
            "keys list",
        })
        {
            var done = await RunAsync(database, verb.Split(' '));

            done.ExitCode.ShouldBe(ExitCode.Done, $"{verb}: {done.Error}{done.Output}");
        }

        var imports = await RunAsync(database, "imports", "list");
        imports.ExitCode.ShouldBe(ExitCode.Done, imports.Error);
        var receipt = await RunAsync(database, "imports", "receipt", imports.Output.Split(' ')[0]);
        receipt.ExitCode.ShouldBe(ExitCode.Done, receipt.Error);
        receipt.Output.ShouldContain("small-2024.csv,2,A-1,Recorded,");
    }

    private static async Task WithAuditorAsync(NodeRun run, string rights, Func<string, Task> work)
    {
        var auditor = $"auditor_{Guid.NewGuid():N}";
        await OwnerAsync(run.ConnectionString, $"create role {auditor} login password 'secret'; {rights.Replace("{0}", auditor, StringComparison.Ordinal)}");
        try
        {
            await work(new NpgsqlConnectionStringBuilder(run.ConnectionString) { Username = auditor, Password = "secret", Pooling = false }.ConnectionString);
        }
        finally
        {
            // Roles belong to the whole server: they would outlive the database.
            NpgsqlConnection.ClearAllPools();
            await OwnerAsync(run.ConnectionString, $"drop owned by {auditor}; drop role {auditor}");
        }
    }

    private static async Task<object?> OwnerAsync(string database, string sql)
    {
        await using var owner = NpgsqlDataSource.Create(database);
        await using var command = owner.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }

    private Task<(int ExitCode, string Output, string Error)> RunAsync(string database, params string[] arguments) => VerbRun.InAsync(
        new()
        {
            [LedgerPlace.Variable] = database,
            [CheckpointPlace.KeysVariable] = Path.Combine(_folder, "keys"),
            [CheckpointPlace.FolderVariable] = Kept,
        },
        arguments);
}
