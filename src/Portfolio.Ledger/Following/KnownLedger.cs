using System.Collections.Immutable;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger;

/// <summary>
/// What a node knows of the ledger, shared by its appender and its tail. The ledger in the database has to be the
/// continuation of it: where it is not (restored to an earlier point, a standby promoted without the last events,
/// rewritten), nothing is appended until an operator opens a new incarnation, on which the node goes on by itself.
/// </summary>
public sealed class KnownLedger
{
    private Guid ledgerId;
    private readonly Lock gate = new();
    private volatile KnownHead current;
    private volatile string? fork;

    internal KnownLedger(LedgerHead opened)
    {
        ledgerId = opened.LedgerId;
        current = new KnownHead(0, opened.Incarnation, opened.Size, opened.Root);
    }

    /// <summary>Which ledger it is.</summary>
    internal Guid LedgerId => ledgerId;

    /// <summary>How far the node knows the ledger.</summary>
    public KnownHead Current => current;

    /// <summary>What happened to the ledger and what an operator must do, or null while all is well.</summary>
    public string? Fork => fork;

    /// <summary>
    /// After the log was read anew: what was known before counts no longer. Called when the node holds what it read and
    /// nothing else, with the head as it was before reading.
    /// </summary>
    /// <param name="head">What the node has read.</param>
    /// <param name="opened">
    /// Whether somebody has opened, on the record, the incarnation that it is in. Where nobody has, what was known before goes
    /// on counting, and nothing is recorded: from the first moment on, so that nothing slips in between.
    /// </param>
    public void Restart(LedgerHead head, bool opened = true)
    {
        lock (gate)
        {
            var before = current;
            current = new KnownHead(before.History + 1, head.Incarnation, head.Size, head.Root);
            fork = null;
            if (opened)
                return;
            current = current with { Size = before.Size, Root = before.Root };
            Judge(current, new SeenHead(head, Agrees: false, Standby: false));
        }
    }

    /// <summary>
    /// Goes on in a new incarnation where all that this node holds is part of it. Otherwise the tail finds out too, and
    /// the node reads the log anew.
    /// </summary>
    internal async Task<bool> AdoptAsync(LogReader reader, CancellationToken cancellation)
    {
        var before = current;
        try
        {
            var look = await reader.LookAsync(before.Size, 0, before, cancellation);
            return Judge(before, look.Seen) && current.Incarnation > before.Incarnation;
        }
        catch (HistoryReplacedException)
        {
            return false;
        }
    }

    /// <summary>
    /// What was vouched for before, elsewhere: a ledger that is not its continuation takes nothing, in whatever incarnation
    /// it says that it is. A checkpoint that an operator has left behind since, on the record, does not count.
    /// </summary>
    internal void Recall(Checkpoint kept, bool leftBehind, SeenHead seen)
    {
        lock (gate)
        {
            if (kept.LedgerId == ledgerId && (leftBehind || seen.Agrees))
                return;
            ledgerId = kept.LedgerId;
            var incarnation = Math.Max(kept.Incarnation, seen.Head.Incarnation);
            current = current with { Incarnation = incarnation, Size = kept.Size, Root = kept.Root };
        }
        Judge(current, seen);
    }

    internal AppendOutcome.Forked Refusal() => new(
        fork ?? "The ledger has a new incarnation, and this node has yet to read it. Nothing was recorded; try again shortly.");

    /// <summary>The ledger was found to continue what was known, and to stand there.</summary>
    internal void Advance(KnownHead from, long size, ImmutableArray<byte> root) => Advance(from, from.Incarnation, size, root);

    /// <summary>Something was refused because the ledger is another than was known.</summary>
    internal void Forked(KnownHead known, string what)
    {
        lock (gate)
        {
            if (known.History == current.History)
                fork = $"{what} Nothing is recorded until an operator has compared the two and says “portfolio open-incarnation”.";
        }
    }

    /// <summary>Takes in what was seen of the ledger. True when it continues what was known.</summary>
    /// <exception cref="HistoryReplacedException">A new incarnation was opened without events that the node holds.</exception>
    internal bool Judge(KnownHead known, SeenHead seen)
    {
        var head = seen.Head;
        // A standby may lag behind what was read or appended elsewhere.
        if (seen.Standby && head.LedgerId == ledgerId && head.Incarnation <= known.Incarnation && head.Size < known.Size)
            return true;
        if (head.LedgerId != ledgerId)
            Forked(known, $"The database holds another ledger than before: {head.LedgerId} in place of {ledgerId}.");
        else if (head.Incarnation < known.Incarnation)
            Forked(known, $"The ledger is back at incarnation {head.Incarnation}, and incarnation {known.Incarnation} was known.");
        else if (!seen.Agrees && head.Incarnation > known.Incarnation)
            throw new HistoryReplacedException(head.Incarnation);
        else if (head.Size < known.Size)
            Forked(known, $"The ledger holds {head.Size} events, and {known.Size} were known: it was restored to an earlier point.");
        else if (!seen.Agrees)
            Forked(known, $"The first {known.Size} events of the ledger are not those that were known: it was rewritten or restored.");
        else
        {
            Advance(known, head.Incarnation, head.Size, head.Root);
            return true;
        }
        return false;
    }

    private void Advance(KnownHead from, int incarnation, long size, ImmutableArray<byte> root)
    {
        lock (gate)
        {
            if (from.History != current.History)
                return;
            fork = null;
            if (size > current.Size || incarnation > current.Incarnation)
                current = current with { Incarnation = incarnation, Size = size, Root = root };
        }
    }
}
