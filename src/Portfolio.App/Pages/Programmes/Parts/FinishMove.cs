using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes.Parts;

/// <summary>A planned finish and what it replaced.</summary>
/// <param name="From">Null for the first.</param>
public sealed record FinishMove(DateOnly On, DateOnly? From, DateOnly To, IReadOnlyList<Derailer> Causes)
{
    public int? Days => From is { } from ? To.DayNumber - from.DayNumber : null;

    public static IReadOnlyList<FinishMove> Of(ProgrammeHistory known, DateOnly day)
    {
        var moves = new List<FinishMove>();
        var state = Programme.Initial;
        foreach (var e in known.Standing.TakeWhile(e => e.EffectiveOn <= day))
        {
            var before = state.PlannedFinish;
            state = state.Evolve(e);
            if (state.PlannedFinish is { } to && to != before)
            {
                moves.Add(new(e.EffectiveOn, before, to, e.Event is FinishRebaselined r ? r.Causes : []));
            }
        }

        return moves;
    }
}
