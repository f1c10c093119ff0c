using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Freshness;
using Portfolio.Reports.Perception;
using Portfolio.Reports.Promises;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Sponsors;
using Portfolio.Reports.Stalls;

namespace Portfolio.Reports.Watchlists;

/// <summary>The watchlist's rules, as far as the present record can feed them.</summary>
internal static class Alerts
{
    private static readonly Rules[] All = [Standstill, Sponsors, Scope, Status, Care];

    private delegate void Rules(ProgrammeOn p, Organisation organisation, Met alerts);

    /// <summary>Every rule the programme meets on its day, in the order of the rules. One that has ended meets none.</summary>
    public static List<Alert> Of(ProgrammeOn p, Organisation organisation) => Of(p, organisation, firstOnly: false).Alerts;

    /// <summary>Whether it meets any.</summary>
    public static bool IsAny(ProgrammeOn p, Organisation organisation) => Of(p, organisation, firstOnly: true).Enough;

    private static Met Of(ProgrammeOn p, Organisation organisation, bool firstOnly)
    {
        var alerts = new Met(firstOnly);
        foreach (var rules in p.Ended ? [] : All)
        {
            rules(p, organisation, alerts);
            if (alerts.Enough)
            {
                break;
            }
        }

        return alerts;
    }

    // What was met so far, and whether that is enough: a board asks of each programme on thirteen days only whether it meets any.
    private sealed class Met(bool firstOnly)
    {
        private List<Alert>? _alerts;

        public List<Alert> Alerts => _alerts ?? [];

        public bool Enough => firstOnly && _alerts is not null;

        public void Add(Alert alert) => (_alerts ??= []).Add(alert);
    }

    private static void Standstill(ProgrammeOn p, Organisation organisation, Met alerts)
    {
        var settings = organisation.SettingsOn(p.AsOf);
        if (p.State.State == ProgrammeState.Stalled && Days(p, p.State.From) > settings.StallDays)
        {
            alerts.Add(new(WatchlistRule.LongStall, p.State.From, p.State.At, Limit: settings.StallDays));
        }

        if (Suspicion.Of(p, organisation) is { } suspected)
        {
            alerts.Add(new(WatchlistRule.SuspectedStall, suspected.LastOn, suspected.Position, Limit: settings.SuspicionCadences));
        }
    }

    private static void Sponsors(ProgrammeOn p, Organisation organisation, Met alerts)
    {
        var settings = organisation.SettingsOn(p.AsOf);
        if (Vacancy.IsNow(p)
            && Vacancy.Of(p) is [.., { To: null } vacancy]
            && Days(p, vacancy.From) > settings.VacancyDays)
        {
            alerts.Add(new(WatchlistRule.SponsorVacant, vacancy.From, vacancy.At, Limit: settings.VacancyDays));
        }

        // Copies of a register do not tell what a sponsor said.
        if (p.SeenOnlyIn is not null)
        {
            return;
        }

        foreach (var seat in p.Seats)
        {
            if (seat is { Replaced: not null, To: null, Commitments.Count: 0 }
                && Days(p, seat.From) > settings.RecommitmentDays)
            {
                alerts.Add(new(
                    WatchlistRule.SwapWithoutRecommitment, seat.From, seat.At, Person: seat.Person,
                    Limit: settings.RecommitmentDays));
            }
        }
    }

    private static void Scope(ProgrammeOn p, Organisation organisation, Met alerts)
    {
        foreach (var phase in p.Phases)
        {
            if (phase.State is PhaseState.Planned or PhaseState.Started && phase.Plan.Finish is { } finish && finish < p.AsOf)
            {
                alerts.Add(new(
                    WatchlistRule.PhaseOverdue, finish, phase.Plan.At, $"phase {phase.Number}", Due: finish));
                if (alerts.Enough)
                {
                    return;
                }
            }
        }

        var deferrals = organisation.SettingsOn(p.AsOf).Deferrals;
        foreach (var item in p.DeferredOn)
        {
            if (item.Fate == ScopeFate.Open)
            {
                Deferred(item, deferrals, alerts);
                if (alerts.Enough)
                {
                    return;
                }
            }
        }

        foreach (var item in p.PromisedOn)
        {
            foreach (var promise in item.Version.Promises.Span)
            {
                if (PromiseOn.FateOf(p, item, promise) == PromiseFate.AtRisk)
                {
                    var risk = PromiseOn.Of(p, item, promise);
                    alerts.Add(new(WatchlistRule.PromiseAtRisk, risk.Since, risk.At, $"{item.Item} for {promise.Account}", Due: promise.By));
                    if (alerts.Enough)
                    {
                        return;
                    }
                }
            }
        }
    }

    private static void Deferred(ScopeItemFacts item, int least, Met alerts)
    {
        var (count, last) = (0, item.Moves[^1]);
        foreach (var move in item.Moves.Span)
        {
            if (move.Kind == MoveKind.Deferred)
            {
                (count, last) = (count + 1, move);
            }
        }

        if (count >= least)
        {
            alerts.Add(new(WatchlistRule.DeferredAgain, last.From, last.At, item.Item, Limit: count));
        }

        if (item.Phase is null)
        {
            alerts.Add(new(WatchlistRule.DeferredToLater, last.From, last.At, item.Item));
        }
    }

    // Held and future programmes are not chased; one seen only in copies of a register is asked about at its last copy.
    private static void Status(ProgrammeOn p, Organisation organisation, Met alerts)
    {
        if (StatusAge.Of(p, organisation) is { State: StatusState.Missing } age)
        {
            alerts.Add(new(
                WatchlistRule.StatusOverdue, age.Last, age.At, Limit: organisation.SettingsOn(p.AsOf).MissingCadences, Due: age.Fade.DueOn));
        }

        if (Watermelon.Of(p, organisation) is { } melon)
        {
            alerts.Add(new(
                WatchlistRule.Watermelon, melon.Doubts.Max(d => d.Since), melon.Status.At,
                string.Join(", ", melon.Doubts.Select(d => InWords(d.Kind))), Limit: melon.Doubts.Count, Due: melon.Status.Report.Period));
        }
    }

    private static string InWords(DoubtKind doubt) => doubt switch
    {
        DoubtKind.PhaseOverdue => "a phase is overdue",
        DoubtKind.Stalled => "it is stalled",
        DoubtKind.ScopeDeferred => "scope is deferred",
        DoubtKind.PromiseBroken => "a promise is broken",
        DoubtKind.IncidentNotHandledWell => "an incident was not handled well",
        _ => throw new ArgumentOutOfRangeException(nameof(doubt), doubt, "Not a piece of evidence."),
    };

    private static void Care(ProgrammeOn p, Organisation organisation, Met alerts)
    {
        foreach (var action in p.Actions)
        {
            if (action.IsOverdueOn(p.AsOf))
            {
                alerts.Add(new(
                    WatchlistRule.ActionOverdue, action.Opening.Due, action.At, action.Opening.Action, action.Owner, Due: action.Opening.Due));
            }
        }

        var months = organisation.SettingsOn(p.AsOf).ContingencyMonths;
        foreach (var contingency in p.Contingencies)
        {
            if (!contingency.IsFreshOn(p.AsOf, months))
            {
                alerts.Add(new(
                    WatchlistRule.ContingencyOld, contingency.Tended.From, contingency.Tended.At, contingency.Threat, contingency.Owner,
                    months));
            }
        }
    }

    private static int Days(ProgrammeOn p, DateOnly since) => p.AsOf.DayNumber - since.DayNumber;
}
