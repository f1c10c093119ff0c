using Portfolio.App.Pages.Wording;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes.Story;

/// <summary>Makes the story line of a programme from what is known of it, latest day first.</summary>
/// <param name="DayOf">The day of an instant, in the organisation's time zone.</param>
/// <param name="TextsOf">The free texts of an event.</param>
public sealed record StoryTeller(
    Organisation Organisation,
    Func<string, string> NameOf,
    Func<DateTimeOffset, DateOnly> DayOf,
    Func<long, IReadOnlyList<StoryText>> TextsOf)
{
    /// <summary>The story up to a day. What was taken back stays in it, marked so.</summary>
    public IReadOnlyList<StoryEntry> Tell(ProgrammeHistory known, DateOnly until)
    {
        var takenBack = known.All
            .Where(e => e.Event is CommandRetracted)
            .ToDictionary(e => ((CommandRetracted)e.Event).Command);
        var state = Programme.Initial;
        var lines = new List<(Recorded Recorded, StoryLine Line)>();
        foreach (var e in known.All.OrderBy(e => e.EffectiveOn).ThenBy(e => e.Position).TakeWhile(e => e.EffectiveOn <= until))
        {
            lines.Add((e, e.Event is CommandRetracted back ? LineOf(e, back, known) : LineOf(e, state)));
            if (!takenBack.ContainsKey(e.CommandId))
            {
                state = state.Evolve(e);
            }
        }

        return
        [
            .. lines
                .GroupBy(l => (l.Recorded.EffectiveOn, l.Recorded.CommandId))
                .Select(g => EntryOf([.. g.Select(l => l.Line)], g.First().Recorded, takenBack.GetValueOrDefault(g.Key.CommandId)))
                .Reverse(),
        ];
    }

    /// <summary>What is announced for later days, nearest first.</summary>
    public IReadOnlyList<StoryEntry> Announced(ProgrammeHistory known, DateOnly after) =>
        [.. Tell(known, DateOnly.MaxValue).Where(e => e.EffectiveOn > after && e.TakenBack is null).Reverse()];

    private StoryEntry EntryOf(IReadOnlyList<StoryLine> lines, Recorded first, Recorded? takenBack) => new(
        first.CommandId,
        first.EffectiveOn,
        DayOf(first.RecordedAt),
        first.ReportedOn,
        first.RecordedAt,
        $"{NameOf(first.Actor.Id)} ({first.Actor.Role}, by {first.Actor.Way})",
        first.Source,
        lines,
        takenBack is null ? null : new(DayOf(takenBack.RecordedAt), takenBack.Position, TextsOf(takenBack.Position)))
    {
        CanBeTakenBack = takenBack is null && first.Event is not CommandRetracted,
    };

    private StoryLine LineOf(Recorded e, Programme before) => new(
        e.Position,
        Sentence.Of(new Telling(before, e, Organisation, NameOf)),
        ToneOf(e.Event),
        Sentence.CausesOf(e.Event),
        e.TextNames.Count == 0 ? [] : TextsOf(e.Position));

    private StoryLine LineOf(Recorded e, CommandRetracted back, ProgrammeHistory known)
    {
        var what = known.All.Where(r => r.CommandId == back.Command).Select(r => ProgrammeRules.InWords(r.Event)).ToList();
        return new(
            e.Position,
            $"Took back what had been recorded: {Say.List(what)}.",
            Tone.Plain,
            [],
            e.TextNames.Count == 0 ? [] : TextsOf(e.Position));
    }

    private static Tone ToneOf(DomainEvent happened) => happened switch
    {
        ProgrammeStalled or ProgrammeDropped or ProgrammeLeftRegister or ScopeItemDropped or PhaseCancelled => Tone.Bad,
        DepartmentBlindsided or DepartmentEngaged { Engagement: Engagement.Blocking } or DerailersObserved
            or CustomerIncidentRecorded => Tone.Bad,
        MilestoneReached or DerailerCleared or CustomerIncidentResolved { Handling: Handling.Well } => Tone.Good,
        MilestoneReforecast or StatusOverridden => Tone.Moved,
        SponsorVacated or SponsorRecommitted { Commitment: Commitment.Withdrawn } => Tone.Bad,
        ProgrammeResumed or ProgrammeTakenUp or ProgrammeCompleted or ScopeItemDelivered or PhaseCompleted => Tone.Good,
        FinishRebaselined or ScopeItemDeferred or ProgrammePutOnHold or BudgetCut => Tone.Moved,
        SponsorAppointed or SponsorSwapped or DeputySponsorNamed or SponsorRecommitted or LeadChanged => Tone.People,
        _ => Tone.Plain,
    };
}
