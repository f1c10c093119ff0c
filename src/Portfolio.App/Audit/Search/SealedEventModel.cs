using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Portfolio.App.Audit.Proving;
using Portfolio.App.Audit.Verifying;
using Portfolio.App.Node;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Audit.Search;

/// <summary>An event with everything that its leaf in the Merkle tree commits to. Hashes are lower-case hex.</summary>
/// <param name="Data">The facts, as JSON; <paramref name="DataText"/> has the very text that is hashed.</param>
/// <param name="ReportedOn">The day its source said it; where the source said none, the day it was recorded.</param>
/// <param name="CommandKey">On the first event of a command: the key it was sent under.</param>
/// <param name="CommandHash">On the first event of a command: SHA-256 of what the caller sent.</param>
/// <param name="CommandSize">On the first event of a command: how many events it has.</param>
/// <param name="RetractedBy">Position of the event that took it back, if one did.</param>
/// <param name="LeafHash">As the ledger holds it.</param>
/// <param name="RecomputedLeafHash">From all of the above, now; another one means that something was altered.</param>
public sealed record SealedEventModel(
    long Position,
    string Stream,
    long Version,
    string Type,
    int Schema,
    DateOnly EffectiveOn,
    DateOnly ReportedOn,
    DateTimeOffset RecordedAt,
    string Actor,
    string Role,
    string Way,
    Guid CommandId,
    Guid CorrelationId,
    long? CausedBy,
    JsonNode? Source,
    string? CommandKey,
    string? CommandHash,
    int? CommandSize,
    JsonNode? Data,
    string DataText,
    IReadOnlyList<SealedTextModel> Texts,
    long? RetractedBy,
    string LeafHash,
    string RecomputedLeafHash)
{
    /// <summary>That it is in the tree of all events.</summary>
    public InclusionModel? Inclusion { get; init; }

    /// <summary>Whether leaf, texts and, where it was asked for, the proof are those of what is stored.</summary>
    [JsonIgnore]
    public bool IsRight => LeafHash == RecomputedLeafHash && Texts.All(t => t.IsRight) && Inclusion?.Verifies != false;

    /// <summary>Reads it from the ledger with the proof that it is in the tree of all events; null where there is no such position.</summary>
    /// <param name="position">As somebody wrote it.</param>
    /// <exception cref="LedgerDamagedException">A stored hash is missing.</exception>
    public static async Task<SealedEventModel?> ProvenAsync(PortfolioNode node, string position, CancellationToken cancellation) =>
        long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && await ReadAsync(node, number, cancellation) is { } found
            ? found with { Inclusion = await InclusionModel.MakeAsync(node.Ledger, number, size: null, cancellation) }
            : null;

    /// <summary>Reads it from the ledger; null where the ledger does not reach so far.</summary>
    public static async Task<SealedEventModel?> ReadAsync(PortfolioNode node, long position, CancellationToken cancellation)
    {
        var view = node.View;
        if (position < 1 || position > view.Position
            || await node.Ledger.Reader.ReadSealedOneAsync(position, cancellation) is not { } found)
        {
            return null;
        }

        var texts = found.Event.TextNames.IsEmpty
            ? []
            : (await node.Ledger.Reader.ReadSealedTextsAsync([position], cancellation))[position];
        var redactions = texts.Any(t => t.Redacted) ? await Redactions.ReadAsync(node.Ledger, cancellation) : null;
        return Of(found, [.. texts], redactions, RetractionOf(view, found.Event), node);
    }

    private static SealedEventModel Of(
        SealedEvent found, IReadOnlyList<SealedText> texts, Redactions? redactions, long? retractedBy, PortfolioNode node)
    {
        var e = found.Event;
        return new(
            e.Position, e.Stream, e.Version, e.Type, e.Schema, e.EffectiveOn, e.ReportedOn ?? node.DayOf(e.RecordedAt),
            e.RecordedAt, e.ActorId, e.ActorRole, e.Way, e.CommandId, e.CorrelationId, e.CausedBy,
            e.Source is null ? null : JsonNode.Parse(e.Source),
            found.CommandKey,
            found.CommandHash.IsDefault ? null : Convert.ToHexStringLower(found.CommandHash.AsSpan()),
            found.CommandSize,
            JsonNode.Parse(e.Data),
            e.Data,
            [
                .. e.TextNames.Select((name, i) => SealedTextModel.Of(
                    name, texts.FirstOrDefault(t => t.Name == name), redactions?.Of(e.Position, name), found.TextCommitments[i].AsSpan())),
            ],
            retractedBy,
            Convert.ToHexStringLower(found.StoredLeafHash.AsSpan()),
            Convert.ToHexStringLower(Leaf.Hash(found)));
    }

    private static long? RetractionOf(View view, RecordedEvent e) =>
        view.Programmes.GetValueOrDefault(e.Stream)?.All
            .FirstOrDefault(r => r.Event is Domain.Programmes.CommandRetracted back && back.Command == e.CommandId)?.Position;
}
