using Npgsql;

namespace Portfolio.App.Tests.Reporting;

/// <summary>Reads as the role that BI tools are given.</summary>
internal sealed class ReaderOfViews(NpgsqlDataSource database) : IAsyncDisposable
{
    public static Task<ReaderOfViews> OpenAsync(string connectionString) => Task.FromResult(new ReaderOfViews(NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(connectionString) { Options = "-c role=ledger_reader", Pooling = false }.ConnectionString)));

    /// <summary>The first column of every row, as text.</summary>
    public async Task<List<string>> RowsAsync(string sql)
    {
        await using var query = database.CreateCommand(sql);
        await using var rows = await query.ExecuteReaderAsync();
        var all = new List<string>();
        while (await rows.ReadAsync())
        {
            all.Add(rows.IsDBNull(0) ? "" : rows.GetString(0));
        }

        return all;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
