using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Portfolio.Ledger.Proofs;

/// <summary>
/// Takes the events of a whole ledger in their order and finds the first that is not as it was recorded: by the order
/// itself, by the tree's tiles and head, and by checkpoints that were kept elsewhere. It knows of no database. Once it has
/// found something it is done.
/// </summary>
public sealed class LedgerVerifier
{
    private readonly MerkleFrontier tree = new();
    private readonly Dictionary<string, long> versions = new(StringComparer.Ordinal);
    // The stored tiles that no complete subtree has matched yet; none where there are none to verify.
    private readonly Dictionary<(int Level, long Index), byte[]> unmatched = [];
    private readonly Queue<Checkpoint> checkpoints;
    private readonly GoneTexts gone = new();
    private readonly RecentRoots recent;
    private readonly Action<long, byte[]>? completed;
    private RecordedEvent? last;
    private Fault? wrongTile;
    private long expectedInCommand;
    private long vouchedFor;

    /// <param name="checkpoints">What the ledger is held against; their signatures are the caller's to verify.</param>
    /// <param name="tiles">The stored tiles, or null where there are none to verify.</param>
    /// <param name="recent">The recent roots as the ledger's head keeps them; null where there is no head.</param>
    public LedgerVerifier(IEnumerable<Checkpoint> checkpoints, IEnumerable<StoredTile>? tiles, byte[]? recent = null)
    {
        this.recent = new(recent ?? []);
        this.checkpoints = new(checkpoints.OrderBy(each => each.Size));
        if (tiles is null)
            return;
        foreach (var tile in tiles)
        {
            if (!unmatched.TryAdd((tile.Level, tile.Index), tile.Hash))
                wrongTile ??= Twice(tile);
        }
        completed = (leaves, hash) => wrongTile ??= HoldAgainstTile(leaves, hash);
    }

    /// <summary>How many events were taken and found right.</summary>
    public long Size => tree.Size;

    /// <summary>The root over them.</summary>
    public byte[] Root => tree.Root;

    /// <summary>How many redacted texts they have.</summary>
    public long Redacted { get; private set; }

    /// <summary>How many checkpoints agreed.</summary>
    public int Agreeing { get; private set; }

    /// <summary>How many streams they are in.</summary>
    public int Streams => versions.Count;

    /// <summary>Takes the next event, and gives what is wrong with it, or null.</summary>
    public Fault? Take(ExaminedEvent examined)
    {
        var recorded = examined.Event.Event;
        var position = recorded.Position;
        if (tree.Size == 0 && HoldAgainstCheckpoints() is { } unlike)
            return unlike;
        if (position > Size + 1)
            return Missing(position - 1);
        if (position < Size + 1)
            return new(FaultKind.Position, position, position, position < 1 ? "There is nothing before position 1." : "The position stands twice.");
        if ((examined.Fault ?? OutOfOrder(recorded) ?? OutOfCommand(examined.Event)) is { } fault)
            return fault;

        last = recorded;
        Redacted += examined.Redacted.Count;
        gone.Take(examined);
        tree.Append(examined.LeafHash, completed);
        recent.HoldAgainst(tree);
        return wrongTile ?? HoldAgainstCheckpoints();
    }

    /// <summary>There are no more events. Gives what is missing or wrong at the end, or null.</summary>
    /// <param name="size">How many there should be.</param>
    /// <param name="held">The last position at which there is an event.</param>
    public Fault? Finish(long size, long held)
    {
        if (tree.Size == 0 && HoldAgainstCheckpoints() is { } unlike)
            return unlike;
        if (Size < size)
            return Missing(size);
        if (held > size)
        {
            return new(FaultKind.Position, size + 1, held,
                $"The ledger says that it has {size} events, and there is one at position {held}.");
        }
        if (expectedInCommand > 0)
            return new(FaultKind.Command, Size, Size, $"The last command lacks {expectedInCommand} of its events.");
        if (checkpoints.TryPeek(out var beyond))
        {
            return new(FaultKind.Checkpoint, vouchedFor + 1, beyond.Size,
                $"The ledger ends at {Size}, and a checkpoint vouches for {beyond.Size} events.");
        }
        if (unmatched.Count > 0)
        {
            var (level, index) = unmatched.Keys.Min();
            return new(FaultKind.Tile, Size, Size, $"There is a tile {index} of level {level}, for which there are not enough events.");
        }
        return null;
    }

    /// <summary>
    /// The first text that was removed, as no redaction names it, or null; once all events are taken, as a redaction stands
    /// behind its text.
    /// </summary>
    public Fault? FirstRemoved() => gone.First();

    /// <summary>Takes an event beyond those that are verified, of which nothing counts but that it may be a redaction.</summary>
    public void TakeBeyond(RecordedEvent recorded) => gone.Take(recorded);

