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
    public static Spell[] TimeStalled(Slice slice) => [.. Each(slice, (p, cluster) => Of(p, cluster, p.Windows(FactKind.Stalls)))];

    /// <summary>The same where it is observed how they end: where nobody tells a drop, none can be counted.</summary>
    public static Spell[] Fates(Slice slice) => [.. Each(slice, (p, cluster) => Of(p, cluster, FatesSeen(p)))];

    /// <summary>When stalls of a programme were observed together with how they end.</summary>
    public static IReadOnlyList<Window> FatesSeen(ProgrammeOn p) => Windows.Both(p.Windows(FactKind.Stalls), p.OutcomesSeen());

    public const int StalledAgain = 1;
    public const int Ended = 2;

    /// <summary>From each resumption to the next stall, or to the end of the programme.</summary>
    public static Spell[] UntilNext(Slice slice) => [.. Each(slice, Gaps)];

    private static IEnumerable<Spell?> Of(ProgrammeOn p, int cluster, IReadOnlyList<Window> windows) =>
        p.Stalls.Select(s => Observed.Spell(s.From, s.To, CauseOf(s), cluster, p.AsOf, windows));

    private static IEnumerable<Spell?> Gaps(ProgrammeOn p, int cluster)
    {
        var windows = p.Windows(FactKind.Stalls);
        var stalls = p.Stalls.ToList();
        for (var i = 0; i < stalls.Count; i++)
        {
            if (stalls[i] is not { End: StallEnd.Resumed, To: { } resumed })
            {
                continue;
            }

            var next = i + 1 < stalls.Count ? stalls[i + 1].From : (DateOnly?)null;
            yield return Observed.Spell(
                resumed, next ?? p.EndedOn, next is null ? Ended : StalledAgain, cluster, p.AsOf, windows);
        }
    }

    private static IEnumerable<Spell> Each(Slice slice, Func<ProgrammeOn, int, IEnumerable<Spell?>> of)
    {
        for (var cluster = 0; cluster < slice.Programmes.Length; cluster++)
        {
            var programme = slice.Programmes[cluster];
            if (!programme.Stalls.Any())
            {
                continue;
            }

            foreach (var spell in of(programme, cluster))
            {
                if (spell is { } seen)
                {
                    yield return seen;
                }
            }
        }
    }

    private static int CauseOf(StateSpell stall) => stall.End switch
    {
        StallEnd.Open => 0,
        StallEnd.Resumed => Resumed,
        StallEnd.Dropped => Dropped,
        _ => Other,
    };
}
