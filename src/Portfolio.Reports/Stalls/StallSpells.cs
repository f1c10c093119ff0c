using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Stalls;

/// <summary>Stalls as spells with competing ends, in whole days.</summary>
internal static class StallSpells
{
    public const int Resumed = 1;
    public const int Dropped = 2;
    public const int Other = 3;

    /// <summary>From the begin of each stall to its end.</summary>
    public static Spell[] TimeStalled(Slice slice) => Each(slice, TimeStalled);

    /// <summary>Those of one programme.</summary>
    public static void TimeStalled(ProgrammeOn p, int cluster, List<SpellBegun> spells) =>
        Add(p, cluster, p.Windows(FactKind.Stalls), spells);

    /// <summary>The same where it is observed how they end: where nobody tells a drop, none can be counted.</summary>
    public static Spell[] Fates(Slice slice) => Each(slice, Fates);

    /// <summary>Those of one programme.</summary>
    public static void Fates(ProgrammeOn p, int cluster, List<SpellBegun> spells) => Add(p, cluster, FatesSeen(p), spells);

    /// <summary>When stalls of a programme were observed together with how they end.</summary>
    public static IReadOnlyList<Window> FatesSeen(ProgrammeOn p) => Windows.Both(p.Windows(FactKind.Stalls), p.OutcomesSeen());

    public const int StalledAgain = 1;
    public const int Ended = 2;

    /// <summary>From each resumption to the next stall, or to the end of the programme.</summary>
    public static Spell[] UntilNext(Slice slice) => Each(slice, UntilNext);

    private static void Add(ProgrammeOn p, int cluster, IReadOnlyList<Window> windows, List<SpellBegun> spells)
    {
        foreach (var stall in p.States)
        {
            if (stall.State == ProgrammeState.Stalled
                && Observed.Spell(stall.From, stall.To, CauseOf(stall), cluster, p.AsOf, windows) is { } seen)
            {
                spells.Add(new(seen, stall.At));
            }
        }
    }

    /// <summary>Those of one programme.</summary>
    public static void UntilNext(ProgrammeOn p, int cluster, List<SpellBegun> spells)
    {
        var windows = p.Windows(FactKind.Stalls);
        (DateOnly On, long At)? resumed = null;
        foreach (var spell in p.States)
        {
            if (spell.State == ProgrammeState.Stalled)
            {
                Gap(resumed, spell.From, StalledAgain);
                resumed = spell is { End: StallEnd.Resumed, To: { } on, EndedAt: { } at } ? (on, at) : null;
            }
            else if (spell.State >= ProgrammeState.Completed)
            {
                // Though it may have been reopened since.
                Gap(resumed, p.StoppedAfter(spell.From), Ended);
                resumed = null;
            }
        }

        Gap(resumed, null, Ended);

        void Gap((DateOnly On, long At)? from, DateOnly? to, int end)
        {
            if (from is { } origin && Observed.Spell(origin.On, to, end, cluster, p.AsOf, windows) is { } seen)
            {
                spells.Add(new(seen, origin.At));
            }
        }
    }

    private static Spell[] Each(Slice slice, Action<ProgrammeOn, int, List<SpellBegun>> add)
    {
        var begun = new List<SpellBegun>();
        for (var cluster = 0; cluster < slice.Programmes.Length; cluster++)
        {
            if (slice.Programmes[cluster].Stalls.Any())
            {
                add(slice.Programmes[cluster], cluster, begun);
            }
        }

        var spells = new Spell[begun.Count];
        for (var i = 0; i < spells.Length; i++)
        {
            spells[i] = begun[i].Spell;
        }

        return spells;
    }

    private static int CauseOf(StateSpell stall) => stall.End switch
    {
        StallEnd.Open => 0,
        StallEnd.Resumed => Resumed,
        StallEnd.Dropped => Dropped,
        _ => Other,
    };
}
