using System.Text.Json;
using Portfolio.App.Administration;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Audit.Verifying;

/// <summary>
/// Checkpoints of a history that an operator has left behind: made in an earlier incarnation, of more events than a later
/// one went on from. The ledger says so itself, on the record.
/// </summary>
internal static class LeftBehind
{
    private const string IncarnationOpened = nameof(IncarnationOpened);

    public static async Task<IReadOnlyCollection<Checkpoint>> WithoutAsync(
        LedgerDatabase ledger, IReadOnlyCollection<Checkpoint> checkpoints, CancellationToken cancellation)
    {
        var opened = new List<(int Incarnation, long Size)>();
        foreach (var recorded in await ledger.Reader.ReadStreamAsync(AdministrationStreams.Ledger, 0, cancellation))
        {
            if (recorded.Type == IncarnationOpened)
            {
                using var data = JsonDocument.Parse(recorded.Data);
                opened.Add((data.RootElement.GetProperty("incarnation").GetInt32(), data.RootElement.GetProperty("size").GetInt64()));
            }
        }

        return [.. checkpoints.Where(c => !opened.Exists(o => o.Incarnation > c.Incarnation && c.Size > o.Size))];
    }
}
