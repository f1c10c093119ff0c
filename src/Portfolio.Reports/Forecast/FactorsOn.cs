using System.Collections.Immutable;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports.Forecast;

/// <summary>Reads off what is true of a deferred item at the end of a day, from nothing that came after it.</summary>
public static class FactorsOn
{
    private const int HighValueFrom = 60;

    /// <param name="day">Not before the item's first deferral.</param>
    public static Factors Of(ProgrammeFacts programme, ScopeItemFacts item, DateOnly deferredOn, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(item);
        var factors = new Factors(0);
        var (phase, deferrals, takenOver) = (default(int?), 0, false);
        foreach (var move in item.Moves.Span)
        {
            if (move.From > day)
            {
                break;
            }

            phase = move.ToPhase;
            deferrals += move.Kind == MoveKind.Deferred ? 1 : 0;
            takenOver |= move.Kind == MoveKind.Received;
        }

        factors = factors
            .With(Factor.Later, phase is null)
            .With(Factor.DeferredTwice, deferrals >= 2)
            .With(Factor.DeferredThrice, deferrals >= 3)
            .With(Factor.TakenOver, takenOver);
        factors = Phase(programme, phase, day, factors);

        var version = Last(item.Versions, day) ?? item.Versions[0];
        foreach (var promise in version.Promises.Span)
        {
            factors = factors.With(Factor.Promised, true);
            if (promise.By < day)
            {
                factors = factors.With(Factor.PromiseOverdue, true);
            }
        }

        var state = Last(programme.States, day)?.State;
        var finish = Last(programme.Finishes, day)?.To;
        return factors
            .With(Factor.HighValue, version.CustomerValue >= HighValueFrom)
            .With(Factor.PartlyDelivered, Last(item.Deliveries, day) is not null)
            .With(Factor.Stalled, state == ProgrammeState.Stalled)
            .With(Factor.OnHold, state == ProgrammeState.OnHold)
            .With(Factor.FinishPassed, finish < day)
            .With(Factor.FinishMoved, Any(programme.Finishes, deferredOn, day, f => f.Kind == FinishKind.Rebaselined && f.To > f.Was))
            .With(Factor.BudgetCut, Any(programme.Budgets, deferredOn, day, b => b.Kind == BudgetKind.Cut))
            .With(Factor.SponsorChanged, Any(programme.Seats, deferredOn, day, _ => true))
            .With(Factor.NoSponsor, NobodySits(programme, day));
    }

    private static Factors Phase(ProgrammeFacts programme, int? number, DateOnly day, Factors factors)
    {
        for (var i = programme.Phases.Length - 1; i >= 0 && number is not null; i--)
        {
            var phase = programme.Phases[i];
            if (phase.Number == number && phase.From <= day)
            {
                var (plan, state) = (Last(phase.Plans, day), Last(phase.Moves, day)?.State);
                return factors
                    .With(Factor.Funded, plan?.Funded == true)
                    .With(Factor.Started, state == PhaseState.Started)
                    .With(Factor.PhaseOverdue, plan?.Finish < day);
            }
        }

        return factors;
    }

    private static bool NobodySits(ProgrammeFacts programme, DateOnly day)
    {
        foreach (var seat in programme.Seats)
        {
            if (seat.From <= day && (seat.To is not { } to || to > day))
            {
                return false;
            }
        }

        foreach (var coverage in programme.Coverage)
        {
            if (coverage.From <= day && (coverage.To is not { } to || to > day) && coverage.Observes(FactKind.Sponsors))
            {
                return true;
            }
        }

        return false;
    }

    private static T? Last<T>(ValueList<T> facts, DateOnly day)
        where T : class, IDated<T>
    {
        var i = facts.Count - 1;
        while (i >= 0 && facts[i].From > day)
        {
            i--;
        }

        return i < 0 ? null : facts[i];
    }

    private static T? Last<T>(ImmutableArray<T> facts, DateOnly day)
        where T : class, IDated<T>
    {
        var i = facts.Length - 1;
        while (i >= 0 && facts[i].From > day)
        {
            i--;
        }

        return i < 0 ? null : facts[i];
    }

    private static bool Any<T>(ImmutableArray<T> facts, DateOnly after, DateOnly until, Func<T, bool> holds)
        where T : class, IDated<T>
    {
        for (var i = facts.Length - 1; i >= 0 && facts[i].From > after; i--)
        {
            if (facts[i].From <= until && holds(facts[i]))
            {
                return true;
            }
        }

        return false;
    }
}