    /// <summary>Holds a ledger's head against the events, once all are taken.</summary>
    public Fault? HoldAgainst(StoredHead head)
    {
        var first = 1L;
        foreach (var (leaves, hash) in tree.Subtrees)
        {
            var height = System.Numerics.BitOperations.Log2((ulong)leaves);
            if (head.Frontier.Length <= height || !hash.AsSpan().SequenceEqual(head.Frontier[height]))
            {
                return new(FaultKind.Head, first, first + leaves - 1,
                    "The tree’s frontier is not that of these events: one of them was altered with its leaf hash, or the frontier was.");
            }
            first += leaves;
        }
        if (head.Frontier.Count(each => each is not null) != tree.Subtrees.Count)
            return new(FaultKind.Head, Size, Size, "The tree’s frontier holds a hash that belongs to no events.");
        if (!tree.Root.AsSpan().SequenceEqual(head.Root))
            return new(FaultKind.Head, Size, Size, "The root in the ledger’s head is not that of its events.");
        return last is not null && head.LastRecordedAt != last.RecordedAt
            ? new(FaultKind.Head, Size, Size, "The last time in the ledger’s head is not that of its last event.")
            : recent.Fault(Size);
    }

    private Fault Missing(long until) => new(
        FaultKind.Position, Size + 1, until, Size + 1 == until ? "The event is missing." : "The events are missing.");

    private Fault? OutOfOrder(RecordedEvent recorded)
    {
        ref var version = ref CollectionsMarshal.GetValueRefOrAddDefault(versions, recorded.Stream, out _);
        if (recorded.Version != version + 1)
        {
            return new(FaultKind.Version, recorded.Position, recorded.Position,
                $"It is version {recorded.Version} of its stream, and version {version + 1} would be next.");
        }
        version++;
        if (last is not null && recorded.RecordedAt < last.RecordedAt)
            return new(FaultKind.RecordedAt, recorded.Position, recorded.Position, "It was recorded earlier than the event before it.");
        return recorded.CausedBy is { } cause && (cause < 1 || cause >= recorded.Position)
            ? new(FaultKind.Cause, recorded.Position, recorded.Position, $"It is caused by position {cause}, which is not before it.")
            : null;
    }

    private Fault? OutOfCommand(SealedEvent sealedEvent)
    {
        var recorded = sealedEvent.Event;
        var begins = expectedInCommand == 0;
        var says = (sealedEvent.CommandKey is not null, !sealedEvent.CommandHash.IsDefault, sealedEvent.CommandSize is > 0);
        if (says != (begins, begins, begins))
            return Wrong(begins ? "A command begins here, and its key, hash and size are not there." : "It has a key, hash or size, in the midst of a command.");
        if (!begins && (last!.CommandId, last.CorrelationId, last.ActorId, last.ActorRole, last.Way, last.RecordedAt)
            != (recorded.CommandId, recorded.CorrelationId, recorded.ActorId, recorded.ActorRole, recorded.Way, recorded.RecordedAt))
            return Wrong("It stands in the midst of a command to which it does not belong.");
        expectedInCommand = (begins ? sealedEvent.CommandSize!.Value : expectedInCommand) - 1;
        return null;

        Fault Wrong(string sentence) => new(FaultKind.Command, recorded.Position, recorded.Position, sentence);
    }

    private static Fault Twice(StoredTile tile)
    {
        var leaves = 1L << (StoredHashes.LevelHeight * tile.Level);
        return new(FaultKind.Tile, (tile.Index * leaves) + 1, (tile.Index + 1) * leaves, "The tile over these events stands twice.");
    }

    private Fault? HoldAgainstTile(long leaves, byte[] hash)
    {
        var height = System.Numerics.BitOperations.Log2((ulong)leaves);
        if (height % StoredHashes.LevelHeight != 0)
            return null;
        var key = (height / StoredHashes.LevelHeight, (tree.Size + 1) / leaves - 1);
        if (unmatched.Remove(key, out var tile) && tile.AsSpan().SequenceEqual(hash))
            return null;
        return new(FaultKind.Tile, tree.Size + 2 - leaves, tree.Size + 1, tile is null
            ? "The tile over these events is missing."
            : "The tile over these events is not their root: one of them was altered with its leaf hash, or the tile was.");
    }

    private Fault? HoldAgainstCheckpoints()
    {
        byte[]? root = null;
        while (checkpoints.TryPeek(out var checkpoint) && checkpoint.Size == Size)
        {
            root ??= tree.Root;
            if (!root.AsSpan().SequenceEqual(checkpoint.Root.AsSpan()))
            {
                return new(FaultKind.Checkpoint, Math.Min(vouchedFor + 1, Size), Size, vouchedFor == 0
                    ? $"The first {Size} events are not those that a checkpoint vouches for."
                    : $"The checkpoint of {vouchedFor} events agrees, and the one of {Size} does not: something between them was altered.");
            }
            checkpoints.Dequeue();
            Agreeing++;
            vouchedFor = Size;
        }
        return null;
    }
}

/// <summary>A tile as the ledger stores it.</summary>
public sealed record StoredTile(int Level, long Index, byte[] Hash);

/// <summary>What the ledger's head says of its events.</summary>
/// <param name="Root">Root over all of them.</param>
/// <param name="Frontier">As FORMAT.md has it; null where the size has no such bit.</param>
/// <param name="LastRecordedAt">When the last was recorded.</param>
public sealed record StoredHead(byte[] Root, ImmutableArray<byte[]?> Frontier, DateTimeOffset LastRecordedAt);
