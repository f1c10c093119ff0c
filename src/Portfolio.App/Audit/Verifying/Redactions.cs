using System.Text.Json;
using Portfolio.App.Administration;
using Portfolio.Ledger;

namespace Portfolio.App.Audit.Verifying;

/// <summary>
/// The texts whose taking out is on the record, each with the position of its redaction. Hashes cannot tell one that is gone
/// from one that was taken out: the commitment stays either way.
/// </summary>
internal sealed class Redactions
{
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

    /// <summary>The position of the event by which a text was taken out; null where none is on the record.</summary>
    public long? Of(long position, string name) => _recorded.TryGetValue((position, name), out var at) ? at : null;
}
