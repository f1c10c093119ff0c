using System.Text;
using System.Text.Json;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Bundles;

/// <summary>
/// Writes an audit bundle: events, a signed checkpoint over them, the public keys, and how to verify it all without this
/// program. It is written page by page, so that its size costs no memory.
/// </summary>
public static class BundleExport
{
    private const int Format = 1;

    /// <param name="ledger">Where it is taken from.</param>
    /// <param name="stream">The stream to take, each event with its inclusion proof; null: all events.</param>
    /// <param name="checkpoint">Made of this ledger; what was recorded after it is left out.</param>
    /// <param name="keys">The ledger's public keys, old ones too.</param>
    /// <param name="to">Where it goes; left open.</param>
    /// <param name="progress">Is told how many events are written.</param>
    /// <param name="cancellation">Gives up; what is written by then is no bundle.</param>
    /// <returns>How many events it has; 0 where there is no such stream.</returns>
    public static async Task<long> WriteAsync(
        LedgerDatabase ledger,
        string? stream,
        SignedCheckpoint checkpoint,
        IReadOnlyCollection<CheckpointKey> keys,
        BundleFiles to,
        IProgress<long>? progress,
        CancellationToken cancellation)
    {
        await TextAsync(to, BundleFiles.ReadMe, ReadMe(), cancellation);
        await TextAsync(to, BundleFiles.Checkpoint, checkpoint.Note, cancellation);
        await TextAsync(to, BundleFiles.Keys, string.Concat(keys.Select(key => key.Pem)), cancellation);
        var events = await EventsAsync(ledger, stream, checkpoint.Checkpoint.Size, to, progress, cancellation);
        var contents = new BundleContents(Format, checkpoint.Checkpoint.LedgerId, events, stream);
        await TextAsync(to, BundleFiles.Contents, JsonSerializer.Serialize(contents, BundleJson.Default.BundleContents) + "\n", cancellation);
        return events;
    }

    private static async Task<long> EventsAsync(
        LedgerDatabase ledger,
        string? stream,
        long size,
        BundleFiles to,
        IProgress<long>? progress,
        CancellationToken cancellation)
    {
        await using var file = await to.CreateAsync(BundleFiles.Events, cancellation);
        var pages = stream is null ? ledger.Reader.ReadSealedAsync(0, cancellation) : ledger.Reader.ReadSealedStreamAsync(stream, cancellation);
        var (events, line) = (0L, new MemoryStream());
        await foreach (var page in pages)
        {
            var noted = page.Where(each => !each.Event.TextNames.IsEmpty).Select(each => each.Event.Position).ToList();
            var texts = await ledger.Reader.ReadSealedTextsAsync(noted, cancellation);
            foreach (var each in page)
            {
                var position = each.Event.Position;
                if (position > size)
                {
                    progress?.Report(events);
                    return events;
                }
                var proof = stream is null ? null : await ledger.Proofs.InclusionAsync(position, size, cancellation);
                line.SetLength(0);
                JsonSerializer.Serialize(line, BundleLine.Of(each, texts[position], proof), BundleJson.Default.BundleLine);
                line.WriteByte((byte)'\n');
                await file.WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), cancellation);
                events++;
            }
            progress?.Report(events);
        }
        return events;
    }

    private static async Task TextAsync(BundleFiles to, string name, string text, CancellationToken cancellation)
    {
        await using var file = await to.CreateAsync(name, cancellation);
        await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
    }

    private static string ReadMe()
    {
        using var reader = new StreamReader(
            typeof(BundleExport).Assembly.GetManifestResourceStream("Portfolio.Ledger.Bundles.README.txt")!, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
