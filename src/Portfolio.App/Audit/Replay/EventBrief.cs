using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Audit.Replay;

/// <summary>An event as the maker of a difference.</summary>
/// <param name="Undoes">
/// The position of the event whose going away made the difference: taken back by this one; null where it was this one's coming.
/// </param>
public sealed record EventBrief(
    long Position, string Type, DateOnly EffectiveOn, DateOnly ReportedOn, DateTimeOffset RecordedAt, string Actor, string Role, long? Undoes)
{
    public static EventBrief Of(Recorded e, long? undoes = null) => new(
        e.Position, EventCodec.NameOf(e.Event), e.EffectiveOn, e.ReportedOn, e.RecordedAt, e.Actor.Id, e.Actor.Role, undoes);
}

/// <summary>A field that differs between two points, and what made it so.</summary>
public sealed record FieldDifference(FieldChange Change, IReadOnlyList<EventBrief> Events);
