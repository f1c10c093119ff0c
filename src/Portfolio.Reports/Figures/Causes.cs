using Portfolio.Domain;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Figures;

/// <summary>Counts the causes named.</summary>
internal static class Causes
{
    /// <summary>Most frequent first, then in the order of the domain.</summary>
    public static ValueList<CauseCount> Count(IReadOnlyList<(string Programme, ValueList<Derailer> Causes)> cases) =>
    [
        .. Enum.GetValues<Derailer>()
            .Select(cause => (Cause: cause, Cases: cases.Where(c => c.Causes.Contains(cause)).ToList()))
            .Where(c => c.Cases.Count > 0)
            .OrderByDescending(c => c.Cases.Count)
            .Select(c => new CauseCount(
                c.Cause,
                c.Cases.Count,
                c.Cases.Select(x => x.Programme).Distinct().Count(),
                Share.Of(c.Cases.Count, cases.Count))),
    ];
}
