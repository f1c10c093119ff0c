using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports.Knowing;

/// <summary>
/// The facts of a programme as far as they were known. Most of what happened by a day is on record on that day and stays
/// so: then these are the facts of all that is known now, which reports clip at their day, and nothing is folded or held
/// twice.
/// </summary>
public static class KnownFacts
{
    /// <param name="ofAll">Gives the facts of a whole history, which are kept.</param>
    /// <returns>Null when nothing was known.</returns>
    public static ProgrammeFacts? Of(ProgrammeHistory history, Knowledge knowledge, Func<ProgrammeHistory, ProgrammeFacts> ofAll)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(knowledge);
        ArgumentNullException.ThrowIfNull(ofAll);

        if (knowledge.SaidBy is null && history.LastPosition <= knowledge.KnownAt)
        {
            return ofAll(history);
        }

        // By every day that a report may speak of, so that they hold for all of them.
        var latest = LatestDay(knowledge);
        if (!KnownOtherwise.At(history, [knowledge.About(latest)])[0] && ofAll(history) is var all && all.Opened <= latest)
        {
            return all;
        }

        var known = knowledge.Of(history);
        return known.Version > 0 ? ProgrammeFacts.Of(known) : null;
    }

    /// <summary>The last day that a report may speak of by what some knowledge holds.</summary>
    public static DateOnly LatestDay(Knowledge knowledge)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        return knowledge.SaidBy < knowledge.KnownOn ? knowledge.SaidBy.Value : knowledge.KnownOn;
    }
}
