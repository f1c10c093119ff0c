using Npgsql;
using NpgsqlTypes;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Import.Receipts;

/// <summary>The imports that there were, kept beside the ledger.</summary>
public sealed class ImportTable(NpgsqlDataSource database, TimeProvider clock)
{
    /// <summary>The tables it needs.</summary>
    public static readonly MigrationSource Migrations =
        MigrationSource.FromResources("imports", typeof(ImportTable).Assembly, "Import.Receipts.Schema");

    /// <summary>One at work says so every second or so; one that was silent for so long is no longer at work.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    private const string Asked =
        """
        select r.id, r.undoes, r.mapping, r.register, r.files, r.person, r.way, r.state, r.reason, r.begun_at, r.seen_at, r.ended_at,
            coalesce(r.recorded, c.recorded, 0), coalesce(r.unchanged, c.unchanged, 0), coalesce(r.refused, c.refused, 0)
        from imports.runs r
        left join lateral (
            select count(*) filter (where outcome = 'recorded') recorded, count(*) filter (where outcome = 'unchanged') unchanged,
                count(*) filter (where outcome = 'refused') refused
            from imports.rows where run = r.id and r.recorded is null) c on true
        """;

    /// <summary>The newest ones first.</summary>
    /// <param name="before">Only those begun before that one.</param>
    public async Task<IReadOnlyList<ImportRun>> ListAsync(Guid? before, int limit, CancellationToken cancellation)
    {
        await using var query = database.CreateCommand(
            $"""
            {Asked}
            where $1::uuid is null or (r.begun_at, r.id) < (select begun_at, id from imports.runs where id = $1)
            order by r.begun_at desc, r.id desc limit $2
            """);
        query.Parameters.Add(Uuid(before));
        query.Parameters.Add(new() { Value = limit, NpgsqlDbType = NpgsqlDbType.Integer });
        return await ReadAsync(query, cancellation);
    }

    public async Task<ImportRun?> FindAsync(Guid id, CancellationToken cancellation)
    {
        await using var query = database.CreateCommand($"{Asked} where r.id = $1");
        query.Parameters.Add(Uuid(id));
        return await ReadAsync(query, cancellation) is [var found] ? found : null;
    }

