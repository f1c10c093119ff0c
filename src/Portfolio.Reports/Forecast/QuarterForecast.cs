using System.Collections.Immutable;
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
        var model = ForecastModel.Of(ForecastRecord.Of(slice));
        var said = new Forecasts(model);
        return new(
            knowledge,
            model,
            model.Pooled.FirstWithin(ItemForecast.Months),
            [
                .. WaitingItem.All(slice).Select(w => new ForecastCase(
                    w.Programme.Code, w.Item.Item, said.Of(w.Factors, w.Waited).Delivered.Value)),
            ]);
    }

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
