using Npgsql;
using NpgsqlTypes;

namespace Portfolio.Ledger;

/// <summary>
/// Says which node works on a subscription, so that the others need not. Thrift only: whoever works on it without the
/// lease, or beyond its end, delivers what others deliver too, and moves nothing that they have moved.
/// </summary>
public sealed class SubscriptionLease(NpgsqlDataSource database)
{
    // Made anew at each start: what a killed program held runs out by itself.
    private readonly Guid holder = Guid.NewGuid();

    /// <summary>Takes the lease, or makes one's own last longer. False while another holds it.</summary>
    /// <param name="lasts">From now, by the clock of the database, which all nodes share.</param>
    public async Task<bool> TakeAsync(string subscriber, TimeSpan lasts, CancellationToken cancellation)
    {
        await using var take = database.CreateCommand(
            """
            insert into subscriptions.leases as held (subscriber, holder, until)
            values ($1, $2, clock_timestamp() + $3)
            on conflict (subscriber) do update set holder = excluded.holder, until = excluded.until
            where held.holder = excluded.holder or held.until <= clock_timestamp()
            """);
        take.Parameters.Add(new() { Value = subscriber, NpgsqlDbType = NpgsqlDbType.Text });
        take.Parameters.Add(new() { Value = holder });
        take.Parameters.Add(new() { Value = lasts, NpgsqlDbType = NpgsqlDbType.Interval });
        return await take.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <summary>Gives one's own lease up, so that another node need not wait for its end.</summary>
    public async Task ReleaseAsync(string subscriber, CancellationToken cancellation)
    {
        await using var release = database.CreateCommand("delete from subscriptions.leases where subscriber = $1 and holder = $2");
        release.Parameters.Add(new() { Value = subscriber, NpgsqlDbType = NpgsqlDbType.Text });
        release.Parameters.Add(new() { Value = holder });
        await release.ExecuteNonQueryAsync(cancellation);
    }
}
