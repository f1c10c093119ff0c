using Npgsql;
using Portfolio.App.Simulate;
using Portfolio.App.Tests.Verbs;
using Portfolio.App.Verbs;
using Portfolio.Fixtures;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.Simulate;

/// <summary>The verb as a script uses it: with arguments, streams and an exit code.</summary>
public sealed class SimulateVerbTests
{
    private static readonly string[] Small = ["simulate", "--programmes", "5", "--years", "2", "--seed", "3", "--until", "2026-06-30"];

    [Fact]
    public async Task A_new_ledger_is_filled_once_and_marked_as_a_sample()
    {
        var database = await PostgresRun.CreateDatabaseAsync();

        var first = await VerbRun.OnAsync(database, Small);
        first.Error.ShouldBeEmpty();
        first.ExitCode.ShouldBe(ExitCode.Done);
        first.Output.ShouldMatch(@"^\d+ events of 5 programmes from 2024-06-30 to 2026-06-30, seed 3\.\s*$");

        var again = await VerbRun.OnAsync(database, Small);
        again.ExitCode.ShouldBe(ExitCode.Failed);
        again.Error.ShouldBe($"The sample ledger already holds {first.Output.Split(' ')[0]} events: simulate into a new one.{Environment.NewLine}");

        await using var ledger = await LedgerDatabase.OpenAsync(database, new LedgerSettings(), CancellationToken.None);
        ledger.Head.Sample.ShouldBeTrue();
    }

    [Fact]
    public async Task One_that_was_killed_on_the_way_is_finished_by_the_next_verb_that_opens_the_ledger_to_write()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        string[] large = ["simulate", "--programmes", "150", "--years", "8", "--seed", "3", "--until", "2026-06-30"];
        using (var process = ProgramRun.Start(large, database))
        {
            await Postgres.Processes.UntilAsync(() => SizeOf(database) > 1000);
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        var halfFilled = SizeOf(database);
        (await VerbRun.OnAsync(database, ["keys", "create", "--role", "pmo", "--label", "scripts"])).ExitCode.ShouldBe(ExitCode.Done);

        var whole = new Simulation(new(150, 8, 3, new DateOnly(2026, 6, 30))).Appends().Sum(a => a.Count);
        halfFilled.ShouldBeLessThan(whole);
        SizeOf(database).ShouldBe(whole + 1);
    }

    [Fact]
    public async Task A_ledger_of_ones_own_is_never_filled()
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        await (await LedgerDatabase.OpenAsync(database, new LedgerSettings(), CancellationToken.None)).DisposeAsync();

        var refused = await VerbRun.OnAsync(database, Small);

        refused.ExitCode.ShouldBe(ExitCode.Failed);
        refused.Error.ShouldBe($"The ledger there is not marked as a sample, and cannot be made one: simulate into a new one.{Environment.NewLine}");
        await using var ledger = await LedgerDatabase.OpenAsync(database, new LedgerSettings(), CancellationToken.None);
        ledger.Head.Size.ShouldBe(0);
    }

    [Theory]
    [InlineData("A simulated portfolio has 1 to 100,000 programmes.", "--programmes", "0")]
    [InlineData("A simulated portfolio is watched for 1 to 50 years.", "--years", "51")]
    [InlineData("A simulated portfolio ends yesterday at the latest, not on 2999-01-01: what is recorded next would take its recorded times from it.", "--until", "2999-01-01")]
    [InlineData("--until: “soon” is not a day such as 2026-06-30.", "--until", "soon")]
    public async Task What_cannot_be_simulated_is_said_and_is_wrong_use(string sentence, params string[] arguments)
    {
        var refused = await VerbRun.OnAsync("Host=nowhere.invalid", ["simulate", .. arguments]);

        refused.ExitCode.ShouldBe(ExitCode.WrongUse);
        refused.Error.Trim().ShouldBe(sentence);
    }

    // 0 before there is a ledger.
    private static long SizeOf(string database)
    {
        using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(database) { Pooling = false });
        using var made = source.CreateCommand("select to_regclass('ledger.head') is not null");
        if (made.ExecuteScalar() is not true)
        {
            return 0;
        }

        using var size = source.CreateCommand("select size from ledger.head");
        return size.ExecuteScalar() as long? ?? 0;
    }
}
