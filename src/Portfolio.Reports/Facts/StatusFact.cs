using System.Runtime.InteropServices;
using Portfolio.Domain.Programmes;

namespace Portfolio.Reports.Facts;

/// <summary>
/// A status was reported, superseded ones included: which one stands for a period is told by position, among those
/// known on the day. A value, for half of all events are statuses.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StatusFact(DateOnly From, long At, StatusReported Report) : IDated<StatusFact>
{
    public StatusFact Until(DateOnly day) => this;

    /// <summary>For <see cref="ProgrammeFacts.LatestStatuses"/>: the last period, and of several for it the last recorded.</summary>
    internal static int[]? Latest(List<StatusFact> statuses)
    {
        int[]? latest = null;
        for (var i = 1; i < statuses.Count; i++)
        {
            var before = latest is null ? i - 1 : latest[i - 1];
            var isLatest = (statuses[i].Report.Period, statuses[i].At).CompareTo((statuses[before].Report.Period, statuses[before].At)) > 0;
            if (latest is null && !isLatest)
            {
                latest = [.. Enumerable.Range(0, statuses.Count)];
            }

            if (latest is not null)
            {
                latest[i] = isLatest ? i : before;
            }
        }

        return latest;
    }
}
