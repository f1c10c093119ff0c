using System.Collections.Concurrent;
using Portfolio.App.Node;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Reports.Forecasting;

/// <summary>
/// What was said at past quarter ends. It rests on what was known then alone, so that it is computed once and is the same
/// for whoever asks later, at whatever position: the last quarter's end before a report's day speaks, and those before
/// are held against what came.
/// </summary>
internal sealed class PastForecasts
{
    /// <summary>
    /// How many questions about what sources had said are kept: every other position that is asked for may rest on forecasts of
    /// its own. Of what was recorded there is one for each quarter's end, whoever asks.
    /// </summary>
    public const int MostSaid = 8;

    private readonly Lock _turn = new();
    private readonly LinkedList<Knowledge[]> _said = [];
    private readonly ConcurrentDictionary<(int History, Knowledge Knowledge), QuarterForecast> _made = new();
    private readonly ConcurrentDictionary<(int History, Knowledge Knowledge), Lazy<Task>> _begun = new();
    private volatile PastQuarters _recorded = PastQuarters.Of([]);
    private int _awaited;

    /// <summary>Those up to the day that a report speaks of, in their order; waits for those that are being computed.</summary>
    /// <param name="throttle">Holds the computation back for those who need the processor, as long as nobody waits for it.</param>
    public PastQuarters Of(
        View view, Knowledge knowledge, Throttle? throttle = null, CancellationToken cancellation = default)
    {
        var ends = Ends(view, knowledge);
        if (Made(view, ends) is { } made)
        {
            return Together(knowledge, made);
        }

        var awaits = throttle is null ? 1 : 0;
        Interlocked.Add(ref _awaited, awaits);
        try
        {
            lock (_turn)
            {
                Compute(view, [.. ends.Where(end => !_made.ContainsKey((view.History, end)))], throttle, cancellation);
                var computed = Made(view, ends)!;
                if (knowledge.SaidBy is not null)
                {
                    Keep(view.History, ends);
                }

                return Together(knowledge, computed);
            }
        }
        finally
        {
            Interlocked.Add(ref _awaited, -awaits);
        }
    }

    /// <summary>
    /// Sees to it that they come, and does not wait: done where all of them are there. One that failed is begun anew by who asks
    /// after the one who was told.
    /// </summary>
    public Task Begin(View view, Knowledge knowledge)
    {
        if (Made(view, Ends(view, knowledge)) is not null)
        {
            return Task.CompletedTask;
        }

        var key = (view.History, knowledge);
        var begun = _begun.GetOrAdd(key, _ => new(() => Task.Run(() =>
        {
            Of(view, knowledge);
            _begun.TryRemove(key, out Lazy<Task>? _);
        })));
        if (begun.Value.IsCompleted)
        {
            _begun.TryRemove(new(key, begun));
        }

        return begun.Value;
    }

    // Of what was recorded it is mostly the same ones, or the first of them: what is known of them together is found out once.
    private PastQuarters Together(Knowledge knowledge, QuarterForecast[] quarters)
    {
        var recorded = _recorded;
        if (quarters.Length <= recorded.Count && recorded.Take(quarters.Length).SequenceEqual(quarters, ReferenceEqualityComparer.Instance))
        {
            return recorded.First(quarters.Length);
        }

        var together = PastQuarters.Of(quarters);
        if (knowledge.SaidBy is null)
        {
            _recorded = together;
        }

        return together;
    }

    private static Knowledge[] Ends(View view, Knowledge knowledge) =>
        [.. knowledge.SaidBy is { } day ? Said(view, knowledge, day) : Recorded(view, knowledge)];

    private QuarterForecast[]? Made(View view, Knowledge[] ends)
    {
        var made = new QuarterForecast[ends.Length];
        for (var i = 0; i < ends.Length; i++)
        {
            if (!_made.TryGetValue((view.History, ends[i]), out made[i]!))
            {
                return null;
            }
        }

        return made;
    }

    private void Keep(int history, Knowledge[] said)
    {
        _said.AddFirst(said);
        if (_said.Count <= MostSaid)
        {
            return;
        }

        var oldest = _said.Last!.Value;
        _said.RemoveLast();
        foreach (var end in oldest.Except(_said.SelectMany(s => s)))
        {
            _made.TryRemove((history, end), out _);
        }
    }

    private void Compute(View view, Knowledge[] missing, Throttle? throttle, CancellationToken cancellation)
    {
        var made = QuarterForecasts.Of(
            view.Programmes.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value),
            [.. missing.Select(end => (end, ReportCatalogue.OrganisationOf(view, end)))],
            () =>
            {
                if (Volatile.Read(ref _awaited) == 0)
                {
                    throttle?.Rest();
                }
            },
            cancellation);
        foreach (var forecast in made)
        {
            _made[(view.History, forecast.Knowledge)] = forecast;
        }

        // What an earlier history held is not asked for any more.
        foreach (var key in _made.Keys.Where(key => key.History < view.History))
        {
            _made.TryRemove(key, out _);
        }
    }

    // A quarter's end before the day that is spoken of, or before the day on which the position was recorded: all that was
    // recorded by then lies up to the position. What day it is (KnownOn, while the position is the newest) decides nothing,
    // so that the same link shows the same for ever.
    private static IEnumerable<Knowledge> Recorded(View view, Knowledge knowledge)
    {
        if (knowledge.KnownAt == 0)
        {
            yield break;
        }

        var day = view.DayOf(view.Log[knowledge.KnownAt].RecordedAt);
        var until = knowledge.AsOf < day ? knowledge.AsOf : knowledge.AsOf.AddDays(-1);
        foreach (var end in QuarterForecast.Ends(view.DayOf(view.Log[1].RecordedAt), until))
        {
            var position = view.Log.PositionAt(view.EndOf(end));
            if (position > 0)
            {
                yield return Knowledge.Recorded(position, end);
            }
        }
    }

    // What sources had said by a day may come on record long after. The last position that adds to it stands for all that
    // know no more, so that what is recorded about later days changes nothing.
    private static IEnumerable<Knowledge> Said(View view, Knowledge knowledge, DateOnly saidBy)
    {
        var lastByDay = new SortedDictionary<DateOnly, long>();
        foreach (var said in view.Programmes.Values.SelectMany(h => h.All).Where(knowledge.Holds))
        {
            lastByDay[said.ReportedOn] = Math.Max(lastByDay.GetValueOrDefault(said.ReportedOn), said.Position);
        }

        if (lastByDay.Count == 0)
        {
            yield break;
        }

        var last = 0L;
        using var days = lastByDay.GetEnumerator();
        var more = days.MoveNext();
        foreach (var end in QuarterForecast.Ends(lastByDay.Keys.First(), knowledge.AsOf < saidBy ? knowledge.AsOf : saidBy))
        {
            for (; more && days.Current.Key <= end; more = days.MoveNext())
            {
                last = Math.Max(last, days.Current.Value);
            }

            yield return Knowledge.Reported(last, end, end);
        }
    }
}
