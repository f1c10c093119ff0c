using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;

namespace Portfolio.App.Import.Receipts;

/// <summary>What became of each row of imports, kept beside the ledger.</summary>
public sealed class ReceiptTable(NpgsqlDataSource database)
{
    private const int Page = 5_000;

    /// <summary>Adds rows, all of them or none.</summary>
    public async Task AddAsync(Guid run, IReadOnlyList<RowReceipt> rows, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var copy = await connection.BeginBinaryImportAsync(
            "copy imports.rows (run, file, row, programme, outcome, first, last, command, detail) from stdin (format binary)", cancellation);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(run, NpgsqlDbType.Uuid, cancellation);
            await copy.WriteAsync(row.File, NpgsqlDbType.Text, cancellation);
            await WriteAsync(copy, row.Row, NpgsqlDbType.Integer, cancellation);
            await WriteAsync(copy, row.Programme, NpgsqlDbType.Text, cancellation);
            await copy.WriteAsync(row.Outcome.ToString().ToLowerInvariant(), NpgsqlDbType.Text, cancellation);
            await WriteAsync(copy, row.First, NpgsqlDbType.Bigint, cancellation);
            await WriteAsync(copy, row.Last, NpgsqlDbType.Bigint, cancellation);
            await WriteAsync(copy, row.Command, NpgsqlDbType.Uuid, cancellation);
            await WriteAsync(copy, row.Detail, NpgsqlDbType.Text, cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    /// <summary>Before an import goes on: what was not recorded is asked again.</summary>
    public async Task ForgetUnrecordedAsync(Guid run, CancellationToken cancellation)
    {
        await using var forget = database.CreateCommand("delete from imports.rows where run = $1 and outcome <> 'recorded'");
        forget.Parameters.Add(new() { Value = run, NpgsqlDbType = NpgsqlDbType.Uuid });
        await forget.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>All of them, by file and row.</summary>
    public async IAsyncEnumerable<RowReceipt> OfAsync(Guid run, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var query = new NpgsqlCommand(
            """
            select file, row, programme, outcome, first, last, command, detail from imports.rows
            where run = $1 order by file, row nulls last, number
            """,
            connection);
        query.Parameters.Add(new() { Value = run, NpgsqlDbType = NpgsqlDbType.Uuid });
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            yield return Read(rows);
        }
    }

    /// <summary>Some of them, from a place on, in the same order.</summary>
    public async Task<IReadOnlyList<RowReceipt>> SomeAsync(Guid run, RowOutcome? outcome, int limit, CancellationToken cancellation)
    {
        await using var query = database.CreateCommand(
            """
            select file, row, programme, outcome, first, last, command, detail from imports.rows
            where run = $1 and ($2::text is null or outcome = $2) order by file, row nulls last, number limit $3
            """);
        query.Parameters.Add(new() { Value = run, NpgsqlDbType = NpgsqlDbType.Uuid });
        query.Parameters.Add(new() { Value = (object?)outcome?.ToString().ToLowerInvariant() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        query.Parameters.Add(new() { Value = Math.Min(limit, Page), NpgsqlDbType = NpgsqlDbType.Integer });
        await using var rows = await query.ExecuteReaderAsync(cancellation);
        var some = new List<RowReceipt>();
        while (await rows.ReadAsync(cancellation))
        {
            some.Add(Read(rows));
        }

        return some;
    }

    private static RowReceipt Read(NpgsqlDataReader row) => new(
        row.GetString(0),
        row.IsDBNull(1) ? null : row.GetInt32(1),
        row.IsDBNull(2) ? null : row.GetString(2),
        Enum.Parse<RowOutcome>(row.GetString(3), ignoreCase: true),
        row.IsDBNull(4) ? null : row.GetInt64(4),
        row.IsDBNull(5) ? null : row.GetInt64(5),
        row.IsDBNull(6) ? null : row.GetGuid(6),
        row.IsDBNull(7) ? null : row.GetString(7));

    private static Task WriteAsync<T>(NpgsqlBinaryImporter copy, T? value, NpgsqlDbType type, CancellationToken cancellation)
        where T : struct =>
        value is { } given ? copy.WriteAsync(given, type, cancellation) : copy.WriteNullAsync(cancellation);

    private static Task WriteAsync(NpgsqlBinaryImporter copy, string? value, NpgsqlDbType type, CancellationToken cancellation) =>
        value is { } given ? copy.WriteAsync(given, type, cancellation) : copy.WriteNullAsync(cancellation);
}
