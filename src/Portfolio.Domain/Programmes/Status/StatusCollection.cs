using System.Collections;

namespace Portfolio.Domain.Programmes;

/// <summary>
/// The reports that stand, one for each period, in the order of periods. Immutable; the next period, which is what nearly
/// every report speaks of, costs no copy. Half of a programme's events are reports, so this is what folding rests on.
/// </summary>
public sealed class StatusCollection : IReadOnlyDictionary<DateOnly, StatusOnRecord>
{
    public static readonly StatusCollection Empty = new(GrowingList<StatusOnRecord>.Empty);

    private readonly GrowingList<StatusOnRecord> _byPeriod;

    private StatusCollection(GrowingList<StatusOnRecord> byPeriod) => _byPeriod = byPeriod;

    public int Count => _byPeriod.Count;

    public bool IsEmpty => Count == 0;

    /// <summary>In the order of their periods.</summary>
    public IReadOnlyList<StatusOnRecord> Values => _byPeriod;

    IEnumerable<DateOnly> IReadOnlyDictionary<DateOnly, StatusOnRecord>.Keys => _byPeriod.Select(held => held.Report.Period);

    IEnumerable<StatusOnRecord> IReadOnlyDictionary<DateOnly, StatusOnRecord>.Values => _byPeriod;

    public StatusOnRecord this[DateOnly period] => TryGetValue(period, out var held)
        ? held
        : throw new KeyNotFoundException($"There is no status for the period to {period:yyyy-MM-dd}.");

    public bool TryGetValue(DateOnly period, out StatusOnRecord held)
    {
        var at = Find(period);
        held = at >= 0 ? _byPeriod[at] : default;
        return at >= 0;
    }

    public bool ContainsKey(DateOnly period) => Find(period) >= 0;

    public StatusOnRecord? GetValueOrDefault(DateOnly period) => Find(period) is >= 0 and var at ? _byPeriod[at] : null;

    /// <summary>With a report in the place of the one for its period, if there was one.</summary>
    public StatusCollection With(StatusOnRecord next)
    {
        var at = Find(next.Report.Period);
        return new(at >= 0
            ? _byPeriod.SetItem(at, next)
            : ~at == Count ? _byPeriod.Add(next) : _byPeriod.Insert(~at, next));
    }

    IEnumerator<KeyValuePair<DateOnly, StatusOnRecord>> IEnumerable<KeyValuePair<DateOnly, StatusOnRecord>>.GetEnumerator() =>
        _byPeriod.Select(held => KeyValuePair.Create(held.Report.Period, held)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable<KeyValuePair<DateOnly, StatusOnRecord>>)this).GetEnumerator();

    // The place of a period; where it has none, the complement of where it would stand, as binary searches answer.
    private int Find(DateOnly period)
    {
        var all = _byPeriod.Span;
        if (all.IsEmpty || all[^1].Report.Period < period)
        {
            return ~all.Length;
        }

        var (low, high) = (0, all.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (all[middle].Report.Period.CompareTo(period))
            {
                case 0:
                    return middle;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return ~low;
    }
}
