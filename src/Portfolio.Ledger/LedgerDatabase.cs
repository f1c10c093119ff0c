using System.Collections.Immutable;
using Npgsql;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger;

/// <summary>
/// One open ledger of a node: a small pool to read with, and at most two connections more, one that appends and one
/// that listens. All of them act as the role <c>ledger_app</c>, which may append through the one door and read.
/// </summary>
public sealed class LedgerDatabase : IAsyncDisposable
{
    // Not by SET ROLE: a pool resets what a session has set, and goes back to what it started with.
    private const string AsNode = "-c role=ledger_app";
    private const string ReadOnly = "-c default_transaction_read_only=on";

    private readonly NpgsqlDataSource dedicated;
    private readonly LedgerSettings settings;
    private readonly CommitHint hint;
    private GroupAppender? appender;
    private Tail? tail;
    private bool disposed;

    private LedgerDatabase(NpgsqlDataSource pool, NpgsqlDataSource unpooled, LedgerSettings settings, LedgerHead head)
    {
        Pool = pool;
        dedicated = unpooled;
        this.settings = settings;
        Head = head;
        Known = new KnownLedger(head);
        Reader = new LogReader(pool, Withheld);
        Redactor = new TextRedactor(pool, Reader, Known);
        Commands = new CommandLookup(pool);
        Proofs = new ProofReader(pool);
        hint = new CommitHint(pool, settings.Time);
    }

    /// <summary>The ledger as it stood when it was opened; its identity and mark do not change.</summary>
    public LedgerHead Head { get; }

    /// <summary>What this node knows of the ledger, which the ledger has to be the continuation of.</summary>
    public KnownLedger Known { get; }

    public LogReader Reader { get; }

    /// <summary>Texts that <see cref="Reader"/> does not give though the database may hold them again.</summary>
    public WithheldTexts Withheld { get; } = new();

    public TextRedactor Redactor { get; }

    public CommandLookup Commands { get; }

    public ProofReader Proofs { get; }

    /// <summary>Most events that the appender puts into one group.</summary>
    public int GroupEvents => settings.Appender.GroupEvents;

    /// <summary>For tables beside the ledger, such as <c>directory.people</c>. Acts as <c>ledger_app</c>.</summary>
    public NpgsqlDataSource Pool { get; }

