using System.Text.Json;
using Npgsql;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Administration;

/// <summary>
/// Lets a ledger go on that is not the continuation of what was known of it. Running nodes go on by themselves: those that
/// hold events which the ledger no longer has drop them and read it anew.
/// </summary>
public static class OpenIncarnation
{
    /// <param name="connectionString">Of the owner of the database.</param>
    /// <returns>What was recorded, and at which position.</returns>
    /// <exception cref="PostgresException">The user does not own the ledger, or it has moved on meanwhile.</exception>
    public static async Task<(IncarnationOpened Opened, long Position)> RunAsync(
        PortfolioNode node, string connectionString, string reason, Actor actor, CancellationToken cancellation)
    {
        var head = await node.Ledger.Reader.HeadAsync(cancellation);
        var known = node.Ledger.Known.Fork is null ? null : node.Ledger.Known.Current;
        var opened = new IncarnationOpened(
            head.Incarnation + 1,
            head.Size,
            Convert.ToHexStringLower(head.Root.AsSpan()),
            known?.Size,
            known is null ? null : Convert.ToHexStringLower(known.Root.AsSpan()));
        var position = await new IncarnationOpening(
            head,
            actor.Id,
            actor.Role,
            actor.Way,
            AdministrationStreams.Ledger,
            EventCodec.NameOf(opened),
            JsonSerializer.Serialize(opened, EventJson.Default.IncarnationOpened),
            node.Today,
            reason).OpenAsync(connectionString, cancellation);
        return (opened, position);
    }
}
