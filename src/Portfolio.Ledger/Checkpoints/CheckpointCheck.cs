using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger;

/// <summary>Holds a ledger against a checkpoint of it that was kept elsewhere. Reads some hundred hashes at most.</summary>
public static class CheckpointCheck
{
    /// <summary>
    /// Whether the ledger as it now is goes on from the checkpoint. It relies on the stored hashes: it finds a ledger that was
    /// restored or replaced; whether its events are what the hashes say is for a verification of the whole.
    /// </summary>
    public static async Task<CheckpointAgreement> AgainstAsync(
        LedgerDatabase ledger,
        Checkpoint checkpoint,
        CancellationToken cancellation)
    {
        var head = await ledger.Reader.HeadAsync(cancellation);
        return new CheckpointAgreement(await VerdictAsync(ledger, head, checkpoint, cancellation), head, checkpoint);
    }

    private static async Task<CheckpointVerdict> VerdictAsync(
        LedgerDatabase ledger,
        LedgerHead head,
        Checkpoint checkpoint,
        CancellationToken cancellation)
    {
        if (checkpoint.LedgerId != head.LedgerId)
            return CheckpointVerdict.OtherLedger;
        if (checkpoint.Sample != head.Sample)
            return CheckpointVerdict.OtherMark;
        if (checkpoint.Incarnation > head.Incarnation)
            return CheckpointVerdict.OlderIncarnation;
        if (checkpoint.Size > head.Size)
            return CheckpointVerdict.Shorter;
        try
        {
            var root = await ledger.Proofs.RootAsync(checkpoint.Size, cancellation);
            return root.AsSpan().SequenceEqual(checkpoint.Root.AsSpan()) ? CheckpointVerdict.Agrees : CheckpointVerdict.OtherRoot;
        }
        catch (LedgerDamagedException)
        {
            return CheckpointVerdict.OtherRoot;
        }
    }
}

/// <summary>How a ledger stands to a checkpoint.</summary>
public enum CheckpointVerdict
{
    /// <summary>It begins with exactly the events that the checkpoint vouches for.</summary>
    Agrees,

    /// <summary>It is another ledger.</summary>
    OtherLedger,

    /// <summary>Its sample mark is another one.</summary>
    OtherMark,

    /// <summary>It is in an older incarnation than the checkpoint.</summary>
    OlderIncarnation,

    /// <summary>It holds fewer events than the checkpoint vouches for.</summary>
    Shorter,

    /// <summary>Its events up to the checkpoint's size are not those that the checkpoint vouches for.</summary>
    OtherRoot,
}

/// <summary>What came of holding a ledger against a checkpoint.</summary>
public sealed record CheckpointAgreement(CheckpointVerdict Verdict, LedgerHead Head, Checkpoint Checkpoint)
{
    public bool Agrees => Verdict == CheckpointVerdict.Agrees;

    /// <summary>The verdict as a sentence.</summary>
    public string Sentence => Verdict switch
    {
        CheckpointVerdict.Agrees => $"The ledger agrees with its checkpoint of {Checkpoint.Size} events.",
        CheckpointVerdict.OtherLedger => $"The checkpoint is of ledger {Checkpoint.LedgerId}, and this is ledger {Head.LedgerId}.",
        CheckpointVerdict.OtherMark => Checkpoint.Sample
            ? "The checkpoint says that the ledger is marked sample, and the ledger says that it is not."
            : "The checkpoint says that the ledger is not marked sample, and the ledger says that it is.",
        CheckpointVerdict.OlderIncarnation =>
            $"The checkpoint is of incarnation {Checkpoint.Incarnation}, and the ledger is in incarnation {Head.Incarnation}.",
        CheckpointVerdict.Shorter => $"The checkpoint vouches for {Checkpoint.Size} events, and the ledger holds {Head.Size}.",
        _ => $"The ledger’s first {Checkpoint.Size} events are not those that the checkpoint vouches for.",
    };
}
