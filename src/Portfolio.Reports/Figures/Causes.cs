using Portfolio.Domain;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Figures;

/// <summary>Counts the causes named.</summary>
internal static class Causes
{
    private static readonly Derailer[] All = Enum.GetValues<Derailer>();

    /// <summary>Most frequent first, then in the order of the domain.</summary>
    /// <param name="cases">Those of one programme together.</param>
    public static ValueList<CauseCount> Count(IEnumerable<(string Programme, ValueList<Derailer> Causes)> cases)
    {
        var (all, named, programmes, last) = (0, new int[All.Length], new int[All.Length], new string?[All.Length]);
        foreach (var (programme, causes) in cases)
        {
            all++;
            for (var i = 0; i < causes.Count; i++)
            {
                var cause = (int)causes[i];
                if (causes.Span[..i].Contains(causes[i]))
                {
                    continue;
                }

                named[cause]++;
                if (!ReferenceEquals(last[cause], programme))
                {
                    (last[cause], programmes[cause]) = (programme, programmes[cause] + 1);
                }
            }
        }

        return
        [
            .. All
                .Where(cause => named[(int)cause] > 0)
                .OrderByDescending(cause => named[(int)cause])
                .Select(cause => new CauseCount(
                    cause, named[(int)cause], programmes[(int)cause], Share.Of(named[(int)cause], all))),
        ];
    }
}
