using System.Collections.Immutable;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Comparing;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Forecast;

namespace Portfolio.Reports.Tracing;

/// <summary>A row that is looked for in the same report of other facts.</summary>
internal sealed class TracedRow
{
    // What was not counted but could have been; it says nothing of who was.
    private static readonly ImmutableArray<string> NotCounted = ["of", "denominator", "notObserved", "lower", "upper"];

    private readonly ReportEntry _entry;
    private readonly Side _side;
    private readonly string _table;
    private readonly int[] _key;
    private readonly int[] _counted;
    private readonly object?[] _about;
    private readonly ILookup<string, (int Quarter, ForecastCase Said)> _said;
    private readonly ComputeReport? _among;

    public TracedRow(ReportEntry entry, Side side, ReportTable table, ValueList<object?> cells)
    {
        (_entry, _side, _table, _among) = (entry, side, table.Name, side.Among(entry));
        _key = [.. table.Key.Select(table.Column)];
        _about = [.. _key.Select(i => cells[i])];
        _counted = table.Column("programme") >= 0
            ? [.. Enumerable.Range(0, table.Columns.Count)]
            : Counted(table, cells);
        _said = side.Quarters
            .SelectMany((q, i) => q.Cases.Select(c => (Quarter: i, Said: c)))
            .ToLookup(c => c.Said.Programme, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>What the row counts in the report of some programmes; empty where there is no such row.</summary>
    public ValueList<object?> Counted(IReadOnlyList<ProgrammeFacts> programmes, Organisation? organisation = null)
    {
        var parameters = _side.Parameters with { Evidence = false };
        var around = organisation ?? _side.Organisation;
        var report = _among is not null ? _among(programmes, around, parameters)
            : _entry is ForecastingEntry forecasting ? forecasting.ComputeWith(programmes, around, parameters, QuartersOf(programmes))
            : _entry.Compute(programmes, around, parameters);
        if (report.Tables().FirstOrDefault(t => t.Name == _table) is not { } table)
        {
            return [];
        }

        foreach (var row in table.Rows)
        {
            if (IsIt(row))
            {
                return [.. _counted.Select(i => row[i])];
            }
        }

        return [];
    }

    /// <summary>
    /// The events of a programme without which the row would count otherwise of it. First whole kinds of events are left out, then
    /// those of the kinds that matter one by one. That a programme came on record at all is named where nothing else is.
    /// </summary>
    public ValueList<long> EventsOf(ProgrammeFacts programme)
    {
        var asOf = _side.Parameters.Knowledge.AsOf;
        var all = _side.History(programme.Code).All;
        var standing = _side.History(programme.Code).Standing.Where(e => e.EffectiveOn <= asOf).ToList();
        var whole = Counted([programme]);
        var (matter, opening) = (new List<long>(), new List<long>());
        foreach (var kind in standing.GroupBy(e => e.Event.GetType()))
        {
            var places = kind.Select(e => e.Position).ToHashSet();
            if (Without(places).Same)
            {
                continue;
            }

            foreach (var position in places)
            {
                var (same, gone) = places.Count == 1 ? (false, Without(places).Gone) : Without([position]);
                if (!same)
                {
                    (gone ? opening : matter).Add(position);
                }
            }
        }

        return [.. (matter.Count > 0 ? matter : opening).Order()];

        (bool Same, bool Gone) Without(HashSet<long> positions)
        {
            var facts = ProgrammeFacts.Of(ProgrammeHistory.Of(all.Where(e => !positions.Contains(e.Position))));
            return (Counted([facts]).Equals(whole), facts.Opened is null);
        }
    }

    private bool IsIt(ValueList<object?> row)
    {
        for (var i = 0; i < _key.Length; i++)
        {
            if (!Equals(row[_key[i]], _about[i]))
            {
                return false;
            }
        }

        return true;
    }

    // Shares follow from counts, where there are any, and so does the value of a figure that has a numerator.
    private int[] Counted(ReportTable table, ValueList<object?> cells)
    {
        var after = _key.Length == 0 ? 0 : _key.Max() + 1;
        var follows = table.Column("numerator") is >= 0 and var at && cells[at] is not null ? table.Column("value") : -1;
        int[] Of(params CellKind[] kinds) =>
        [
            .. Enumerable.Range(after, table.Columns.Count - after)
                .Where(i => i != follows && kinds.Contains(table.Columns[i].Kind) && !NotCounted.Contains(table.Columns[i].Name)),
        ];
        return Of(CellKind.Whole) is { Length: > 0 } ? Of(CellKind.Whole, CellKind.Number) : Of(CellKind.Number, CellKind.Share);
    }

    private List<QuarterForecast> QuartersOf(IReadOnlyList<ProgrammeFacts> programmes)
    {
        var said = programmes.SelectMany(p => _said[p.Code]).ToLookup(c => c.Quarter, c => c.Said);
        return [.. _side.Quarters.Select((q, i) => q with { Cases = [.. said[i]] })];
    }
}
