using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Portfolio.App.Administration;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Node;

/// <summary>What the node asks of the ledger.</summary>
internal static class Requests
{
    // A command without a key is sent under its own id, which nobody else knows: its content need not be told apart.
    private static readonly ImmutableArray<byte> NoContent = [.. SHA256.HashData([])];

    /// <summary>To record facts as one command. The note stands with the first event of the stream that was asked.</summary>
    /// <param name="parts">The stream that was asked first, then those that the command touches too.</param>
    /// <param name="history">Of the view it was decided on.</param>
    /// <param name="decidedAt">The last position of that view; left out where nothing was decided.</param>
    /// <param name="withdraws">What nothing may name afterwards, or null.</param>
    public static AppendRequest Append(
        ReadOnlySpan<(string Stream, ExpectedVersion Expected, ValueList<NewFact> Facts)> parts,
        Dated dated,
        int history,
        long decidedAt = long.MaxValue,
        string? withdraws = null)
    {
        var given = dated.Envelope;
        var source = EventCodec.Encode(given.Source);
        var streams = new StreamAppend[parts.Length];
        for (var n = 0; n < streams.Length; n++)
        {
            var (stream, expected, facts) = parts[n];
            streams[n] = new StreamAppend(stream, expected, Events(facts, n == 0 ? given.Note : null, dated, source));
        }

        return new AppendRequest(
            given.Actor.Id,
            given.Actor.Role,
            given.Actor.Way,
            dated.CommandId,
            KeyOf(dated),
            ContentOf(given),
            given.CorrelationId ?? dated.CommandId,
            ImmutableCollectionsMarshal.AsImmutableArray(streams),
            given.RecordedAt,
            history,
            decidedAt,
            withdraws);
    }

    /// <summary>To take texts out of an event.</summary>
    public static RedactionRequest Redact(RedactTexts redaction, Dated dated, DateOnly today)
    {
        var given = dated.Envelope;
        return new RedactionRequest(
            given.Actor.Id,
            given.Actor.Role,
            given.Actor.Way,
            dated.CommandId,
            KeyOf(dated),
            ContentOf(given),
            given.CorrelationId ?? dated.CommandId,
            AdministrationStreams.Ledger,
            today,
            redaction.Position,
            [.. redaction.Texts.Distinct(StringComparer.Ordinal)],
            redaction.Reason);
    }

    private static ImmutableArray<NewEvent> Events(ValueList<NewFact> facts, string? note, Dated dated, string? source)
    {
        var events = new NewEvent[facts.Count];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = EventCodec.Encode(
                i == 0 ? facts[i].With(TextNames.Note, note) : facts[i],
                dated.EffectiveOn, dated.ReportedOn, source);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(events);
    }

    private static string KeyOf(Dated dated) => dated.Envelope.Key?.Key ?? dated.CommandId.ToString("N");

    private static ImmutableArray<byte> ContentOf(Envelope given) =>
        given.Key is { } key ? [.. key.ContentHash.Span] : NoContent;
}
