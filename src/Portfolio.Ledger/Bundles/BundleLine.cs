using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Bundles;

/// <summary>One event of a bundle, as a line of JSON; FORMAT.md says what each member is.</summary>
internal sealed record BundleLine
{
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    public required long Position { get; init; }

    public required string Stream { get; init; }

    public required long Version { get; init; }

    public required string Type { get; init; }

    public required int Schema { get; init; }

    /// <summary>JSON as a string, so that not one blank of it is lost on the way.</summary>
    public required string Data { get; init; }

    public string? Source { get; init; }

    public required DateOnly EffectiveOn { get; init; }

    public DateOnly? ReportedOn { get; init; }

    public required string RecordedAt { get; init; }

    public required string Actor { get; init; }

    public required string Role { get; init; }

    public required string Way { get; init; }

    public required Guid CommandId { get; init; }

    public required Guid CorrelationId { get; init; }

    public long? CausedBy { get; init; }

    public string? CommandKey { get; init; }

    public string? CommandHash { get; init; }

    public int? CommandSize { get; init; }

    public ImmutableArray<BundleText> Texts { get; init; } = [];

    public required string LeafHash { get; init; }

    public ImmutableArray<string>? Proof { get; init; }

    public static BundleLine Of(SealedEvent sealedEvent, IEnumerable<SealedText> texts, byte[][]? proof)
    {
        var recorded = sealedEvent.Event;
        var held = texts.ToDictionary(text => text.Name, StringComparer.Ordinal);
        return new BundleLine
        {
            Position = recorded.Position,
            Stream = recorded.Stream,
            Version = recorded.Version,
            Type = recorded.Type,
            Schema = recorded.Schema,
            Data = recorded.Data,
            Source = recorded.Source,
            EffectiveOn = recorded.EffectiveOn,
            ReportedOn = recorded.ReportedOn,
            RecordedAt = recorded.RecordedAt.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture),
            Actor = recorded.ActorId,
            Role = recorded.ActorRole,
            Way = recorded.Way,
            CommandId = recorded.CommandId,
            CorrelationId = recorded.CorrelationId,
            CausedBy = recorded.CausedBy,
            CommandKey = sealedEvent.CommandKey,
            CommandHash = sealedEvent.CommandHash.IsDefault ? null : Hex(sealedEvent.CommandHash.AsSpan()),
            CommandSize = sealedEvent.CommandSize,
            Texts =
            [
                .. recorded.TextNames.Zip(sealedEvent.TextCommitments, (name, commitment) =>
                    BundleText.Of(name, commitment.AsSpan(), held.GetValueOrDefault(name))),
            ],
            LeafHash = Hex(sealedEvent.StoredLeafHash.AsSpan()),
            Proof = proof is null ? null : [.. proof.Select(hash => Hex(hash))],
        };
    }

    /// <exception cref="FormatException">A hash or an instant is not written as one is.</exception>
    public (SealedEvent Event, IReadOnlyList<SealedText> Texts) Read()
    {
        var recordedAt = DateTimeOffset.ParseExact(
            RecordedAt, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var recorded = new RecordedEvent(
            Position, Stream, Version, Type, Schema, Data, [.. Texts.Select(text => text.Name)], EffectiveOn, ReportedOn,
            recordedAt, Actor, Role, Way, CommandId, CorrelationId, CausedBy, Source);
        var sealedEvent = new SealedEvent(
            recorded,
            [.. Texts.Select(text => ImmutableArray.Create(Convert.FromHexString(text.Commitment)))],
            CommandKey,
            CommandHash is null ? default : [.. Convert.FromHexString(CommandHash)],
            CommandSize)
        {
            StoredLeafHash = [.. Convert.FromHexString(LeafHash)],
        };
        return (sealedEvent, [.. Texts.Select(text => text.Read())]);
    }

    internal static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}

/// <summary>A free text of an event in a bundle. A redacted one has its commitment and neither salt nor content.</summary>
internal sealed record BundleText
{
    public required string Name { get; init; }

    public required string Commitment { get; init; }

    public string? Salt { get; init; }

    public string? Content { get; init; }

    public bool? Redacted { get; init; }

    public static BundleText Of(string name, ReadOnlySpan<byte> commitment, SealedText? held) => new()
    {
        Name = name,
        Commitment = BundleLine.Hex(commitment),
        Salt = held?.Salt is { } salt ? BundleLine.Hex(salt) : null,
        Content = held?.Content,
        Redacted = held is { Redacted: true } ? true : null,
    };

    /// <exception cref="FormatException">The salt is not hexadecimal, or what is redacted is there.</exception>
    public SealedText Read() => (Salt is null && Content is null) == (Redacted is true)
        ? new(Name, Salt is null ? null : Convert.FromHexString(Salt), Content)
        : throw new FormatException($"The text “{Name}” is either redacted, or has its salt and content.");
}

/// <summary>What a bundle holds.</summary>
/// <param name="Format">1.</param>
/// <param name="Ledger">The ledger's id.</param>
/// <param name="Events">How many lines <c>events.jsonl</c> has.</param>
/// <param name="Stream">The one stream that it holds, or null where it holds all events.</param>
internal sealed record BundleContents(int Format, Guid Ledger, long Events, string? Stream = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(BundleLine))]
[JsonSerializable(typeof(BundleContents))]
internal sealed partial class BundleJson : JsonSerializerContext;
