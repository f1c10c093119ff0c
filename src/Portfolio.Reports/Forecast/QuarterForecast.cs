using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Forecast;

/// <summary>
/// What was learnt and said at the end of a quarter, from what was known then and from nothing that came later. It is the
/// same for ever: it says what is expected until the next quarter's end, and it is held against what came.
/// </summary>
/// <param name="Knowledge">What was known: its day is the last of the quarter.</param>
/// <param name="BaseRate">The share to be delivered within twelve months by the pooled rates: the same for every item.</param>
/// <param name="Cases">What was said of each item that waited.</param>
public sealed record QuarterForecast(
    Knowledge Knowledge, ForecastModel Model, double BaseRate, ImmutableArray<ForecastCase> Cases)
{
    public DateOnly On => Knowledge.AsOf;

    /// <param name="programmes">The facts of every programme, as known by then.</param>
    public static QuarterForecast Of(IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, Knowledge knowledge)
    {
        var slice = Slice.Of(programmes, organisation, new ReportParameters(knowledge, Evidence: false));
        var cells = new CellPlaces();
        PlacedRun[][] runs = [.. slice.Programmes.Select(p => cells.Of(WaitingMonths.Of(p)))];
        using var record = ForecastRecord.Of(cells, runs, knowledge.AsOf);
        return From(knowledge, record, [.. slice.Programmes.SelectMany(AskedOf)]);
    }

    /// <param name="asked">Each item that waits.</param>
    internal static QuarterForecast From(Knowledge knowledge, ForecastRecord record, IReadOnlyCollection<AskedItem> asked)
    {
        var model = ForecastModel.Of(record);
        var said = new Forecasts(model);
        var cases = ImmutableArray.CreateBuilder<ForecastCase>(asked.Count);
        foreach (var item in asked)
        {
            cases.Add(new(item.Programme, item.Item, said.DeliveredOf(item.Factors, item.Waited), item.At));
        }

        return new(knowledge, model, model.Pooled.FirstWithin(ItemForecast.Months), cases.MoveToImmutable());
    }

    /// <summary>What a forecast is asked of a programme.</summary>
    internal static IEnumerable<AskedItem> AskedOf(ProgrammeOn programme) =>
        WaitingItem.Of(programme).Select(w => new AskedItem(programme.Code, w.Item.Item, w.Item.At, w.Factors, w.Waited));

    /// <summary>The last day of the quarter that a day lies in.</summary>
    public static DateOnly EndOf(DateOnly day) => new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1).AddMonths(3).AddDays(-1);

    /// <summary>The quarter ends from a day on up to and with another, in order.</summary>
    public static IEnumerable<DateOnly> Ends(DateOnly from, DateOnly until)
    {
        for (var end = EndOf(from); end <= until; end = EndOf(end.AddDays(1)))
        {
            yield return end;
        }
    }
}

/// <summary>An item that waits, as far as a forecast asks.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AskedItem(string Programme, string Item, long At, Factors Factors, int Waited);
