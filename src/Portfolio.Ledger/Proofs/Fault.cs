namespace Portfolio.Ledger.Proofs;

/// <summary>The first thing found that is not as it was recorded.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="First">The first position that is not as it was, as far as can be told; 0 where it is about no event.</param>
/// <param name="Last">The last position that the finding may be about; where one event is, the same.</param>
/// <param name="Sentence">What is wrong there.</param>
public sealed record Fault(FaultKind Kind, long First, long Last, string Sentence)
{
    /// <summary>With its place, as people read it.</summary>
    public override string ToString() => First == 0 ? Sentence
        : First == Last ? $"Position {First}: {Sentence}"
        : $"Positions {First} to {Last}: {Sentence}";
}

/// <summary>What a <see cref="Fault"/> is about.</summary>
public enum FaultKind
{
    /// <summary>An event is missing, stands twice, or is beyond the end.</summary>
    Position,

    /// <summary>An event, or its leaf hash, is not what was recorded.</summary>
    Leaf,

    /// <summary>A free text or its salt is not what its event commits to.</summary>
    Text,

    /// <summary>The versions of a stream have a gap.</summary>
    Version,

    /// <summary>Recorded times turn back.</summary>
    RecordedAt,

    /// <summary>An event names a cause that was not there before it.</summary>
    Cause,

    /// <summary>A command's events do not stand together, or not as many as it says.</summary>
    Command,

    /// <summary>A stored tile is not the root of its events.</summary>
    Tile,

    /// <summary>The head's frontier, root, recent roots, last time or incarnation is not what the events say.</summary>
    Head,

    /// <summary>The ledger is not the one, or not in the state, that a checkpoint vouches for.</summary>
    Checkpoint,

    /// <summary>It is not the ledger that the caller has asked for.</summary>
    Ledger,

    /// <summary>A file of a bundle is missing, incomplete or not in its form.</summary>
    Bundle,

    /// <summary>A proof does not lead to the root.</summary>
    Proof,

    /// <summary>What a program keeps of the events beside the ledger, to start from, is not what the events are.</summary>
    Snapshot,
}
