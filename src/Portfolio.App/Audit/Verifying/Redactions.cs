using System.Text.Json;
using Portfolio.App.Administration;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Audit.Verifying;

/// <summary>
/// The texts whose taking out is on the record, each with the position of its redaction. Hashes cannot tell one that is gone
/// from one that was taken out: the commitment stays either way.
/// </summary>
internal sealed class Redactions
{
    private const string TakenOut = "select position, name from ledger.texts where salt is null and content is null order by position, name";

    private readonly Dictionary<(long Position, string Name), long> _recorded = [];

    private Redactions()
    {
    }

    /// <summary>
    /// Reads them from the ledger. A redaction is recorded in the transaction that takes the text out: what was seen to be
    /// gone before this is found here.
    /// </summary>
    public static async Task<Redactions> ReadAsync(LedgerDatabase ledger, CancellationToken cancellation)
    {
        var read = new Redactions();
        foreach (var recorded in await ledger.Reader.ReadStreamAsync(AdministrationStreams.Ledger, 0, cancellation))
        {
            if (recorded.Type == nameof(TextRedacted))
            {
                using var data = JsonDocument.Parse(recorded.Data);
                var position = data.RootElement.GetProperty("position").GetInt64();
                foreach (var text in data.RootElement.GetProperty("texts").EnumerateArray())
                {
                    read._recorded.TryAdd((position, text.GetString()!), recorded.Position);
                }
            }
        }

        return read;
    }

    /// <summary>The first text that is gone without a redaction, or null.</summary>
    public static async Task<Fault?> FirstWithoutAsync(LedgerDatabase ledger, CancellationToken cancellation)
    {
        var gone = new List<(long Position, string Name)>();
        await using (var query = ledger.Pool.CreateCommand(TakenOut))
        await using (var rows = await query.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation))
            {
                gone.Add((rows.GetInt64(0), rows.GetString(1)));
            }
        }

        var redactions = await ReadAsync(ledger, cancellation);
        return gone.Where(text => redactions.Of(text.Position, text.Name) is null)
            .Select(text => new Fault(FaultKind.Text, text.Position, text.Position, $"The text “{text.Name}” was taken out, and no redaction of it is on the record."))
            .FirstOrDefault();
    }

    /// <summary>The position of the event by which a text was taken out; null where none is on the record.</summary>
    public long? Of(long position, string name) => _recorded.TryGetValue((position, name), out var at) ? at : null;
}
