using System.Text.Json;
using Portfolio.App.Administration;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Audit.Verifying;

/// <summary>
/// Every text that was taken out has its redaction on the record. Hashes cannot tell: the commitment stays either way.
/// </summary>
internal static class Redactions
{
    private const string TextRedacted = nameof(TextRedacted);

    private const string TakenOut = "select position, name from ledger.texts where salt is null and content is null order by position, name";

    /// <summary>The first text that is gone without a redaction, or null.</summary>
    public static async Task<Fault?> FirstWithoutAsync(LedgerDatabase ledger, CancellationToken cancellation)
    {
        // What is gone first: a redaction is recorded in the same transaction, and so is found by what is read after.
        var gone = new List<(long Position, string Name)>();
        await using (var query = ledger.Pool.CreateCommand(TakenOut))
        await using (var rows = await query.ExecuteReaderAsync(cancellation))
        {
            while (await rows.ReadAsync(cancellation))
            {
                gone.Add((rows.GetInt64(0), rows.GetString(1)));
            }
        }

        var redacted = new HashSet<(long, string)>();
        foreach (var recorded in await ledger.Reader.ReadStreamAsync(AdministrationStreams.Ledger, 0, cancellation))
        {
            if (recorded.Type == TextRedacted)
            {
                using var data = JsonDocument.Parse(recorded.Data);
                var position = data.RootElement.GetProperty("position").GetInt64();
                redacted.UnionWith(data.RootElement.GetProperty("texts").EnumerateArray().Select(text => (position, text.GetString()!)));
            }
        }

        return gone.Where(text => !redacted.Contains(text))
            .Select(text => new Fault(FaultKind.Text, text.Position, text.Position, $"The text “{text.Name}” was taken out, and no redaction of it is on the record."))
            .FirstOrDefault();
    }
}
