using System.Buffers;

namespace Portfolio.Ledger.Proofs;

/// <summary>An event, the leaf hash that follows from it, and what is wrong with it by itself, if anything.</summary>
/// <param name="Event">The event as it is held.</param>
/// <param name="LeafHash">Computed from it; empty where its texts are in no shape to do so.</param>
/// <param name="Redacted">The names of its texts that have no content; whether a redaction names them is for other events to tell.</param>
/// <param name="Fault">Null where it is as its leaf hash and its commitments say.</param>
public sealed record ExaminedEvent(SealedEvent Event, byte[] LeafHash, IReadOnlyList<string> Redacted, Fault? Fault);

/// <summary>
/// Holds single events against their leaf hash and their texts' commitments. Needs no others, so that many can be at work;
/// each has a buffer of its own.
/// </summary>
public sealed class EventExaminer
{
    private readonly ArrayBufferWriter<byte> buffer = new(4096);

    /// <param name="sealedEvent">The event.</param>
    /// <param name="texts">Every text that is held for its position, in any order.</param>
    public ExaminedEvent Examine(SealedEvent sealedEvent, IReadOnlyList<SealedText> texts)
    {
        var (recorded, commitments) = (sealedEvent.Event, sealedEvent.TextCommitments);
        if (commitments.Length != recorded.TextNames.Length || commitments.Any(each => each.IsDefault || each.Length != Leaf.HashLength))
            return new(sealedEvent, [], [], At(FaultKind.Leaf, "Its texts’ names and commitments do not belong together."));

        buffer.ResetWrittenCount();
        var leaf = Leaf.HashWith(buffer, sealedEvent);
        if (!leaf.AsSpan().SequenceEqual(sealedEvent.StoredLeafHash.AsSpan()))
            return new(sealedEvent, leaf, [], At(FaultKind.Leaf, "The event is not what its leaf hash was made of."));

        IReadOnlyList<string> redacted = [];
        for (var i = 0; i < recorded.TextNames.Length; i++)
        {
            if (texts.FirstOrDefault(each => each.Name == recorded.TextNames[i]) is not { } text)
                return new(sealedEvent, leaf, [], At(FaultKind.Text, $"The text “{recorded.TextNames[i]}” is missing."));
            if (text.Redacted)
                redacted = [.. redacted, text.Name];
            else if (!text.Fits(commitments[i].AsSpan()))
                return new(sealedEvent, leaf, [], At(FaultKind.Text, $"The text “{text.Name}”, or its salt, is not what was recorded."));
            else if (text.RedactedBy is { } by)
                return new(sealedEvent, leaf, [], At(FaultKind.Text, $"The text “{text.Name}” is there, and says that position {by} redacted it: nobody could redact it any more."));
        }
        if (texts.Count > recorded.TextNames.Length)
        {
            var stranger = texts.Select(each => each.Name).Except(recorded.TextNames, StringComparer.Ordinal).FirstOrDefault() ?? texts[0].Name;
            return new(sealedEvent, leaf, [], At(FaultKind.Text, $"There is a text “{stranger}” that the event does not have."));
        }
        return new(sealedEvent, leaf, redacted, null);

        Fault At(FaultKind kind, string sentence) => new(kind, recorded.Position, recorded.Position, sentence);
    }
}
