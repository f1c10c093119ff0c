using Portfolio.App.Node;
using Portfolio.App.Pages.Audit;
using Portfolio.Domain;

namespace Portfolio.App.Commands;

/// <summary>What another caller had put on a record meanwhile, for the one who had not seen it.</summary>
/// <param name="Sentence">What happened, as the programme's story tells it.</param>
/// <param name="ActorName">The actor's name, where it is known; else the id.</param>
public sealed record Meanwhile(
    long Position, int Version, string Type, string Sentence, DateOnly EffectiveOn, DateOnly ReportedOn, DateTimeOffset RecordedAt,
    string Actor, string ActorName, string Role, string Way, Guid CommandId)
{
    /// <summary>How many are told at most; the newest.</summary>
    public const int Most = 100;

    /// <summary>The newest, in the order in which they were recorded.</summary>
    internal static IReadOnlyList<Meanwhile> Of(IReadOnlyList<Recorded> events, PortfolioNode node)
    {
        var teller = new EventTeller(node.View, node.People);
        return [.. events.TakeLast(Most).Select(e => new Meanwhile(
            e.Position, e.Version, EventCodec.NameOf(e.Event), teller.Tell(e), e.EffectiveOn, e.ReportedOn, e.RecordedAt,
            e.Actor.Id, node.People.NameOf(e.Actor.Id), e.Actor.Role, e.Actor.Way, e.CommandId))];
    }
}