    /// <summary>
    /// Begins an import, or goes on with one of the same fingerprint that was broken off. Whoever begins one holds the
    /// register's lock, so that none of it can be at work.
    /// </summary>
    /// <returns>Its id, and whether it goes on.</returns>
    internal async Task<(Guid Id, bool GoesOn)> BeginAsync(
        Guid id, ImportSession.Plan plan, Actor actor, CancellationToken cancellation)
    {
        await using var begin = database.CreateCommand(
            """
            with former as (
                update imports.runs set state = 'running', cancel = false, reason = null, ended_at = null, seen_at = $9, person = $7, role = $8, way = $10,
                    recorded = null, unchanged = null, refused = null
                where id = (
                    select id from imports.runs where fingerprint = $6 and undoes is not distinct from $2 and state in ('running', 'cancelled', 'stopped')
                    order by begun_at desc limit 1)
                returning id),
            begun as (
                insert into imports.runs (id, undoes, mapping, register, files, fingerprint, person, role, way, state, begun_at, seen_at)
                select $1, $2, $3, $4, $5, $6, $7, $8, $10, 'running', $9, $9 where not exists (select from former)
                returning id)
            select id, true from former union all select id, false from begun
            """);
        begin.Parameters.Add(Uuid(id));
        begin.Parameters.Add(Uuid(plan.Undoes));
        begin.Parameters.Add(Text(plan.Mapping));
        begin.Parameters.Add(Text(plan.Register));
        begin.Parameters.Add(new() { Value = plan.Files.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        begin.Parameters.Add(Text(plan.Fingerprint));
        begin.Parameters.Add(Text(actor.Id));
        begin.Parameters.Add(Text(actor.Role));
        begin.Parameters.Add(new() { Value = clock.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        begin.Parameters.Add(Text(actor.Way));
        await using var row = await begin.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        return (row.GetGuid(0), row.GetBoolean(1));
    }

    /// <summary>Whether one of that fingerprint was begun and has not come to its end.</summary>
    internal async Task<bool> IsUnfinishedAsync(string fingerprint, CancellationToken cancellation)
    {
        await using var ask = database.CreateCommand(
            "select exists (select from imports.runs where fingerprint = $1 and state in ('running', 'cancelled', 'stopped'))");
        ask.Parameters.Add(Text(fingerprint));
        return await ask.ExecuteScalarAsync(cancellation) is true;
    }

    /// <summary>Says that it is at work, and asks whether somebody wants it cancelled.</summary>
    public async Task<bool> SeenAsync(Guid id, CancellationToken cancellation)
    {
        await using var seen = database.CreateCommand("update imports.runs set seen_at = $2 where id = $1 returning cancel");
        seen.Parameters.Add(Uuid(id));
        seen.Parameters.Add(new() { Value = clock.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return await seen.ExecuteScalarAsync(cancellation) is true;
    }

    /// <summary>Asks one that is at work, here or by another node, to stop at a clean point. False: it is not at work.</summary>
    public async Task<bool> CancelAsync(Guid id, CancellationToken cancellation)
    {
        await using var cancel = database.CreateCommand("update imports.runs set cancel = true where id = $1 and state = 'running' and seen_at > $2");
        cancel.Parameters.Add(Uuid(id));
        cancel.Parameters.Add(new() { Value = (clock.GetUtcNow() - Silence).UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return await cancel.ExecuteNonQueryAsync(cancellation) > 0;
    }

    public async Task EndAsync(Guid id, ImportState state, string? reason, CancellationToken cancellation)
    {
        await using var end = database.CreateCommand(
            """
            update imports.runs r set state = $2, reason = coalesce($3, reason), ended_at = coalesce(ended_at, $4), seen_at = $4,
                recorded = c.recorded, unchanged = c.unchanged, refused = c.refused
            from (
                select count(*) filter (where outcome = 'recorded') recorded, count(*) filter (where outcome = 'unchanged') unchanged,
                    count(*) filter (where outcome = 'refused') refused
                from imports.rows where run = $1) c
            where r.id = $1
            """);
        end.Parameters.Add(Uuid(id));
        end.Parameters.Add(Text(state.ToString().ToLowerInvariant()));
        end.Parameters.Add(Text(reason));
        end.Parameters.Add(new() { Value = clock.GetUtcNow().UtcDateTime, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        await end.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<IReadOnlyList<ImportRun>> ReadAsync(NpgsqlCommand query, CancellationToken cancellation)
    {
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var found = new List<ImportRun>();
        while (await rows.ReadAsync(cancellation))
        {
            var seen = rows.GetFieldValue<DateTimeOffset>(10);
            var state = Enum.Parse<ImportState>(rows.GetString(7), ignoreCase: true);
            found.Add(new(
                rows.GetGuid(0),
                rows.IsDBNull(1) ? null : rows.GetGuid(1),
                rows.GetString(2),
                rows.GetString(3),
                rows.GetFieldValue<string[]>(4),
                rows.GetString(5),
                rows.GetString(6),
                state == ImportState.Running && clock.GetUtcNow() - seen > Silence ? ImportState.BrokenOff : state,
                rows.IsDBNull(8) ? null : rows.GetString(8),
                rows.GetFieldValue<DateTimeOffset>(9),
                seen,
                rows.IsDBNull(11) ? null : rows.GetFieldValue<DateTimeOffset>(11),
                rows.GetInt64(12),
                rows.GetInt64(13),
                rows.GetInt64(14)));
        }

        return found;
    }

    private static NpgsqlParameter Uuid(Guid? id) => new() { Value = id is { } given ? given : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid };

    private static NpgsqlParameter Text(string? text) => new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
