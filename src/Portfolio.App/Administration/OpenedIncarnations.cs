using System.Globalization;
using System.Text.Json;
using Portfolio.App.Node;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Administration;

/// <summary>
/// The incarnations that were opened, as the ledger's own record has them. The number in its head alone says nothing: who
/// owns the database can raise it, and what was vouched for before must not cease to count by that.
/// </summary>
public sealed class OpenedIncarnations
{
    private readonly LedgerDatabase _ledger;
    private readonly List<IncarnationOpened> _opened = [];

    private OpenedIncarnations(LedgerDatabase ledger) => _ledger = ledger;

    public static async Task<OpenedIncarnations> ReadAsync(LedgerDatabase ledger, CancellationToken cancellation)
    {
        var read = new OpenedIncarnations(ledger);
        foreach (var (position, type, data) in await ledger.Reader.ReadStreamDataAsync(AdministrationStreams.Ledger, cancellation))
        {
            // It stands right behind the events that it goes on from; one that stands elsewhere opened nothing.
            if (type == nameof(IncarnationOpened) && Read(data) is { } opened && opened.Size == position - 1)
            {
                read._opened.Add(opened);
            }
        }

        return read;
    }

    /// <summary>That nothing on the record opened an incarnation, as a sentence; null where all is well. The first needs no opening.</summary>
    public string? Unrecorded(int incarnation) => incarnation == 1 || _opened.Exists(o => o.Incarnation == incarnation)
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"The ledger says that it is in incarnation {incarnation}, and no event on its record opens that.");

    /// <summary>
    /// The incarnation that left the history of a checkpoint behind, or null: then the ledger has to agree with it. It went on
    /// from fewer events, or from others, and then its opening says that a history at least as long as the checkpoint was known.
    /// </summary>
    public async Task<IncarnationOpened?> LeavingBehindAsync(Checkpoint checkpoint, CancellationToken cancellation)
    {
        var later = _opened.Where(o => o.Incarnation > checkpoint.Incarnation).ToList();
        if (later.Find(o => o.Size < checkpoint.Size) is { } shorter)
        {
            return shorter;
        }

        return later.Find(o => o.KnownSize >= checkpoint.Size) is { } other
            && !await AgreesAsync(checkpoint, cancellation)
            ? other
            : null;
    }

    /// <summary>The checkpoints that the ledger has to agree with: those that no incarnation left behind.</summary>
    public async Task<IReadOnlyCollection<Checkpoint>> CountedAsync(
        IReadOnlyCollection<Checkpoint> checkpoints, CancellationToken cancellation)
    {
        var counted = new List<Checkpoint>();
        foreach (var checkpoint in checkpoints)
        {
            if (await LeavingBehindAsync(checkpoint, cancellation) is null)
            {
                counted.Add(checkpoint);
            }
        }

        return counted;
    }

    // From the tables, which an account that may call none of the ledger's functions can read too.
    private async Task<bool> AgreesAsync(Checkpoint checkpoint, CancellationToken cancellation)
    {
        try
        {
            var root = await _ledger.Proofs.RootAsync(checkpoint.Size, cancellation);
            return root.AsSpan().SequenceEqual(checkpoint.Root.AsSpan());
        }
        catch (LedgerDamagedException)
        {
            return false;
        }
    }

    // What cannot be read is for a verification to find; it opens nothing.
    private static IncarnationOpened? Read(string data)
    {
        try
        {
            return JsonSerializer.Deserialize(data, EventJson.Default.IncarnationOpened);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
