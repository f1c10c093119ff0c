using System.Globalization;
using Portfolio.Domain;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.PhaseTwo;
using Portfolio.Reports.Tests.Facts;
using Portfolio.Reports.Tests.Forecast;
using Portfolio.Reports.Tests.Tracing;

namespace Portfolio.Reports.Tests.Comparing;

/// <summary>
/// A column ages whose cells are others after a step of time and others again after the next one, of a day or of thirty, while nothing
/// takes effect in either. What turns on a day that comes (overdue, at risk → broken) turns in one of the two. Looked at in the same rows of
/// random books on three days, each column is either: one loses or gains its mark and a test fails.
/// </summary>
public class ColumnsThatAge
{
    // A number of several things is another in both steps where one of them turns in the first and another in the second.
    private const int AFew = 2;

    // Made in one place for several reports, in some of which nothing of them ages.
    private static readonly string[] OfSeveralReports = ["figures", "groups", "published", "watchlist-new", "watchlist-cleared", "curves"];

    private static readonly Dictionary<string, Seen> Columns = Looked();

    [Fact]
    public void Are_marked_one_and_all() =>
        Columns.Where(c => !c.Value.Ages && c.Value.SeenToAge).Select(Told).ShouldBeEmpty();

    [Fact]
    public void Are_marked_only_where_they_are_seen_to() =>
        Columns.Where(c => c.Value.Ages && !c.Value.SeenToAge).Select(Told).ShouldBeEmpty();

    [Fact]
    public void Are_not_told_in_JSON_where_columns_are() =>
        System.Text.Json.JsonSerializer.Serialize(new TableColumn("days", "Days", CellKind.Whole) { Ages = true })
            .ShouldBe("""{"Name":"days","Title":"Days","Kind":3}""");

    private static string Told(KeyValuePair<string, Seen> column) =>
        string.Create(CultureInfo.InvariantCulture, $"{column.Key}: {column.Value.Kept} were others in both steps, {column.Value.Turned} in one");

    private static Dictionary<string, Seen> Looked()
    {
        var columns = new Dictionary<string, Seen>();
        foreach (var (report, table, rows) in Looks().AsParallel().AsOrdered().SelectMany(l => Looked(l.Reports, l.From, l.Step)).ToList())
        {
            var name = table.Name is "fates" ? "curves" : OfSeveralReports.Contains(table.Name) ? table.Name : $"{report}.{table.Name}";
            foreach (var (at, column) in table.Columns.Index().Where(c => !table.Key.Contains(c.Item.Name)))
            {
                var seen = columns.GetValueOrDefault($"{name}.{column.Name}", new(column.Ages, 0, 0));
                seen.Ages.ShouldBe(column.Ages, $"{name}.{column.Name}");
                columns[$"{name}.{column.Name}"] = seen with
                {
                    Kept = seen.Kept + rows.Count(r => !Equals(r[0][at], r[1][at]) && !Equals(r[1][at], r[2][at])),
                    Turned = seen.Turned + rows.Count(r => Equals(r[0][at], r[1][at]) != Equals(r[1][at], r[2][at])),
                };
            }
        }

        return columns;
    }

    // Each table with those rows that are there on three days, as they are on each.
    private static IEnumerable<(string Report, ReportTable Table, List<ValueList<object?>[]> Rows)> Looked(Func<DateOnly, IReadOnlyList<Report>> reports, DateOnly from, int step)
    {
        var (first, second, third) = (Tables(0), Tables(step), Tables(2 * step));
        foreach (var (of, (table, rows)) in first)
        {
            var (then, last) = (second[of].Rows, third[of].Rows);
            yield return (
                of.Report, table,
                [.. rows.Where(r => then.ContainsKey(r.Key) && last.ContainsKey(r.Key)).Select(r => new[] { r.Value, then[r.Key], last[r.Key] })]);
        }

        Dictionary<(string Report, string Table), (ReportTable Table, Dictionary<ValueList<object?>, ValueList<object?>> Rows)> Tables(int later) =>
            reports(from.AddDays(later)).SelectMany(r => r.Tables().Select(t => (Report: r.Header.Name, Table: t)))
                .ToDictionary(t => (t.Report, t.Table.Name), t => (t.Table, t.Table.Rows.ToDictionary(t.Table.KeyOf)));
    }

    private static IEnumerable<(Func<DateOnly, IReadOnlyList<Report>> Reports, DateOnly From, int Step)> Looks()
    {
        for (var seed = 0; seed <= 80; seed++)
        {
            var random = new Random(seed);
            var book = seed == 0 ? FullBook.Written() : AnyBook.Written(random, random.Next(20, seed % 4 == 0 ? 900 : 160));
            var busy = book.Histories.SelectMany(h => h.All).Concat(book.AboutTheOrganisation).Select(e => e.EffectiveOn).ToHashSet();
            foreach (var step in new[] { 1, 30 })
            {
                List<DateOnly> quiet =
                [
                    .. Enumerable.Range(60, 2000).Select(AnyBook.First.AddDays)
                        .Where(day => Enumerable.Range(1, 2 * step).All(later => !busy.Contains(day.AddDays(later))))
                        .Take(1000),
                ];
                yield return (Of, quiet[random.Next(quiet.Count)], step);
            }

            IReadOnlyList<Report> Of(DateOnly day) =>
                AllReports.Of(book.Facts, book.Organisation, book.On($"{day:yyyy-MM-dd}") with { By = Grouping.Department });
        }

        // By the few items of random books the same is expected of all. By many it is expected of each by how long it has waited.
        var madeUp = new MadeUp(seed: 1, programmes: 300);
        var said = madeUp.Quarters(MadeUp.Last);
        yield return (OfItems, MadeUp.Last.AddDays(1), 30);
        yield return (OfItems, MadeUp.Last.AddDays(15), 30);

        IReadOnlyList<Report> OfItems(DateOnly day) =>
        [
            ForecastReport.Compute(madeUp.Facts, Organisation.Initial, new(Known(day)), said),
            PhaseTwoReport.Compute(madeUp.Facts, Organisation.Initial, new(Known(day)), said),
        ];

        static Knowledge Known(DateOnly day) => Knowledge.Recorded(1, new(2040, 1, 1), day);
    }

    /// <param name="Kept">How many cells were others in both steps: they kept on.</param>
    /// <param name="Turned">How many were in one of them.</param>
    private sealed record Seen(bool Ages, int Kept, int Turned)
    {
        public bool SeenToAge => Kept > AFew && 2 * Kept > Turned;
    }
}
