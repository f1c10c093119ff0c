using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>A stretch of days in one state. It may be empty: begun and ended on the same day.</summary>
/// <param name="From">The day the event that began it took effect.</param>
/// <param name="At">Its position.</param>
/// <param name="Causes">Of a stall or a drop.</param>
/// <param name="HappenedOn">
/// Of an outcome learnt later: the day it happened, where known; before <paramref name="From"/>, the day it was learnt.
/// </param>
/// <param name="To">The day it ended (the first day no longer in it); null while it lasts.</param>
/// <param name="EndedAt">Position of the event that ended it.</param>
/// <param name="Next">The state that followed.</param>
public sealed record StateSpell(
    ProgrammeState State,
    DateOnly From,
    long At,
    ValueList<Derailer> Causes,
    DateOnly? HappenedOn = null,
    DateOnly? To = null,
    long? EndedAt = null,
    ProgrammeState? Next = null) : IDated<StateSpell>
{
    /// <summary>How a stall ended.</summary>
    public StallEnd End => Next switch
    {
        null => StallEnd.Open,
        ProgrammeState.Active => StallEnd.Resumed,
        ProgrammeState.Dropped => StallEnd.Dropped,
        _ => StallEnd.Other,
    };

    public StateSpell Until(DateOnly day) => To > day ? this with { To = null, EndedAt = null, Next = null } : this;
}
