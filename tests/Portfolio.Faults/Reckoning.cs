using System.Globalization;
using Npgsql;

namespace Portfolio.Faults;

/// <summary>What was found at the end: every acknowledged command there exactly once, and nothing that nobody sent.</summary>
/// <param name="Sent">Commands that the writers thought of.</param>
/// <param name="Acknowledged">Those that were answered as done; in the end, all.</param>
/// <param name="SentAgain">How often one was sent again because its first answer did not come.</param>
/// <param name="Events">Size of the ledger.</param>
/// <param name="LongestSilence">The longest time without any acknowledgement.</param>
internal sealed record Reckoning(int Sent, int Acknowledged, int SentAgain, long Events, TimeSpan LongestSilence)
{
    /// <exception cref="BrokenPromiseException">A promise was not kept.</exception>
    public static async Task<Reckoning> OfAsync(Site site, Writers writers, CancellationToken cancellation)
    {
        var book = writers.Book;
        FaultRun.Demand(book.Pending == 0, $"{book.Pending} commands were never answered.");
        var size = await CompareAsync(site, book, cancellation);
        await site.VerifyAsync(cancellation);
        await AgreeAsync(site, size, cancellation);
        return new(book.Sent, book.Acknowledged, book.SentAgain, size, book.LongestSilence);
    }

    /// <summary>Without what was sent, and acknowledged, before.</summary>
    public Reckoning Since((int Acknowledged, int SentAgain) before) => this with
    {
        Sent = Sent - before.Acknowledged,
        Acknowledged = Acknowledged - before.Acknowledged,
        SentAgain = SentAgain - before.SentAgain,
    };

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Acknowledged} of {Sent} commands acknowledged, each there once ({SentAgain} sent again), {Events} events verified, longest without service {LongestSilence.TotalSeconds:0.0} s");

    private static async Task<long> CompareAsync(Site site, Book book, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(site.Database);
        await using (var gaps = source.CreateCommand(
            """
            select h.size, count(*), coalesce(max(e.position), 0),
                   count(*) filter (where e.recorded_at < e.before)
            from (select position, recorded_at, lag(recorded_at) over (order by position) as before from ledger.events) e, ledger.head h
            group by h.size
            """))
        await using (var row = await gaps.ExecuteReaderAsync(cancellation))
        {
            await row.ReadAsync(cancellation);
            FaultRun.Demand(
                row.GetInt64(0) == row.GetInt64(1) && row.GetInt64(1) == row.GetInt64(2),
                $"The head says {row.GetInt64(0)} events, {row.GetInt64(1)} are there, and the last position is {row.GetInt64(2)}.");
            FaultRun.Demand(row.GetInt64(3) == 0, $"{row.GetInt64(3)} events were recorded before the one in front of them.");
        }

        await using var keys = source.CreateCommand(
            "select command_key, position + command_size - 1 from ledger.events where actor = $1 and command_key like $2 order by position");
        keys.Parameters.AddWithValue(site.Writer.Id);
        keys.Parameters.AddWithValue(Book.Prefix + "%");
        await using var rows = await keys.ExecuteReaderAsync(cancellation);
        var found = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await rows.ReadAsync(cancellation))
        {
            FaultRun.Demand(found.TryAdd(rows.GetString(0), rows.GetInt64(1)), $"The command {rows.GetString(0)} is there twice.");
        }

        foreach (var (key, told) in book.AllAcknowledged)
        {
            var position = told.Position;
            FaultRun.Demand(found.Remove(key, out var at), $"The command {key} was acknowledged at position {position}, and is not there.");
            FaultRun.Demand(at == position, $"The command {key} was acknowledged at position {position}, and is at {at}.");
        }

        FaultRun.Demand(found.Count == 0, $"{found.Count} commands are there that were never acknowledged, such as {found.Keys.FirstOrDefault()}.");
        await using var head = source.CreateCommand("select size from ledger.head");
        return (long)(await head.ExecuteScalarAsync(cancellation))!;
    }

    // The same question, of the same position, to each node: the same bytes.
    private static async Task AgreeAsync(Site site, long size, CancellationToken cancellation)
    {
        foreach (var report in new[] { "board", "stalls", "phase-2", "sponsors", "re-baselines" })
        {
            string? first = null;
            foreach (var node in site.Nodes.Append(site.Reporting).OfType<Node>())
            {
                var said = await node.AskAsync($"/api/reports/{report}?knownAt={size}", size, cancellation);
                FaultRun.Demand(first is null || said == first, $"The nodes do not agree on the report {report} at position {size}.");
                first ??= said;
            }
        }
    }
}
