using Npgsql;
using NpgsqlTypes;

namespace Portfolio.App.Administration;

/// <summary>Finds a person’s name in the database, without regard to case. Reads whole tables: it is for an erasure.</summary>
internal sealed class NameSearch(NpgsqlDataSource database, string name)
{
    private readonly string _pattern = NamePattern.Of(name);

    /// <summary>The free texts that hold it, in the order of the ledger.</summary>
    public async Task<IReadOnlyList<NamingText>> TextsAsync(CancellationToken cancellation)
    {
        await using var query = Query(
            "select position, name from ledger.texts where content collate \"C\" ~ $1 order by position, name");
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var found = new List<NamingText>();
        while (await rows.ReadAsync(cancellation))
        {
            found.Add(new NamingText(rows.GetInt64(0), rows.GetString(1), Redacted: false));
        }

        return found;
    }

    /// <summary>What a key is for is asked of whoever makes it: there too, a name may stand.</summary>
    public async Task UnnameKeysAsync(CancellationToken cancellation)
    {
        await using var update = Query("update access.api_keys set label = '(erased)' where label collate \"C\" ~ $1");
        await update.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>A receipt of an import may say what a row held.</summary>
    public async Task UnnameReceiptsAsync(CancellationToken cancellation)
    {
        await using var update = Query("update imports.rows set detail = '(erased)' where detail collate \"C\" ~ $1");
        await update.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Every other column that holds it and that a node may read, whichever table it is in.</summary>
    public async Task<IReadOnlyList<NamingColumn>> ElsewhereAsync(CancellationToken cancellation)
    {
        var found = new List<NamingColumn>();
        foreach (var (table, column) in await ColumnsAsync(cancellation))
        {
            await using var count = Query($"select count(*) from {table} where {column}::text collate \"C\" ~ $1");
            if (await count.ExecuteScalarAsync(cancellation) is long rows and > 0)
            {
                found.Add(new NamingColumn($"{table}.{column}", rows));
            }
        }

        return found;
    }

    private async Task<List<(string Table, string Column)>> ColumnsAsync(CancellationToken cancellation)
    {
        await using var query = database.CreateCommand(
            """
            select format('%I.%I', n.nspname, c.relname), format('%I', a.attname)
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p', 'm') and a.attnum > 0 and not a.attisdropped
                and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\_%'
                and a.atttypid in (
                    'text'::regtype, 'varchar'::regtype, 'bpchar'::regtype, 'json'::regtype, 'jsonb'::regtype,
                    'xml'::regtype, 'text[]'::regtype, 'varchar[]'::regtype)
                and has_schema_privilege(n.oid, 'usage') and has_column_privilege(c.oid, a.attnum, 'select')
                and (n.nspname, c.relname, a.attname) <> ('ledger', 'texts', 'content')
            order by 1, a.attnum
            """);
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var columns = new List<(string, string)>();
        while (await rows.ReadAsync(cancellation))
        {
            columns.Add((rows.GetString(0), rows.GetString(1)));
        }

        return columns;
    }

    // The pattern holds both cases: which letters a database folds depends on its locale.
    private NpgsqlCommand Query(string sql)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new() { Value = _pattern, NpgsqlDbType = NpgsqlDbType.Text });
        return command;
    }
}
