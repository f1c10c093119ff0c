using Portfolio.App.Administration;
using Portfolio.App.Audit.Proving;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Pages.Audit;

/// <summary>Whether the ledger begins with what it once was: by two sizes, or by a checkpoint that somebody kept elsewhere.</summary>
public sealed record ConsistencyAnswer
{
    /// <summary>That the larger tree begins with the smaller; null where it does not, or nothing could be held against it.</summary>
    public ConsistencyModel? Proof { get; private init; }

    /// <summary>The kept checkpoint; null: two sizes were given, or it cannot be read.</summary>
    public CheckedNote? Kept { get; private init; }

    /// <summary>How the ledger stands to that.</summary>
    public CheckpointAgreement? Against { get; private init; }

    /// <summary>The incarnation that went on without what the checkpoint vouches for, as the record has it; null: none.</summary>
    public IncarnationOpened? LeftBehind { get; private init; }

    /// <summary>The note as it was sent, so that nothing typed is lost.</summary>
    public string? Pasted { get; private init; }

    /// <summary>What does not fit in what was asked.</summary>
    public string? Fault { get; private init; }

    /// <summary>By the sizes <c>from</c> and <c>to</c>; null where neither was asked for.</summary>
    public static async Task<ConsistencyAnswer?> OfSizesAsync(IQueryCollection query, LedgerDatabase ledger, CancellationToken cancellation)
    {
        if (!query.ContainsKey("from") && !query.ContainsKey("to"))
        {
            return null;
        }

        var (asked, fault) = ProofQuery.Consistency(query, (await ledger.Reader.HeadAsync(cancellation)).Size);
        return asked is (var from, var to)
            ? await ProvenAsync(new(), from, to, ledger, cancellation)
            : new() { Fault = fault!.Value.Sentence };
    }

    /// <param name="keys">Those that the ledger’s checkpoints may be signed by.</param>
    public static async Task<ConsistencyAnswer> OfNoteAsync(
        string pasted, IReadOnlyCollection<CheckpointKey> keys, LedgerDatabase ledger, CancellationToken cancellation)
    {
        SignedCheckpoint note;
        try
        {
            // Forms send other line ends than notes have, and people leave out the last one.
            note = SignedCheckpoint.Parse($"{pasted.ReplaceLineEndings("\n").Trim()}\n");
        }
        catch (FormatException unfit)
        {
            return new() { Pasted = pasted, Fault = $"This is no signed checkpoint. {unfit.Message}" };
        }

        var against = await CheckpointCheck.AgainstAsync(ledger, note.Checkpoint, cancellation);
        var answer = new ConsistencyAnswer { Pasted = pasted, Kept = new(note, keys), Against = against };
        if (against.Agrees)
        {
            return await ProvenAsync(answer, note.Checkpoint.Size, against.Head.Size, ledger, cancellation);
        }

        var incarnations = await OpenedIncarnations.ReadAsync(ledger, cancellation);
        return answer with { LeftBehind = await incarnations.LeavingBehindAsync(note.Checkpoint, cancellation) };
    }

    private static async Task<ConsistencyAnswer> ProvenAsync(
        ConsistencyAnswer answer, long from, long to, LedgerDatabase ledger, CancellationToken cancellation)
    {
        try
        {
            return answer with { Proof = await ConsistencyModel.MakeAsync(ledger, from, to, cancellation) };
        }
        catch (LedgerDamagedException damaged)
        {
            return answer with { Fault = $"The ledger is damaged: {damaged.Message}" };
        }
    }
}
