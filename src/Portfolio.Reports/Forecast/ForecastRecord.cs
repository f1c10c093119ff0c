using System.Runtime.InteropServices;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Forecast;

/// <summary>What a forecast is fitted on: item-months that are alike, counted, in all and by programme.</summary>
internal sealed class ForecastRecord : IDisposable
{
    private readonly CellPlaces _cells;
    private readonly IReadOnlyList<PlacedRun[]> _programmes;
    private readonly DateOnly _day;

    // Of each cell, by how many years ago.
    private readonly Rented<Counts> _counts;

    // The places of all cells that have any months, in their order.
    private readonly int[] _rows;

    // What was asked for last.
    private readonly Rented<LogitRow> _asked;

    private ForecastRecord(CellPlaces cells, IReadOnlyList<PlacedRun[]> programmes, DateOnly day)
    {
        (_cells, _programmes, _day) = (cells, programmes, day);
        _counts = new(cells.Count * (MonthSpan.Years + 1), clear: true);
        var (first, second, exposure) = (0, 0, 0);
        foreach (var programme in programmes)
        {
            var ended = false;
            foreach (var run in programme)
            {
                var known = run.Span.KnownBy(day);
                for (var year = 0; year <= MonthSpan.Years; year++)
                {
                    _counts[Index(run.Place, year)].Add(known[year], run.Span.Cause);
                }

                // Looks lie as far apart as what is near: what is near is each month once.
                var ends = known.All > 0 ? run.Span.Cause : 0;
                ended |= ends != 0;
                if (!cells[run.Place].Cell.Far)
                {
                    exposure += known.All;
                    first += ends == 1 ? 1 : 0;
                    second += ends == 2 ? 1 : 0;
                }
            }

            ProgrammesWithEnds += ended ? 1 : 0;
        }

        Pooled = new(first, second, exposure);
        _rows = Array.FindAll(cells.InOrder(), place => Between(place, 0, MonthSpan.Years).Periods > 0);
        _asked = new(_rows.Length);
    }

    /// <summary>Each month counted once.</summary>
    public PooledHazards Pooled { get; }

    /// <summary>In how many programmes anything that waited has ended.</summary>
    public int ProgrammesWithEnds { get; }

    /// <summary>What was known by a day.</summary>
    /// <param name="programmes">The runs of each programme that has any; see <see cref="WaitingMonths.OnlyGrow"/>.</param>
    public static ForecastRecord Of(CellPlaces cells, IReadOnlyList<PlacedRun[]> programmes, DateOnly day) => new(cells, programmes, day);

    /// <summary>All of it; the memory is used again for what is asked for next.</summary>
    public ReadOnlySpan<LogitRow> Rows() => Rows(0, MonthSpan.Years);

    /// <summary>What lies so many years back; in the same memory.</summary>
    public ReadOnlySpan<LogitRow> Rows(int from, int to)
    {
        var count = 0;
        foreach (var place in _rows)
        {
            if (Between(place, from, to) is { Periods: > 0 } counts)
            {
                _asked[count++] = new(_cells[place].Active, counts.Periods, counts.First, counts.Second);
            }
        }

        return _asked.Span[..count];
    }

    /// <summary>What each programme that has any item-months has of the rows of all; the memory is used again for the next.</summary>
    public IEnumerable<ReadOnlyMemory<LogitPart>> Programmes()
    {
        using var row = new Rented<int>(_cells.Count);
        for (var i = 0; i < _rows.Length; i++)
        {
            row[_rows[i]] = i;
        }

        var parts = Array.Empty<LogitPart>();
        foreach (var programme in _programmes)
        {
            if (parts.Length < programme.Length)
            {
                parts = new LogitPart[2 * programme.Length];
            }

            var count = 0;
            foreach (var run in programme)
            {
                if (run.Span.KnownBy(_day).All is > 0 and var months)
                {
                    parts[count++] = new(row[run.Place], months, run.Span.Cause == 1 ? 1 : 0, run.Span.Cause == 2 ? 1 : 0);
                }
            }

            if (count > 0)
            {
                yield return parts.AsMemory(0, count);
            }
        }
    }

    public void Dispose()
    {
        _counts.Dispose();
        _asked.Dispose();
    }

    private static int Index(int place, int year) => (place * (MonthSpan.Years + 1)) + year;

    private Counts Between(int place, int from, int to)
    {
        var sum = default(Counts);
        for (var year = from; year <= to; year++)
        {
            sum.Add(_counts[Index(place, year)]);
        }

        return sum;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Counts
    {
        public int Periods;
        public int First;
        public int Second;

        public void Add(int months, int cause)
        {
            Periods += months;
            First += cause == 1 ? months : 0;
            Second += cause == 2 ? months : 0;
        }

        public void Add(Counts other) =>
            (Periods, First, Second) = (Periods + other.Periods, First + other.First, Second + other.Second);
    }
}
