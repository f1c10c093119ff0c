using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Audit.Replay;

/// <summary>
/// A programme at two points, and what differs: folded by the domain itself from what stood at each point, in effective
/// order.
/// </summary>
/// <param name="Events">
/// All that came between: events that stand at the second point and did not at the first, and those that took others back.
/// </param>
public sealed record ProgrammeDifference(
    string Stream, Programme Old, Programme New, int OldVersion, int NewVersion,
    IReadOnlyList<FieldDifference> Fields, IReadOnlyList<EventBrief> Events)
{
    /// <summary>Null: nothing came between, so that nothing differs.</summary>
    public static ProgrammeDifference? Between(string stream, ProgrammeHistory history, Knowledge from, Knowledge to)
    {
        var (first, second) = (from.Of(history), to.Of(history));
        var (stoodThen, standsNow) = (StandingOn(first, from.AsOf), StandingOn(second, to.AsOf));
        var (then, now) = (stoodThen.Select(e => e.Position).ToHashSet(), standsNow.Select(e => e.Position).ToHashSet());
        if (then.SetEquals(now))
        {
            return null;
        }

        // First, since these say where a programme cannot be folded.
        var (old, current) = (first.On(from.AsOf), second.On(to.AsOf));
        var retractions = second.All.Where(e => e.Event is CommandRetracted).ToLookup(e => ((CommandRetracted)e.Event).Command);
        List<Step> steps =
        [
            .. Steps(standsNow, e => !then.Contains(e.Position), e => [EventBrief.Of(e)]),
            .. Steps(stoodThen, e => !now.Contains(e.Position), e => Undone(e, retractions)),
        ];
        var makers = steps.SelectMany(s => s.Makers).Distinct().OrderBy(m => m.Position).ToList();
        return new(stream, old, current, first.Version, second.Version, [.. StateShape.Changes(old, current).Select(c => Made(c, steps, makers))], makers);
    }

    // Which of the events that came or went touched the field. A count can change with no such event touching it, when
    // a late record alters what a later one meant: then all that came or went is named.
    private static FieldDifference Made(FieldChange change, List<Step> steps, List<EventBrief> all)
    {
        var makers = steps
            .Where(s => s.Changes.Any(change.Overlaps))
            .SelectMany(s => s.Makers)
            .Distinct()
            .OrderBy(m => m.Position)
            .ToList();
        return new(change, makers.Count > 0 ? makers : all);
    }

    private static List<Recorded> StandingOn(ProgrammeHistory known, DateOnly day) =>
        [.. known.Standing.TakeWhile(e => e.EffectiveOn <= day)];

    private static IEnumerable<Step> Steps(
        List<Recorded> standing, Func<Recorded, bool> isOne, Func<Recorded, IReadOnlyList<EventBrief>> makers)
    {
        var state = Programme.Initial;
        foreach (var e in standing)
        {
            var next = state.Evolve(e);
            if (isOne(e))
            {
                yield return new(StateShape.Changes(state, next), makers(e));
            }

            state = next;
        }
    }

    // It stood and does not stand now: taken back, or its day lies beyond the second point.
    private static List<EventBrief> Undone(Recorded e, ILookup<Guid, Recorded> retractions) =>
        retractions[e.CommandId].Select(r => EventBrief.Of(r, e.Position)).ToList() is { Count: > 0 } back
            ? back
            : [EventBrief.Of(e, e.Position)];

    private sealed record Step(IReadOnlyList<FieldChange> Changes, IReadOnlyList<EventBrief> Makers);
}
