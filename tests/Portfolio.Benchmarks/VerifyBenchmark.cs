using System.CommandLine;
using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Benchmarks;

/// <summary>
/// Verifying the whole ledger, beside bare Npgsql that reads the very same rows and looks at none; and making and verifying
/// one proof.
/// </summary>
internal static class VerifyBenchmark
{
    private const int Rounds = 5;
    private const int Proofs = 1000;
    private const int PageSize = 4096;

    public static Command Create()
    {
        var command = new Command("verify", "Verifying the whole ledger beside reading the same rows; the time of one proof.")
        {
            RunOptions.Data, RunOptions.Programmes, RunOptions.Years,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var stage = await Stage.SetAsync(parsed.GetRequiredValue(RunOptions.Data), RunOptions.Plan(parsed), cancellation);
        await using var ledger = await LedgerDatabase.OpenAsync(stage.LedgerDatabase, new LedgerSettings(), cancellation);
        var (bare, verified) = (new List<double>(), new List<double>());

        // By turns, so that what else happens on the machine meets both alike; the first round warms up.
        for (var round = 0; round <= Rounds; round++)
        {
            var rates = new[]
            {
                await RateAsync(() => BareAsync(stage.LedgerDatabase, cancellation)),
                await RateAsync(() => VerifyAsync(ledger, cancellation)),
            };
            if (round > 0)
            {
                bare.Add(rates[0]);
                verified.Add(rates[1]);
            }
        }

        var (inclusion, consistency) = await ProofsAsync(ledger, cancellation);
        new MarkdownTable("PostgreSQL " + stage.Version, "events", "events per second", "of bare reading", "aim")
            .Row("bare Npgsql, one connection, nothing looked at", await stage.EventsAsync(cancellation), Median(bare), 1.0, "")
            .Row("the whole ledger verified", null, Median(verified), Median(verified) / Median(bare), "≥ 200,000/s")
            .Print(Console.Out);
        new MarkdownTable("one proof, made and verified", "median ms", "p99 ms", "aim")
            .Row("inclusion of a random event", At(inclusion, 0.5), At(inclusion, 0.99), "≤ 5 ms")
            .Row("consistency from a random size", At(consistency, 0.5), At(consistency, 0.99), "≤ 5 ms")
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
            foreach (var sql in new[] { LedgerVerification.TextsQuery, LedgerVerification.EventsQuery })
            {
                await using var query = new NpgsqlCommand(sql, connection);
                query.Parameters.Add(new() { Value = before, NpgsqlDbType = NpgsqlDbType.Bigint });
                query.Parameters.Add(new() { Value = before + PageSize, NpgsqlDbType = NpgsqlDbType.Bigint });
                await using var rows = await query.ExecuteReaderAsync(cancellation);
                while (await rows.ReadAsync(cancellation))
                {
                    last = Math.Max(last, rows.GetInt64(0));
                }
            }
        }

        return last;
    }

    private static async Task<long> VerifyAsync(LedgerDatabase ledger, CancellationToken cancellation)
    {
        var report = await LedgerVerification.RunAsync(ledger.Pool, [], null, cancellation);
        return report.Fault is null ? report.Verified : throw new InvalidOperationException(report.Fault.ToString());
    }

    private static async Task<(List<double> Inclusion, List<double> Consistency)> ProofsAsync(LedgerDatabase ledger, CancellationToken cancellation)
    {
        var (head, random) = (await ledger.Reader.HeadAsync(cancellation), new Random(1));
        var (inclusion, consistency) = (new List<double>(), new List<double>());
        await using var leaf = ledger.Pool.CreateCommand("select leaf_hash from ledger.events where position = $1");
        leaf.Parameters.Add(new() { NpgsqlDbType = NpgsqlDbType.Bigint });
        for (var i = 0; i < Proofs + 50; i++)
        {
            var position = random.NextInt64(1, head.Size + 1);
            leaf.Parameters[0].Value = position;
            var leafHash = (byte[])(await leaf.ExecuteScalarAsync(cancellation))!;
            var oldRoot = await ledger.Proofs.RootAsync(position, cancellation);

            var from = Stopwatch.GetTimestamp();
            var proof = await ledger.Proofs.InclusionAsync(position, head.Size, cancellation);
            var holds = InclusionProof.Verify(leafHash, position, head.Size, proof, head.Root.AsSpan());
            var between = Stopwatch.GetTimestamp();
            var steps = await ledger.Proofs.ConsistencyAsync(position, head.Size, cancellation);
            holds &= ConsistencyProof.Verify(position, oldRoot, head.Size, head.Root.AsSpan(), steps);
            var until = Stopwatch.GetTimestamp();

            if (!holds)
            {
                throw new InvalidOperationException($"A proof of position {position} does not verify.");
            }

            if (i >= 50)
            {
                inclusion.Add(Stopwatch.GetElapsedTime(from, between).TotalMilliseconds);
                consistency.Add(Stopwatch.GetElapsedTime(between, until).TotalMilliseconds);
            }
        }

        return (inclusion, consistency);
    }

    private static async Task<double> RateAsync(Func<Task<long>> run)
    {
        var from = Stopwatch.GetTimestamp();
        var events = await run();
        return events / Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    private static double Median(List<double> of) => At(of, 0.5);

    private static double At(List<double> of, double share) => of.Order().ElementAt((int)(of.Count * share));
}
