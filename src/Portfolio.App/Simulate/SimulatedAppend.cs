using Portfolio.Domain;

namespace Portfolio.App.Simulate;

/// <summary>What one command gave: recorded together, in one stream.</summary>
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
    /// <summary>Its events as the ledger holds them, the first at a position.</summary>
    public IEnumerable<Recorded> At(long position) => Facts.Select((fact, i) => new Recorded(
        position + i, Stream, VersionBefore + 1 + i, fact.Event, EffectiveOn, ReportedOn, RecordedAt, Actor, CommandId,
        fact.Texts.Select(t => t.Name).ToValueList()));
}
