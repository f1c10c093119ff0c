using Npgsql;
using NpgsqlTypes;
using Portfolio.App.Audit.Feed;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.WebHooks;

/// <summary>The web hooks that there are and their last deliveries, kept beside the ledger.</summary>
public sealed class WebHookTable(NpgsqlDataSource database)
{
    /// <summary>Of each web hook so many deliveries are kept.</summary>
    public const int DeliveriesKept = 500;

    /// <summary>The tables it needs.</summary>
    public static readonly MigrationSource Migrations =
        MigrationSource.FromResources("web_hooks", typeof(WebHookTable).Assembly, "WebHooks.Schema");

    private const string Columns = "id, label, url, types, departments, paused, created_at, secret_since, former_until, sends, rules";

    /// <summary>Adds one with its secret. <see cref="WebHookAdministration"/> puts it on record before.</summary>
    public Task AddAsync(WebHook hook, byte[] secret, CancellationToken cancellation) => ExecuteAsync(
        """
        insert into web_hooks.hooks (id, label, url, secret, types, departments, created_at, sends, rules)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        cancellation,
        Text(hook.Id), Text(hook.Label), Text(hook.Url.AbsoluteUri), new() { Value = secret }, Texts(hook.Interest.Types),
        Texts(hook.Alerts?.Departments ?? hook.Interest.Departments), Instant(hook.CreatedAt), Text(hook.Sends),
        Texts(hook.Alerts?.Rules ?? []));

    public async Task<IReadOnlyList<WebHook>> AllAsync(CancellationToken cancellation)
    {
        await using var query = Command($"select {Columns} from web_hooks.hooks order by created_at, id");
        return await ReadAsync(query, cancellation);
    }

    /// <summary>The web hook of an id, or null.</summary>
    public async Task<WebHook?> FindAsync(string id, CancellationToken cancellation)
    {
        await using var query = Command($"select {Columns} from web_hooks.hooks where id = $1", Text(id));
        return await ReadAsync(query, cancellation) is [var found] ? found : null;
    }

    /// <summary>What a delivery to one is signed with at an instant, the newest first; none where there is no such web hook.</summary>
    public async Task<IReadOnlyList<byte[]>> SecretsAsync(string id, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var query = Command(
            "select secret, case when former_until > $2 then former_secret end from web_hooks.hooks where id = $1", Text(id), Instant(at));
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        if (!await rows.ReadAsync(cancellation))
        {
            return [];
        }

        var secret = rows.GetFieldValue<byte[]>(0);
        return rows.IsDBNull(1) ? [secret] : [secret, rows.GetFieldValue<byte[]>(1)];
    }

    /// <summary>Changes the secret of one. <see cref="WebHookAdministration"/> puts it on record before.</summary>
    /// <param name="since">Position of the event that says so; where a later one has changed it already, it stays.</param>
    /// <param name="formerUntil">Until when the former one signs too; null: not at all.</param>
    /// <returns>Whether it was changed.</returns>
    public async Task<bool> RotateAsync(
        string id, byte[] secret, long since, DateTimeOffset? formerUntil, CancellationToken cancellation) => await ExecuteAsync(
        """
        update web_hooks.hooks
        set secret = $2, secret_since = $3, former_secret = case when $4 is not null then secret end, former_until = $4
        where id = $1 and secret_since < $3
        """,
        cancellation,
        Text(id), new() { Value = secret }, new() { Value = since },
        formerUntil is { } until ? Instant(until) : new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz }) == 1;

    /// <summary>Forgets the former secrets whose time is over.</summary>
    public Task ForgetFormerAsync(DateTimeOffset now, CancellationToken cancellation) => ExecuteAsync(
        "update web_hooks.hooks set former_secret = null, former_until = null where former_until <= $1", cancellation, Instant(now));

    /// <summary>Lets one wait, or go on.</summary>
    public Task PauseAsync(string id, bool paused, CancellationToken cancellation) => ExecuteAsync(
        "update web_hooks.hooks set paused = $2 where id = $1", cancellation, Text(id), new() { Value = paused });

    /// <summary>Takes one away, with its secret and its deliveries.</summary>
    public Task RemoveAsync(string id, CancellationToken cancellation) => ExecuteAsync(
        "with gone as (delete from web_hooks.hooks where id = $1) delete from web_hooks.deliveries where hook = $1",
        cancellation, Text(id));

    /// <summary>Notes a delivery; the oldest make room.</summary>
    public Task NoteAsync(string hook, WebHookDelivery delivery, CancellationToken cancellation) => ExecuteAsync(
        $"""
        with old as (
            delete from web_hooks.deliveries
            where hook = $1 and number <= (
                select number from web_hooks.deliveries where hook = $1 order by number desc offset {DeliveriesKept - 1} limit 1))
        insert into web_hooks.deliveries (hook, id, attempt, at, first_position, last_position, events, status, taken, answer, took_ms)
        select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11 where exists (select from web_hooks.hooks where id = $1)
        """,
        cancellation,
        Text(hook), Text(delivery.Id), new() { Value = delivery.Attempt }, Instant(delivery.At), new() { Value = delivery.FirstPosition },
        new() { Value = delivery.LastPosition }, new() { Value = delivery.Events },
        new() { Value = (object?)delivery.Status ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer }, new() { Value = delivery.Taken },
        Text(delivery.Answer), new() { Value = delivery.TookMs });

    /// <summary>The last deliveries to one, the newest first.</summary>
    public async Task<IReadOnlyList<WebHookDelivery>> DeliveriesAsync(string hook, int limit, CancellationToken cancellation)
    {
        await using var query = Command(
            """
            select id, attempt, at, first_position, last_position, events, status, taken, answer, took_ms
            from web_hooks.deliveries where hook = $1 order by number desc limit $2
            """,
            Text(hook), new() { Value = limit });
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var deliveries = new List<WebHookDelivery>();
        while (await rows.ReadAsync(cancellation))
        {
            deliveries.Add(new WebHookDelivery(
                rows.GetString(0), rows.GetInt32(1), rows.GetFieldValue<DateTimeOffset>(2), rows.GetInt64(3), rows.GetInt64(4),
                rows.GetInt32(5), rows.IsDBNull(6) ? null : rows.GetInt32(6), rows.GetBoolean(7), rows.GetString(8), rows.GetInt32(9)));
        }

        return deliveries;
    }

    private static async Task<List<WebHook>> ReadAsync(NpgsqlCommand query, CancellationToken cancellation)
    {
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var hooks = new List<WebHook>();
        while (await rows.ReadAsync(cancellation))
        {
            var departments = rows.GetFieldValue<string[]>(4).ToValueList();
            var sendsAlerts = rows.GetString(9) == WebHook.SendsAlerts;
            hooks.Add(new WebHook(
                rows.GetString(0), rows.GetString(1), new Uri(rows.GetString(2)),
                sendsAlerts ? EventInterest.Everything : new(rows.GetFieldValue<string[]>(3).ToValueList(), departments),
                rows.GetBoolean(5), rows.GetFieldValue<DateTimeOffset>(6), rows.GetInt64(7),
                rows.IsDBNull(8) ? null : rows.GetFieldValue<DateTimeOffset>(8),
                sendsAlerts ? new(rows.GetFieldValue<string[]>(10).ToValueList(), departments) : null));
        }

        return hooks;
    }

    private static NpgsqlParameter Text(string text) => new() { Value = text, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Texts(IEnumerable<string> texts) =>
        new() { Value = texts.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };

    private static NpgsqlParameter Instant(DateTimeOffset instant) =>
        new() { Value = instant.UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz };

    private NpgsqlCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = database.CreateCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private async Task<int> ExecuteAsync(string sql, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
