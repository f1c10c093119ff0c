using Portfolio.App.Audit.Verifying;
using Portfolio.App.Node;
using Portfolio.App.Pages.Programmes.Parts;
using Portfolio.App.Pages.Programmes.Story;
using Portfolio.App.Pages.Time;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes;

/// <summary>One programme as a page shows it, on a day, from what was known.</summary>
/// <param name="On">The programme on the day.</param>
/// <param name="Title">Its title on the day; before it was on record, the title it has now.</param>
/// <param name="First">The first day on its record, for the slider.</param>
/// <param name="Story">Null for readers whose role does not see histories.</param>
/// <param name="LaterUnshown">How many known events lie after the day and are not announcements of today.</param>
public sealed record ProgrammeModel(
    Moment Moment,
    string Code,
    string Title,
    Programme On,
    DateOnly First,
    DateOnly Today,
    IReadOnlyList<StoryEntry>? Story,
    IReadOnlyList<StoryEntry> Announced,
    int LaterUnshown,
    ScopeFlow Scope,
    IReadOnlyList<Tenure> Tenures,
    IReadOnlyList<FinishMove> Finishes,
    IReadOnlyList<PromiseRow> Promises,
    Organisation Organisation,
    Func<string, string> NameOf)
{
    /// <summary>What the story tells of the command that gave the event at a position; null if it does not.</summary>
    public StoryEntry? EntryOf(long position) =>
        (Story ?? []).Concat(Announced).FirstOrDefault(e => e.Lines.Any(l => l.Position == position));

    /// <summary>Builds it; reads the free texts of the events that it tells.</summary>
    public static async Task<ProgrammeModel> BuildAsync(
        PortfolioNode node, View view, ProgrammeHistory whole, Moment moment, bool withStory, CancellationToken cancellation)
    {
        var known = moment.Knowledge.Of(whole);
        var on = known.On(moment.AsOf);
        var scope = ScopeFlow.Of(known, on, moment.AsOf);
        var later = known.Standing.Count(e => e.EffectiveOn > moment.AsOf);
        var isToday = moment.AsOf == moment.Knowledge.KnownOn;
        var teller = withStory ? await TellerAsync(node, view, known, moment.AsOf, isToday, cancellation) : null;
        return new(
            moment,
            whole.Latest.Code,
            on.Exists ? on.Title : whole.Latest.Title,
            on,
            whole.FirstDay ?? moment.AsOf,
            node.Today,
            teller?.Tell(known, moment.AsOf),
            isToday && teller is not null ? teller.Announced(known, moment.AsOf) : [],
            isToday ? 0 : later,
            scope,
            Tenure.Of(known, moment.AsOf),
            FinishMove.Of(known, moment.AsOf),
            PromiseRow.Of(scope, on, moment.AsOf),
            view.Organisation,
            node.People.NameOf);
    }

    private static async Task<StoryTeller> TellerAsync(
        PortfolioNode node, View view, ProgrammeHistory known, DateOnly until, bool announced, CancellationToken cancellation)
    {
        long[] told = [.. known.All.Where(e => e.TextNames.Count > 0 && (announced || e.EffectiveOn <= until)).Select(e => e.Position)];
        var texts = told.Length == 0 ? [] : await node.Ledger.Reader.ReadTextsAsync(told, cancellation);
        var held = texts.ToDictionary(t => (t.Position, t.Name), t => t.Content);
        var named = known.All.Where(e => e.TextNames.Count > 0).ToDictionary(e => e.Position, e => e.TextNames);
        var gone = told.Any(p => named[p].Any(name => held.GetValueOrDefault((p, name)) is null));
        var redactions = gone ? await Redactions.ReadAsync(node.Ledger, cancellation) : null;
        return new StoryTeller(view.Organisation, node.People.NameOf, node.DayOf, p => named.TryGetValue(p, out var names)
            ? [.. names.Select(name => new StoryText(p, name, held.GetValueOrDefault((p, name)), redactions?.Of(p, name)))]
            : []);
    }
}
