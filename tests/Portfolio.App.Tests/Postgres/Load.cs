using Npgsql;

namespace Portfolio.App.Tests.Postgres;

/// <summary>
/// Four writers of numbered rows. A number whose commit was not acknowledged is left, so every acknowledged row must
/// be there exactly once, and one that was not acknowledged may be.
/// </summary>
internal sealed class Load : IAsyncDisposable
{
    private readonly string database;
    private readonly NpgsqlDataSource source;
    private readonly CancellationTokenSource ending = new();
    private readonly List<int> acknowledged = [];
    private readonly Lock gate = new();
    private Task writing = Task.CompletedTask;
    private int last;
    private int failures;

    private Load(string database) => (this.database, source) = (database, NpgsqlDataSource.Create(database));

    public int Acknowledged
    {
        get
        {
            lock (gate)
            {
                return acknowledged.Count;
            }
        }
    }

    public int Failures => Volatile.Read(ref failures);

    public static async Task<Load> StartAsync(string database)
    {
        var load = new Load(database);
        await using (var create = load.source.CreateCommand("create table load (number int not null)"))
        {
            await create.ExecuteNonQueryAsync(DataFolder.Token);
        }

        load.writing = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(load.WriteAsync)));
        return load;
    }

    public Task UntilAcknowledgedAsync(int count) => Processes.UntilAsync(() => Acknowledged >= count);

    /// <summary>The process of some connection to the server.</summary>
    public async Task<int> BackendAsync()
    {
        await using var ask = source.CreateCommand("select pg_backend_pid()");
        return (int)(await ask.ExecuteScalarAsync(DataFolder.Token))!;
    }

    public async Task EndAsync()
    {
        await ending.CancelAsync();
        await writing;
    }

    /// <summary>Looks where the rows were written, or where they should be found by now.</summary>
    public async Task EveryAcknowledgedRowIsThereAsync(string? nowAt = null)
    {
        await using var there = NpgsqlDataSource.Create(nowAt ?? database);
        await using var ask = there.CreateCommand("select number from load");
        await using var rows = await ask.ExecuteReaderAsync(DataFolder.Token);
        var found = new List<int>();
        while (await rows.ReadAsync(DataFolder.Token))
        {
            found.Add(rows.GetInt32(0));
        }

        found.ShouldBeUnique();
        acknowledged.Except(found).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        await source.DisposeAsync();
        ending.Dispose();
    }

    private async Task WriteAsync()
    {
        while (!ending.IsCancellationRequested)
        {
            var number = Interlocked.Increment(ref last);
            try
            {
                await using var insert = source.CreateCommand("insert into load values ($1)");
                insert.Parameters.AddWithValue(number);
                await insert.ExecuteNonQueryAsync(CancellationToken.None);
                lock (gate)
                {
                    acknowledged.Add(number);
                }
            }
            catch (NpgsqlException)
            {
                Interlocked.Increment(ref failures);
            }
        }
    }
}
