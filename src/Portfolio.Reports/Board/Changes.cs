using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Board;

/// <summary>What happened after a day, up to the day of the report.</summary>
public static class Changes
{
    /// <summary>Latest first; of one day, by programme and in the order of the record.</summary>
    public static Rows<Change> Since(Slice slice, DateOnly since)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return InOrder(slice, slice.Each(p => Of(p, since)));
    }

    /// <summary>The same with what is kept of the last month, unless another day is asked for.</summary>
    internal static Rows<Change> Since(Slice slice, DateOnly since, BoardYears years) =>
        since == years.MonthAgo ? InOrder(slice, slice.Each(p => years.Of(p).Changes)) : Since(slice, since);

    /// <summary>Of one programme, up to the day on which it is looked at, in the order in which they are told.</summary>
    internal static ChangeFound[] Of(ProgrammeOn p, DateOnly since) =>
        p.LastHeard.From > since ? [.. Found(p, since).OrderByDescending(c => c.On).ThenBy(c => c.At)] : [];

    // What single programmes add stays where it is: a month may hold hundreds of thousands, of which a page shows the first, and
    // a board is made again with every command.
    private static Rows<Change> InOrder(Slice slice, ChangeFound[][] found)
    {
        var begins = new int[found.Length + 1];
        for (var i = 0; i < found.Length; i++)
        {
            begins[i + 1] = begins[i] + found[i].Length;
        }

        var numbers = new long[begins[^1]];
        for (var i = 0; i < found.Length; i++)
        {
            for (var j = 0; j < found[i].Length; j++)
            {
                numbers[begins[i] + j] = NumberedOrder.Number(0, NumberedOrder.Latest(found[i][j].On), slice.Programmes[i]);
            }
        }

        var places = RadixSort.Places(numbers);
        return new(places.Length, row =>
        {
            var of = Owner(begins, places[row]);
            return found[of][places[row] - begins[of]].InWords(slice.Programmes[of]);
        });
    }

    // The last that begins at a place or before it: those of which there is nothing begin where the next one does.
    private static int Owner(int[] begins, int place)
    {
        var (from, to) = (0, begins.Length - 1);
        while (from < to - 1)
        {
            var middle = (from + to) / 2;
            (from, to) = begins[middle] <= place ? (middle, to) : (from, middle);
        }

        return from;
    }

    private static List<ChangeFound> Found(ProgrammeOn p, DateOnly since)
    {
        var changes = new List<ChangeFound>();
        States(p, Add);
        Seats(p, Add);
        Items(p, Add);
        Statuses(p, since, Add);
        foreach (var finish in p.Finishes)
        {
            if (finish.Kind == FinishKind.Rebaselined)
            {
                Add(finish.From, ChangeKind.Rebaselined, finish.At, finish);
            }
        }

        return changes;

        void Add(DateOnly on, ChangeKind kind, long at, object about, object? beside = null)
        {
            if (on > since)
            {
                changes.Add(new(on, kind, at, about, beside));
            }
        }
    }

    private delegate void Adding(DateOnly on, ChangeKind kind, long at, object about, object? beside = null);

    private static void States(ProgrammeOn p, Adding add)
    {
        StateSpell? before = null;
        foreach (var spell in p.States)
        {
            var (kind, inWords) = (before?.State, spell.State) switch
            {
                (null, ProgrammeState.Proposed) => (ChangeKind.Proposed, "Proposed"),
                (null, _) => (ChangeKind.Registered, "Registered, already running"),
                (ProgrammeState.LeftRegister, not ProgrammeState.Active) => (ChangeKind.OutcomeLearnt, (object)spell),
                (ProgrammeState.Proposed, ProgrammeState.Active) => (ChangeKind.Started, "Commissioned"),
                (ProgrammeState.Stalled, ProgrammeState.Active) => (ChangeKind.Resumed, "Resumed after a stall"),
                (ProgrammeState.OnHold, ProgrammeState.Active) => (ChangeKind.TakenUp, "Taken up again after a hold"),
                (_, ProgrammeState.Active) => (ChangeKind.Reopened, "Reopened"),
                (_, ProgrammeState.Stalled) => (ChangeKind.Stalled, "Stalled"),
                (_, ProgrammeState.OnHold) => (ChangeKind.PutOnHold, "Put on hold"),
                (_, ProgrammeState.ExperimentEnded) => (ChangeKind.ExperimentEnded, "Experiment ended"),
                (_, ProgrammeState.Dropped) => (ChangeKind.Dropped, "Dropped"),
                (_, ProgrammeState.LeftRegister) => (ChangeKind.LeftRegister, "Left its register; nobody said why"),
                (_, ProgrammeState.Merged) => (ChangeKind.OutcomeLearnt, "Merged into another"),
                _ => (ChangeKind.Completed, "Completed"),
            };
            add(spell.From, kind, spell.At, inWords);
            before = spell;
        }
    }

    private static void Seats(ProgrammeOn p, Adding add)
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

    private static void Items(ProgrammeOn p, Adding add)
    {
        // Also of what was handed over since: what was put off before is told here, and not where it came to.
        foreach (var item in p.ItemsEver)
        {
            foreach (var move in item.Moves.Span[item.FirstMoveHere..])
            {
                if (move.Kind == MoveKind.Deferred)
                {
                    add(move.From, ChangeKind.ItemDeferred, move.At, move, item);
                }
            }

            foreach (var fate in item.Fates)
            {
                // What shares its programme's fate is told by the programme's own line.
                if (fate is { WithProgramme: false, Fate: not ScopeFate.Transferred })
                {
                    add(fate.From, fate.Fate == ScopeFate.Delivered ? ChangeKind.ItemDelivered : ChangeKind.ItemDropped, fate.At, fate, item);
                }
            }
        }
    }

    // Only like scales are compared.
    private static void Statuses(ProgrammeOn p, DateOnly since, Adding add)
    {
        StatusFact? before = null;
        foreach (var status in p.StandingStatuses(since))
        {
            if (before is { } was && was.Report.Scale == status.Report.Scale && was.Report.Overall != status.Report.Overall)
            {
                add(status.From, ChangeKind.StatusChanged, status.At, status, was);
            }

            before = status;
        }
    }
}
