using System.CommandLine;
using Npgsql;
using NpgsqlTypes;
using Portfolio.Benchmarks.Load;

namespace Portfolio.Benchmarks;

/// <summary>
/// The yardstick: the same event as one row, one durable transaction each, by a prepared statement and plain Npgsql, with
/// the two indexes that a log of streams cannot do without. No order, no proof, no decision.
/// </summary>
internal static class Floor
{
    public static readonly Option<int[]> Clients = new("--floor-clients")
    {
        Description = "Numbers of clients of the floor; the best of them is its figure.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [1, 16, 32, 64, 128],
    };

    private const string Make =
        """
        drop table if exists floor;
        create table floor (
            id             bigint generated always as identity primary key,
            stream         text not null,
            version        bigint not null,
            type           text not null,
            schema         int not null,
            data           json not null,
            effective_on   date not null,
            reported_on    date not null,
            recorded_at    timestamptz not null default now(),
            actor          text not null,
            role           text not null,
            way            text not null,
            command_id     uuid not null,
            correlation_id uuid not null,
            unique (stream, version)
        )
        """;

    private const string Insert =
        "insert into floor (stream, version, type, schema, data, effective_on, reported_on, actor, role, way, command_id, correlation_id) "
        + "values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

    /// <summary>At each of some numbers of clients, one after the other.</summary>
    public static async Task<IReadOnlyList<LoadResult>> MeasureAsync(
        Stage stage, IReadOnlyList<int> clients, TimeSpan warmUp, TimeSpan duration, CancellationToken cancellation)
    {
        var results = new List<LoadResult>();
        foreach (var count in clients)
        {
            results.Add(await MeasureAsync(stage, count, warmUp, duration, cancellation));
        }

        return results;
    }

    /// <summary>At a number of clients, into a new table.</summary>
    public static async Task<LoadResult> MeasureAsync(
        Stage stage, int clients, TimeSpan warmUp, TimeSpan duration, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(stage.YardDatabase) { MaxPoolSize = clients });
        await using (var make = source.CreateCommand(Make))
        {
            await make.ExecuteNonQueryAsync(cancellation);
        }

        var last = 0L;
        return await ClosedLoop.RunAsync(
            clients, warmUp, duration, number => ClientAsync(source, number, () => Interlocked.Increment(ref last)), cancellation,
            () => stage.Cpu, () => CpuTime.OfProcess(Environment.ProcessId));
    }

    private static async Task<Client> ClientAsync(NpgsqlDataSource source, int number, Func<long> next)
    {
        var connection = await source.OpenConnectionAsync();
        var random = new Random(number);
        var command = new NpgsqlCommand(Insert, connection);
        var (stream, version, id) = (new NpgsqlParameter<string>(), new NpgsqlParameter<long>(), new NpgsqlParameter<Guid>());
        var correlation = new NpgsqlParameter<Guid>();
        command.Parameters.Add(stream);
        command.Parameters.Add(version);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "status-reported" });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = 1 });
        command.Parameters.Add(new NpgsqlParameter<string>
        {
            TypedValue = """{"period":"2026-05-31","scale":"RAG5@1","overall":"Amber"}""",
            NpgsqlDbType = NpgsqlDbType.Json,
        });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = new DateOnly(2026, 6, 4) });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = new DateOnly(2026, 6, 4) });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "k-0123456789ab" });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "pmo" });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = "http" });
        command.Parameters.Add(id);
        command.Parameters.Add(correlation);
        stream.TypedValue = "";
        await command.PrepareAsync();
        return new Client(
            async cancellation =>
            {
                stream.TypedValue = $"programme/P-{random.Next(10_000):0000}";
                version.TypedValue = next();
                id.TypedValue = correlation.TypedValue = Guid.CreateVersion7();
                await command.ExecuteNonQueryAsync(cancellation);
            },
            async () =>
            {
                await command.DisposeAsync();
                await connection.DisposeAsync();
            });
    }
}
