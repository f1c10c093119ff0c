using Portfolio.Reports.Facts;

namespace Portfolio.Reports.Selection;

/// <summary>Orders statuses by the periods they speak of.</summary>
internal static class StatusesByPeriod
{
    /// <summary>
    /// The status that stands for each period, in their order: of several, the last recorded one. Statuses mostly come in the
    /// order of their periods; what does not is put together run by run, so that hundreds that speak of times long past cost
    /// little more.
    /// </summary>
    /// <param name="from">How many of them are left out.</param>
    public static List<StatusFact> Of(Clipped<StatusFact> statuses, int from = 0)
    {
        Queue<List<StatusFact>>? runs = null;
        var run = new List<StatusFact>(statuses.Count - from);
        for (var i = from; i < statuses.Count; i++)
        {
            var status = statuses[i];
            if (run.Count > 0 && run[^1].Report.Period > status.Report.Period)
            {
                (runs ??= new()).Enqueue(run);
                run = [];
            }

            Add(run, status);
        }

        if (runs is null)
        {
            return run;
        }

        runs.Enqueue(run);
        while (runs.Count > 1)
        {
            runs.Enqueue(Together(runs.Dequeue(), runs.Dequeue()));
        }

        return runs.Dequeue();
    }

    private static List<StatusFact> Together(List<StatusFact> one, List<StatusFact> other)
    {
        var both = new List<StatusFact>(one.Count + other.Count);
        for (var (i, j) = (0, 0); i < one.Count || j < other.Count;)
        {
            var first = j == other.Count || (i < one.Count && one[i].Report.Period <= other[j].Report.Period);
            Add(both, first ? one[i++] : other[j++]);
        }

        return both;
    }

    private static void Add(List<StatusFact> byPeriod, StatusFact status)
    {
        if (byPeriod.Count == 0 || byPeriod[^1].Report.Period != status.Report.Period)
        {
            byPeriod.Add(status);
        }
        else if (byPeriod[^1].At < status.At)
        {
            byPeriod[^1] = status;
        }
    }
}
