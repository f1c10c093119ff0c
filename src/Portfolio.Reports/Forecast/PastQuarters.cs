using System.Collections;

namespace Portfolio.Reports.Forecast;

/// <summary>
/// What was said at several quarter ends, in their order. Of one item something is said quarter after quarter; which case
/// is of which item is found out when it is first asked for, and kept with them, so that to hold all that was said against
/// what came is to look at each item once. The first of them share what is known of all.
/// </summary>
public sealed class PastQuarters : IReadOnlyList<QuarterForecast>
{
    private readonly QuarterForecast[] _quarters;
    private readonly Lazy<SaidOf> _said;

    private PastQuarters(QuarterForecast[] quarters, int count, Lazy<SaidOf> said) =>
        (_quarters, Count, _said) = (quarters, count, said);

    public int Count { get; }

    public QuarterForecast this[int index] => index < Count
        ? _quarters[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} quarters.");

    /// <summary>Of which item each case is; of these quarters and perhaps of more.</summary>
    internal SaidOf Said => _said.Value;

    /// <summary>The same quarters; those that are this already stay what they are.</summary>
    public static PastQuarters Of(IReadOnlyList<QuarterForecast> quarters)
    {
        ArgumentNullException.ThrowIfNull(quarters);
        if (quarters is PastQuarters past)
        {
            return past;
        }

        QuarterForecast[] all = [.. quarters];
        return new(all, all.Length, new(() => new SaidOf(all)));
    }

    /// <summary>Those that end by a day: what is learnt on it is told of it, here as in a report that asks for the day.</summary>
    public PastQuarters UpTo(DateOnly day)
    {
        var count = 0;
        while (count < Count && _quarters[count].On <= day)
        {
            count++;
        }

        return First(count);
    }

    /// <summary>The first of them, as many as there are at most.</summary>
    public PastQuarters First(int count) => count < Count ? new(_quarters, count, _said) : this;

    public IEnumerator<QuarterForecast> GetEnumerator() => _quarters.Take(Count).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
