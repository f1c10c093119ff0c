using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Board;

/// <summary>What happened after a day, up to the day of the report.</summary>
public static class Changes
{
    /// <summary>Latest first; of one day, by programme and in the order of the record.</summary>
    public static ValueList<Change> Since(Slice slice, DateOnly since)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return
        [
            .. slice.Programmes
                .Where(p => p.LastHeard.From > since)
                .SelectMany(p => Of(p, since))
                .OrderByDescending(c => c.On)
                .ThenBy(c => c.Programme, StringComparer.OrdinalIgnoreCase)
                .ThenBy(c => c.Position),
        ];
    }

    private static List<Change> Of(ProgrammeOn p, DateOnly since)
    {
        var changes = new List<Change>();
        States(p, Add);
        Seats(p, Add);
        Items(p, Add);
        Statuses(p, Add);
        foreach (var finish in p.Finishes)
        {
            if (finish.Kind == FinishKind.Rebaselined)
            {
                Add(
                    finish.From, ChangeKind.Rebaselined, finish.At,
                    $"Finish re-baselined from {finish.Was:yyyy-MM-dd} to {finish.To:yyyy-MM-dd}, {Math.Abs(finish.MovedDays)} days {(finish.MovedDays < 0 ? "earlier" : "later")}");
            }
        }

        return changes;

        void Add(DateOnly on, ChangeKind kind, long at, string inWords)
        {
            if (on > since)
            {
                changes.Add(new(p.Code, p.Title, on, kind, inWords, at));
            }
        }
    }

    private static void States(ProgrammeOn p, Action<DateOnly, ChangeKind, long, string> add)
    {
        StateSpell? before = null;
        foreach (var spell in p.States)
        {
            var (kind, inWords) = (before?.State, spell.State) switch
            {
                (null, ProgrammeState.Proposed) => (ChangeKind.Proposed, "Proposed"),
                (null, _) => (ChangeKind.Registered, "Registered, already running"),
                (ProgrammeState.LeftRegister, not ProgrammeState.Active) =>
                    (ChangeKind.OutcomeLearnt, $"Outcome learnt: {spell.State.ToString().ToLowerInvariant()}"),
                (ProgrammeState.Proposed, ProgrammeState.Active) => (ChangeKind.Started, "Commissioned"),
                (ProgrammeState.Stalled, ProgrammeState.Active) => (ChangeKind.Resumed, "Resumed after a stall"),
                (ProgrammeState.OnHold, ProgrammeState.Active) => (ChangeKind.TakenUp, "Taken up again after a hold"),
                (_, ProgrammeState.Active) => (ChangeKind.Reopened, "Reopened"),
                (_, ProgrammeState.Stalled) => (ChangeKind.Stalled, "Stalled"),
                (_, ProgrammeState.OnHold) => (ChangeKind.PutOnHold, "Put on hold"),
                (_, ProgrammeState.Dropped) => (ChangeKind.Dropped, "Dropped"),
                (_, ProgrammeState.LeftRegister) => (ChangeKind.LeftRegister, "Left its register; nobody said why"),
                (_, ProgrammeState.Merged) => (ChangeKind.OutcomeLearnt, "Merged into another"),
                _ => (ChangeKind.Completed, "Completed"),
            };
            add(spell.From, kind, spell.At, inWords);
            before = spell;
        }
    }

    private static void Seats(ProgrammeOn p, Action<DateOnly, ChangeKind, long, string> add)
    {
        foreach (var seat in p.Seats)
        {
            if (seat.Replaced is not null)
            {
                add(seat.From, ChangeKind.SponsorSwapped, seat.At, "Sponsor swapped");
            }

            if (seat is { To: { } to, EndedAt: { } ended, Successor: null })
            {
                add(to, ChangeKind.SponsorVacated, ended, "A sponsor left without a successor");
            }
        }
    }

    private static void Items(ProgrammeOn p, Action<DateOnly, ChangeKind, long, string> add)
    {
        foreach (var item in p.Items)
        {
            foreach (var move in item.Moves)
            {
                // What was put off before it came from another programme is told there.
                if (move.Kind == MoveKind.Deferred && move.From >= item.From)
                {
                    add(
                        move.From, ChangeKind.ItemDeferred, move.At,
                        $"{item.Item} deferred to {(move.ToPhase is { } phase ? $"phase {phase}" : "“later”")}");
                }
            }

            foreach (var fate in item.Fates)
            {
                // What shares its programme's fate is told by the programme's own line.
                if (!fate.WithProgramme)
                {
                    var delivered = fate.Fate == ScopeFate.Delivered;
                    add(
                        fate.From, delivered ? ChangeKind.ItemDelivered : ChangeKind.ItemDropped, fate.At,
                        $"{item.Item} {(delivered ? "delivered in full" : "dropped")}");
                }
            }
        }
    }

    // Only like scales are compared.
    private static void Statuses(ProgrammeOn p, Action<DateOnly, ChangeKind, long, string> add)
    {
        StatusFact? before = null;
        foreach (var status in p.StandingStatuses())
        {
            if (before is not null && before.Report.Scale == status.Report.Scale && before.Report.Overall != status.Report.Overall)
            {
                add(
                    status.From, ChangeKind.StatusChanged, status.At,
                    $"Status {before.Report.Overall ?? "not rated"} → {status.Report.Overall ?? "not rated"}");
            }

            before = status;
        }
    }
}
