using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Forecast;

/// <summary>What a forecast is fitted on: item-months that are alike, counted, in all and by programme.</summary>
internal sealed class ForecastRecord
{
    private readonly ImmutableArray<(ForecastCell Cell, byte[] Active, Counts[] ByYear)> _rows;
    private readonly ImmutableArray<ImmutableArray<LogitRow>> _programmes;

    private ForecastRecord(
        ImmutableArray<(ForecastCell, byte[], Counts[])> rows, ImmutableArray<ImmutableArray<LogitRow>> programmes, PooledHazards pooled) =>
        (_rows, _programmes, Pooled) = (rows, programmes, pooled);

    /// <summary>Each month counted once.</summary>
    public PooledHazards Pooled { get; }

    /// <summary>The item-months of each programme that has any.</summary>
    public IEnumerable<IEnumerable<LogitRow>> Programmes => _programmes.Select(p => (IEnumerable<LogitRow>)p);

    /// <summary>In how many programmes anything that waited has ended.</summary>
    public int ProgrammesWithEnds => _programmes.Count(p => p.Any(r => r.First + r.Second > 0));

    public static ForecastRecord Of(Slice slice)
    {
        // Each programme for itself, so on all cores; put together in their order, so that the same comes out.
        var months = new WaitingMonth[slice.Programmes.Length][];
        Parallel.ForEach(Partitioner.Create(0, Math.Max(1, months.Length)), range =>
        {
            for (var i = range.Item1; i < Math.Min(range.Item2, months.Length); i++)
            {
                months[i] = [.. WaitingMonths.Of(slice.Programmes[i])];
            }
        });

        var places = new Dictionary<ForecastCell, int>();
        var rows = ImmutableArray.CreateBuilder<(ForecastCell Cell, byte[] Active, Counts[] ByYear)>();
        var programmes = ImmutableArray.CreateBuilder<ImmutableArray<LogitRow>>();
        var (first, second, exposure) = (0, 0, 0);
        foreach (var here in months)
        {
            var counts = new SortedDictionary<int, Counts>();
            foreach (var month in here)
            {
                if (!places.TryGetValue(month.Cell, out var place))
                {
                    places.Add(month.Cell, place = rows.Count);
                    rows.Add((month.Cell, month.Cell.Active(), new Counts[WaitingMonths.Years + 1]));
                }

                rows[place].ByYear[month.Year] = rows[place].ByYear[month.Year].Plus(month);
                counts[place] = counts.GetValueOrDefault(place).Plus(month);
                // Looks lie as far apart as what is near: what is near is each month once.
                if (!month.Cell.Far)
                {
                    exposure += month.Months;
                    first += month.Cause == 1 ? 1 : 0;
                    second += month.Cause == 2 ? 1 : 0;
                }
            }

            if (counts.Count > 0)
            {
                programmes.Add([.. counts.Select(c => c.Value.Row(rows[c.Key].Active))]);
            }
        }

        return new(rows.ToImmutable(), programmes.ToImmutable(), new(first, second, exposure));
    }

    /// <summary>All of it.</summary>
    public LogitRow[] Rows() => Rows(0, WaitingMonths.Years);

    /// <summary>What lies so many years back.</summary>
    public LogitRow[] Rows(int from, int to) =>
    [
        .. _rows.Select(r => r.ByYear[from..(to + 1)].Aggregate((a, b) => a.Plus(b)).Row(r.Active)).Where(r => r.Periods > 0),
    ];

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Counts(int Periods, int First, int Second)
    {
        public Counts Plus(WaitingMonth month) => new(
            Periods + month.Months, First + (month.Cause == 1 ? 1 : 0), Second + (month.Cause == 2 ? 1 : 0));

        public Counts Plus(Counts other) => new(Periods + other.Periods, First + other.First, Second + other.Second);

        public LogitRow Row(byte[] active) => new(active, Periods, First, Second);
    }
}
