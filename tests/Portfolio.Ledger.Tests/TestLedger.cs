using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Npgsql;
using Portfolio.Fixtures;

namespace Portfolio.Ledger.Tests;

/// <summary>A ledger in a database of its own, with its appender running.</summary>
public sealed class TestLedger : IAsyncDisposable
{
    private readonly NpgsqlDataSource owner;

    private TestLedger(string connectionString, LedgerDatabase ledger, NpgsqlDataSource owner, GroupAppender appender)
    {
        ConnectionString = connectionString;
        Ledger = ledger;
        this.owner = owner;
        Appender = appender;
    }

    public string ConnectionString { get; }

    public LedgerDatabase Ledger { get; }

    public GroupAppender Appender { get; }

    public LogReader Reader => Ledger.Reader;

    /// <summary>As the user who owns the tables, for whom triggers alone stand in the way.</summary>
    public NpgsqlDataSource Owner => owner;

    /// <summary>As a node.</summary>
    public NpgsqlDataSource Node => Ledger.Pool;

    public static async Task<TestLedger> CreateAsync(
        LedgerSettings? settings = null,
        Func<ImmutableArray<RecordedEvent>, ValueTask>? committed = null,
        [CallerFilePath] string asker = "")
    {
        settings ??= new LedgerSettings();
        var connectionString = await PostgresRun.CreateLedgerAsync(settings.Migrations, settings.Sample, asker);
        return await OpenAsync(connectionString, settings, committed);
    }

    /// <summary>One more node on a ledger.</summary>
    public static async Task<TestLedger> OpenAsync(
        string connectionString,
        LedgerSettings? settings = null,
        Func<ImmutableArray<RecordedEvent>, ValueTask>? committed = null)
    {
        var ledger = await LedgerDatabase.OpenAsync(connectionString, settings ?? new LedgerSettings(), default);
        return new TestLedger(connectionString, ledger, NpgsqlDataSource.Create(connectionString), ledger.StartAppender(committed));
    }

    public Task<AppendOutcome> AppendAsync(AppendRequest request) => Appender.AppendAsync(request, default);

    public async Task<ImmutableArray<RecordedEvent>> AllAsync()
    {
        var all = ImmutableArray.CreateBuilder<RecordedEvent>();
        await foreach (var page in Reader.ReadAsync(0, default))
            all.AddRange(page);
        return all.ToImmutable();
    }

    /// <summary>What a node knows that has just read the ledger to its end.</summary>
    public async Task<KnownHead> KnownAsync(CancellationToken cancellation = default)
    {
        var head = await Reader.HeadAsync(cancellation);
        return new KnownHead(0, head.Incarnation, head.Size, head.Root);
    }

    /// <summary>Runs SQL as the owner and gives the first value.</summary>
    public Task<object?> OwnerAsync(string sql) => ScalarAsync(owner, sql);

    /// <summary>Runs SQL as a node and gives the first value.</summary>
    public Task<object?> NodeAsync(string sql) => ScalarAsync(Node, sql);

    /// <summary>Returns once a backend of this database waits for a lock.</summary>
    public async Task UntilSomebodyWaitsAsync()
    {
        const string waiting =
            "select count(*) from pg_locks l join pg_stat_activity a using (pid) "
            + "where a.datname = current_database() and not l.granted";
        while (await OwnerAsync(waiting) is 0L)
            await Task.Yield();
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        await owner.DisposeAsync();
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
