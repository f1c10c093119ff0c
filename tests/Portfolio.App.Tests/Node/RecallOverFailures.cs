using Microsoft.Extensions.Logging;
using Npgsql;
using Portfolio.App.Node;
using Portfolio.App.Simulate;
using Portfolio.App.Verbs;
using Portfolio.Domain.Programmes;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.Node;

/// <summary>What a node has let go of cannot be recalled for a while: nothing stops for good, and nothing is lost.</summary>
public sealed class RecallOverFailures
{
    private static readonly SimulationPlan Plan = new(150, 8, Seed: 11, new DateOnly(2026, 6, 30));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_recorded_while_nothing_could_be_recalled_is_taken_in_afterwards()
    {
        var database = await NodeRun.SampleAsync(Plan);
        var ledger = await LedgerDatabase.OpenAsync(
            new NpgsqlConnectionStringBuilder(database) { Timeout = 1 }.ConnectionString,
            new() { PoolSize = 2, Migrations = OpenPortfolio.Migrations }, CancellationToken.None);
        var told = new Told();
        await using var node = await PortfolioNode.StartAsync(
            ledger, TimeProvider.System, told, CancellationToken.None, settings: new() { HeldEvents = 1 });
        await node.People.AddAsync("Ada Moss", "ada", CancellationToken.None);
        var (_, history) = node.View.Programmes.First(p => p.Value.FirstHeld is null && p.Value.Latest.Open);
        Task<Answer> Execute(ProgrammeCommand command, DateOnly? on) => node.ExecuteAsync(
            history.Latest.Code, [command], new Envelope(NodeRun.Officer, EffectiveOn: on), null, CancellationToken.None);

        // Decided with what was recalled; then that is let go of, and the pool is empty, when PostgreSQL commits.
        await using var owner = await NpgsqlDataSource.Create(database).OpenConnectionAsync(Cancellation);
        var hold = await owner.BeginTransactionAsync(Cancellation);
        await using (var locked = new NpgsqlCommand("lock table ledger.head in exclusive mode", owner))
        {
            await locked.ExecuteNonQueryAsync(Cancellation);
        }

        var late = history.FirstDay!.Value.AddDays(1);
        var doing = Execute(new ChangeLead("ada"), late);
        await UntilWaitingAsync(owner);
        var taken = new List<NpgsqlConnection>();
        while (taken.Count < 2)
        {
            taken.Add(await TakenAsync(ledger.Pool));
        }

        GC.Collect();
        await hold.CommitAsync(Cancellation);
        await told.Warning.WaitAsync(TimeSpan.FromMinutes(2), Cancellation);
        foreach (var connection in taken)
        {
            await connection.DisposeAsync();
        }

        var done = (await doing).ShouldBeOfType<Answer.Done>();
        node.Broken.ShouldBeNull();
        node.View.Programme(history.Latest.Code).On(late).Lead.ShouldBe("ada");
        (await Execute(new Retract(done.Events[0].CommandId, "a slip"), null)).ShouldBeOfType<Answer.Done>();
    }

    // The tail looks each second, and may have the connection just now.
    private static async Task<NpgsqlConnection> TakenAsync(NpgsqlDataSource pool)
    {
        while (true)
        {
            try
            {
                return await pool.OpenConnectionAsync(Cancellation);
            }
            catch (NpgsqlException)
            {
                Cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    private static async Task UntilWaitingAsync(NpgsqlConnection owner)
    {
        await using var waits = new NpgsqlCommand(
            "select exists (select from pg_locks where not granted and relation = 'ledger.head'::regclass)", owner);
        while (!(bool)(await waits.ExecuteScalarAsync(Cancellation))!)
        {
            await Task.Delay(20, Cancellation);
        }
    }

    private sealed class Told : ILogger
    {
        private readonly TaskCompletionSource _warning = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Warning => _warning.Task;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning)
            {
                _warning.TrySetResult();
            }
        }
    }
}
