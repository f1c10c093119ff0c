using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Resilience;

/// <summary>What a programme lacks to be ready for every named threat.</summary>
internal sealed class Unready(ProgrammeOn programme, int months)
{
    private readonly List<ContingencyFacts> _old = [.. programme.Contingencies.Where(c => !c.IsFreshOn(programme.AsOf, months))];

    private readonly List<string> _missing =
    [
        .. Threat.Named.Except(programme.Contingencies.Select(c => c.Threat), StringComparer.OrdinalIgnoreCase),
    ];

    public UnreadyRow Row => new(
        programme.Code, programme.Title, programme.Department, [.. _missing], [.. _old.Select(c => c.Threat)], [.. _old.Select(c => c.Tended.At)]);

    private int Count => _missing.Count + _old.Count;

    /// <summary>Those that lack anything, the one that lacks most first, by code where they lack as much.</summary>
    /// <param name="open">That have not ended and are looked at all the time: of others nobody knows what they prepared.</param>
    /// <param name="months">For how many an answer is good.</param>
    public static List<Unready> All(IEnumerable<ProgrammeOn> open, int months) =>
    [
        .. open.Select(p => (Code: p.Code, Unready: new Unready(p, months)))
            .Where(u => u.Unready.Count > 0)
            .OrderByDescending(u => u.Unready.Count)
            .ThenBy(u => u.Code, StringComparer.OrdinalIgnoreCase)
            .Select(u => u.Unready),
    ];
}
