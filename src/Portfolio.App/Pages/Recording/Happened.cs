using Portfolio.App.Node;
using Portfolio.App.Pages.Audit;
using Portfolio.App.Pages.Recording.Fields;
using Portfolio.Domain;

namespace Portfolio.App.Pages.Recording;

/// <summary>Something that was recorded while a form was being filled in.</summary>
/// <param name="By">Who recorded it, and in which role.</param>
public sealed record Happened(string Sentence, string By, DateOnly EffectiveOn, DateTimeOffset RecordedAt, long Position)
{
    /// <summary>What was put on a record behind a version of it.</summary>
    public static IReadOnlyList<Happened> Since(StreamVersion seen, Surroundings around)
    {
        var teller = new EventTeller(around.View, around.People);
        var all = around.History.Version > 0 ? around.History.All : around.View.OrganisationLog.Where(e => e.Stream == seen.Stream);
        return [.. all.Where(e => e.Version > seen.Version).Select(e => Of(e, teller, around.People))];
    }

    private static Happened Of(Recorded e, EventTeller teller, People people) => new(
        teller.Tell(e), $"{people.NameOf(e.Actor.Id)} ({e.Actor.Role})", e.EffectiveOn, e.RecordedAt, e.Position);
}