    /// <summary>Migrates as the connection string's user, then opens as <c>ledger_app</c>.</summary>
    /// <exception cref="MigrationException">The database does not fit this program, or its user may not append.</exception>
    public static async Task<LedgerDatabase> OpenAsync(
        string connectionString,
        LedgerSettings settings,
        CancellationToken cancellation)
    {
        await using (var owner = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }))
        {
            await CheckRoleAsync(owner, cancellation);
            await Migrator.MigrateAsync(owner, settings.Migrations, settings.Sample, cancellation);
        }
        return await ConnectAsync(connectionString, AsNode, settings, cancellation);
    }

    /// <summary>
    /// Opens a ledger to read it and nothing else: nothing is migrated, and no session of it can write. So a hot standby
    /// will do, and a user who may only read; one who may act as <c>ledger_app</c> does.
    /// </summary>
    /// <param name="connectionString">Of the database.</param>
    /// <param name="settings">Its migrations have to be there beside the ledger's own.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="MigrationException">There is no ledger, its schema is not this program's, or the user may not read it.</exception>
    public static async Task<LedgerDatabase> OpenReadOnlyAsync(
        string connectionString,
        LedgerSettings settings,
        CancellationToken cancellation)
    {
        string options;
        await using (var anybody = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }))
            options = await MayBeNodeAsync(anybody, cancellation) ? $"{AsNode} {ReadOnly}" : ReadOnly;
        await using (var reader = NpgsqlDataSource.Create(With(options, connectionString, strings => strings.Pooling = false)))
            await Migrator.CheckAsync(reader, settings.Migrations, cancellation);
        return await ConnectAsync(connectionString, options, settings, cancellation);
    }

    /// <summary>
    /// Holds the ledger against a checkpoint of it that was kept outside the database, before anything is appended. Where
    /// it does not go on from it, <see cref="KnownLedger.Fork"/> says so and nothing is appended until an operator opens a
    /// new incarnation.
    /// </summary>
    /// <param name="kept">The checkpoint; its signature is the caller's to verify.</param>
    /// <param name="leftBehind">
    /// The record says that a later incarnation went on without it: then it does not count. The number alone, which whoever
    /// owns the database can raise, does not make it so.
    /// </param>
    /// <param name="cancellation">Gives up.</param>
    public async Task RecallAsync(Checkpoint kept, bool leftBehind, CancellationToken cancellation)
    {
        var vouched = new KnownHead(0, kept.Incarnation, kept.Size, kept.Root);
        Known.Recall(kept, leftBehind, (await Reader.LookAsync(kept.Size, 0, vouched, cancellation)).Seen);
    }

    /// <summary>
    /// Starts the node's appender; once. See the constructor of <see cref="GroupAppender"/> for what
    /// <paramref name="committed"/> may rely on.
    /// </summary>
    public GroupAppender StartAppender(Func<ImmutableArray<RecordedEvent>, ValueTask>? committed = null) =>
        appender is null
            ? appender = new GroupAppender(dedicated, Reader, Known, settings.Appender, committed, hint, settings.Time)
            : throw new InvalidOperationException("A node has one appender for each ledger.");

    /// <summary>Starts the node's tail; once.</summary>
    public Tail StartTail() =>
        tail is null
            ? tail = new Tail(dedicated, Reader, Known, settings.Time)
            : throw new InvalidOperationException("A node has one tail for each ledger.");

    /// <summary>Answers every append that was handed over, then closes all connections.</summary>
    public async ValueTask DisposeAsync()
    {
        // A node that could not start has closed it already, and its reason is what must be heard.
        if (disposed)
            return;
        disposed = true;
        if (appender is not null)
            await appender.DisposeAsync();
        if (tail is not null)
            await tail.DisposeAsync();
        await hint.DisposeAsync();
        await dedicated.DisposeAsync();
        await Pool.DisposeAsync();
    }

    private static async Task<LedgerDatabase> ConnectAsync(
        string connectionString,
        string options,
        LedgerSettings settings,
        CancellationToken cancellation)
    {
        var pool = NpgsqlDataSource.Create(With(options, connectionString, strings =>
        {
            strings.MaxPoolSize = settings.PoolSize;
            strings.MaxAutoPrepare = 20;
        }));
        var unpooled = NpgsqlDataSource.Create(With(options, connectionString, strings =>
        {
            strings.Pooling = false;
            if (strings.KeepAlive == 0)
                strings.KeepAlive = 10;
            strings.TcpKeepAlive = true;
        }));
        try
        {
            var head = await new LogReader(pool).HeadAsync(cancellation);
            return new LedgerDatabase(pool, unpooled, settings, head);
        }
        catch
        {
            await unpooled.DisposeAsync();
            await pool.DisposeAsync();
            throw;
        }
    }

    private static async Task CheckRoleAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        // Where the role is still missing, the migration makes it and lets its user in.
        await using var query = owner.CreateCommand(
            "select current_user::text, coalesce(pg_has_role(to_regrole('ledger_app'), 'member'), true)");
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        var user = rows.GetString(0);
        if (!rows.GetBoolean(1))
        {
            throw new MigrationException(
                $"The user {user} may not act as ledger_app. Have a DBA run: grant ledger_app to \"{user}\"");
        }
    }

    /// <exception cref="MigrationException">There is no ledger, or the user may not even read it.</exception>
    private static async Task<bool> MayBeNodeAsync(NpgsqlDataSource anybody, CancellationToken cancellation)
    {
        await using var query = anybody.CreateCommand(
            """
            select current_user::text, coalesce(pg_has_role(to_regrole('ledger_app'), 'member'), false),
                has_schema_privilege(to_regnamespace('ledger'), 'usage')
            """);
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        await rows.ReadAsync(cancellation);
        var (user, node) = (rows.GetString(0), rows.GetBoolean(1));
        if (rows.IsDBNull(2))
            throw new MigrationException("The database holds no ledger.");
        return node || rows.GetBoolean(2)
            ? node
            : throw new MigrationException(
                $"The user {user} may not read the ledger. Have a DBA run: grant pg_read_all_data to \"{user}\"");
    }

    private static string With(string options, string connectionString, Action<NpgsqlConnectionStringBuilder> settings)
    {
        var strings = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "portfolio" };
        strings.Options = $"{strings.Options} {options}".TrimStart();
        // A server whose sessions refuse to write would not pass for one that can be written to.
        if (options.Contains(ReadOnly, StringComparison.Ordinal) && strings.TargetSessionAttributes == "read-write")
            strings.TargetSessionAttributes = "primary";
        settings(strings);
        return strings.ConnectionString;
    }
}
