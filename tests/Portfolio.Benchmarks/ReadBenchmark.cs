using System.CommandLine;
using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.Benchmarks;

/// <summary>
/// The whole log out of PostgreSQL: as decoded events, beside bare Npgsql that reads the very same rows, page by page, and
/// decodes nothing.
/// </summary>
internal static class ReadBenchmark
{
    private const int Rounds = 5;

    public static Command Create()
    {
        var command = new Command("read", "Reading the log into decoded events beside reading the same rows without decoding.")
        {
            RunOptions.Data, RunOptions.Programmes, RunOptions.Years,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var stage = await Stage.SetAsync(parsed.GetRequiredValue(RunOptions.Data), RunOptions.Plan(parsed), cancellation);
        var size = await stage.EventsAsync(cancellation);
        var ways = new (string Name, Func<Task<long>> Read, List<double> Rates)[]
        {
            ("bare Npgsql, nothing decoded", () => BareAsync(stage.LedgerDatabase, 0, size, cancellation), []),
            ("decoded events", () => DecodedAsync(stage.LedgerDatabase, size, cancellation), []),
            ("bare Npgsql on a connection for each core", () => BareOnAllAsync(stage.LedgerDatabase, size, cancellation), []),
            ("decoded events on all cores, as a node starts", () => DecodedOnAllAsync(stage.LedgerDatabase, size, cancellation), []),
        };

        // By turns, so that what else happens on the machine meets all of them alike; the first round warms up.
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (_, read, rates) in ways)
            {
                var rate = await RateAsync(read);
                if (round > 0)
                {
                    rates.Add(rate);
                }
            }
        }

        var table = new MarkdownTable("PostgreSQL " + stage.Version, "events", "events per second", "of the bare reading above it", "aim");
        for (var i = 0; i < ways.Length; i += 2)
        {
            var (bare, decoded) = (Median(ways[i].Rates), Median(ways[i + 1].Rates));
            table.Row(ways[i].Name, size, bare, 1.0, "").Row(ways[i + 1].Name, size, decoded, decoded / bare, "≥ 0.7");
        }

        table.Print(Console.Out);
    }

    private static async Task<long> BareOnAllAsync(string database, long size, CancellationToken cancellation)
    {
        var cores = Environment.ProcessorCount;
        await Task.WhenAll(Enumerable.Range(0, cores).Select(i => Task.Run(
            () => BareAsync(database, size * i / cores, size * (i + 1) / cores, cancellation), cancellation)));
        return size;
    }

    public static async Task<long> BareAsync(string database, long after, long until, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        for (var last = after; last < until;)
        {
            await using var query = new NpgsqlCommand(LogReader.PageQuery(EventRow.Columns), connection);
            query.Parameters.Add(new() { Value = last, NpgsqlDbType = NpgsqlDbType.Bigint });
            query.Parameters.Add(new() { Value = (int)Math.Min(LogReader.PageSize, until - last), NpgsqlDbType = NpgsqlDbType.Integer });
            await using var rows = await query.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                last = rows.GetInt64(0);
            }
        }

        return until - after;
    }

    private static async Task<long> DecodedAsync(string database, long size, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var (codec, count) = (new EventCodec(), 0L);
        Recorded? last = null;
        void Take(in RawEvent next) => (last, count) = (codec.Decode(next), count + 1);
        await new BulkReader(source).ReadAsync(0, size, Take, cancellation);
        return last!.Position == size ? count : throw new InvalidOperationException("Not all events were read.");
    }

    private static async Task<long> DecodedOnAllAsync(string database, long size, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var count = 0L;
        await foreach (var stretch in new LogLoader(source, new EventCodec()).ReadAsync(0, size, cancellation))
        {
            count += stretch.Count;
        }

        return count;
    }

    private static async Task<double> RateAsync(Func<Task<long>> read)
    {
        var from = Stopwatch.GetTimestamp();
        var events = await read();
        return events / Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    private static double Median(List<double> of) => of.Order().ElementAt(of.Count / 2);
}
