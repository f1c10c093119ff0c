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
        var (bare, decoded, node) = (new List<double>(), new List<double>(), new List<double>());

        // By turns, so that what else happens on the machine meets all of them alike; the first round warms up.
        for (var round = 0; round <= Rounds; round++)
        {
            var rates = new[]
            {
                await RateAsync(() => BareAsync(stage.LedgerDatabase, cancellation)),
                await RateAsync(() => DecodedAsync(stage.LedgerDatabase, cancellation)),
                await RateAsync(() => StartAsync(stage.LedgerDatabase, cancellation)),
            };
            if (round > 0)
            {
                bare.Add(rates[0]);
                decoded.Add(rates[1]);
                node.Add(rates[2]);
            }
        }

        new MarkdownTable("PostgreSQL " + stage.Version, "events", "events per second", "of bare reading", "aim")
            .Row("bare Npgsql, nothing decoded", await stage.EventsAsync(cancellation), Median(bare), 1.0, "")
            .Row("decoded events", null, Median(decoded), Median(decoded) / Median(bare), "≥ 0.7")
            .Row("a node’s start: decoded and folded", null, Median(node), Median(node) / Median(bare), "1 million in ≤ 10 s")
            .Print(Console.Out);
    }

    private static async Task<long> BareAsync(string database, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var connection = await source.OpenConnectionAsync(cancellation);
        var last = 0L;
        for (var before = -1L; before < last;)
        {
            before = last;
            await using var query = new NpgsqlCommand(LogReader.PageQuery(EventRow.Columns), connection);
            query.Parameters.Add(new() { Value = last, NpgsqlDbType = NpgsqlDbType.Bigint });
            query.Parameters.Add(new() { Value = LogReader.PageSize, NpgsqlDbType = NpgsqlDbType.Integer });
            await using var rows = await query.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                last = rows.GetInt64(0);
            }
        }

        return last;
    }

    private static async Task<long> DecodedAsync(string database, CancellationToken cancellation)
    {
        await using var ledger = await LedgerDatabase.OpenAsync(database, new LedgerSettings(), cancellation);
        var codec = new EventCodec();
        Recorded? last = null;
        await foreach (var page in ledger.Reader.ReadAsync(0, cancellation))
        {
            foreach (var e in page)
            {
                last = codec.Decode(e);
            }
        }

        return last!.Position;
    }

    private static async Task<long> StartAsync(string database, CancellationToken cancellation)
    {
        var ledger = await LedgerDatabase.OpenAsync(database, new LedgerSettings(), cancellation);
        await using var node = await PortfolioNode.StartAsync(
            ledger, TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, cancellation);
        return node.View.Position;
    }

    private static async Task<double> RateAsync(Func<Task<long>> read)
    {
        var from = Stopwatch.GetTimestamp();
        var events = await read();
        return events / Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    private static double Median(List<double> of) => of.Order().ElementAt(of.Count / 2);
}
