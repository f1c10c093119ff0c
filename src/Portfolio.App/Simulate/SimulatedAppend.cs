using Portfolio.Domain;

namespace Portfolio.App.Simulate;

/// <summary>Facts of one stream that one command gave.</summary>
/// <param name="VersionBefore">How many events the stream had.</param>
/// <param name="Facts">At least one.</param>
public sealed record SimulatedFacts(string Stream, int VersionBefore, ValueList<NewFact> Facts);

/// <summary>What one command gave: recorded together, in the stream that was asked and those that it touched too.</summary>
/// <param name="VersionBefore">How many events the stream had.</param>
/// <param name="Facts">At least one.</param>
public sealed record SimulatedAppend(
    string Stream,
    int VersionBefore,
    ValueList<NewFact> Facts,
    DateOnly EffectiveOn,
    DateOnly ReportedOn,
    DateTimeOffset RecordedAt,
    Actor Actor,
    Guid CommandId)
{
    /// <summary>What it gave in other streams.</summary>
    public ValueList<SimulatedFacts> Elsewhere { get; init; } = [];

    /// <summary>How many events.</summary>
    public int Count => Facts.Count + Elsewhere.Sum(e => e.Facts.Count);

    /// <summary>All of it, stream by stream, in the order in which it is recorded.</summary>
    public IEnumerable<SimulatedFacts> Streams => Elsewhere.Prepend(new(Stream, VersionBefore, Facts));

    /// <summary>Its events as the ledger holds them, the first at a position.</summary>
    public IEnumerable<Recorded> At(long position) => Streams
        .SelectMany(stream => stream.Facts.Select((fact, i) => (stream.Stream, Version: stream.VersionBefore + 1 + i, Fact: fact)))
        .Select((e, i) => new Recorded(
            position + i, e.Stream, e.Version, e.Fact.Event, EffectiveOn, ReportedOn, RecordedAt, Actor, CommandId,
            e.Fact.Texts.Select(t => t.Name).ToValueList()));
}
