using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Sponsors;

/// <summary>How long sponsors sit and how long programmes run, as spells in whole days.</summary>
internal static class SeatLengths
{
    public const int SponsorLeft = 1;
    public const int ProgrammeEnded = 2;

    /// <summary>
    /// From taking a seat to leaving it, or to the programme's end, whichever comes first; in one that has left its register
    /// nobody sees who sits. Sponsors whose begin was not
    /// seen are left out: nobody knows for how long they had sat.
    /// </summary>
    /// <param name="unseen">How many were left out.</param>
    public static Spell[] Tenures(Slice slice, out int unseen)
    {
        unseen = 0;
        var spells = new List<Spell>();
        for (var cluster = 0; cluster < slice.Programmes.Length; cluster++)
        {
            var p = slice.Programmes[cluster];
            if (p.Seats.Count == 0)
            {
                continue;
            }

            var windows = p.Windows(FactKind.Sponsors);
            foreach (var seat in p.Seats)
            {
                if (!BeginSeen(p, seat, windows))
                {
                    unseen++;
                }
                else if (Tenure(p, seat, cluster, windows) is { } spell)
                {
                    spells.Add(spell);
                }
            }
        }

        return [.. spells];
    }

    /// <summary>That of one sponsor whose begin was seen; null where it is not observed.</summary>
    public static Spell? Tenure(ProgrammeOn p, SeatSpell seat, int cluster, IReadOnlyList<Window> windows) => Observed.Spell(
        seat.From, seat.To ?? p.StoppedOn, seat.To is null ? ProgrammeEnded : SponsorLeft, cluster, p.AsOf, windows);

    /// <summary>
    /// From the begin of a programme to its end; one that left its register is censored there. A programme already
    /// running when first seen comes under observation then (left truncation).
    /// </summary>
    /// <param name="unseen">How many were left out, since nobody said when they began.</param>
    public static Spell[] Programmes(Slice slice, out int unseen)
    {
        unseen = 0;
        var spells = new List<Spell>();
        for (var cluster = 0; cluster < slice.Programmes.Length; cluster++)
        {
            var p = slice.Programmes[cluster];
            if (!p.EverRan)
            {
                continue;
            }

            if (p.BeganOn is not { } began)
            {
                unseen++;
                continue;
            }

            if (Programme(p, began, cluster) is { } spell)
            {
                spells.Add(spell);
            }
        }

        return [.. spells];
    }

    /// <summary>That of one programme that began on a known day; null where it is not observed.</summary>
    public static Spell? Programme(ProgrammeOn p, DateOnly began, int cluster)
    {
        var lost = p.State.State == ProgrammeState.LeftRegister;
        return Observed.Spell(began, p.EndedOn, lost ? 0 : 1, cluster, p.AsOf, p.Windows(FactKind.Existence));
    }

    /// <summary>
    /// Whether somebody was looking when the sponsor took the seat: not when the programme came on record with the
    /// sponsor already there, nor when sponsors began to be reported later.
    /// </summary>
    public static bool BeginSeen(ProgrammeOn p, SeatSpell seat, IReadOnlyList<Window> windows)
    {
        var facts = p.Facts;
        return windows.Saw(seat.From)
            && (seat.From > windows[0].From
                || (windows[0].From == facts.Opened && (!facts.Registered || facts.StartedOn == facts.Opened)));
    }
}
