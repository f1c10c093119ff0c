using FsCheck;
using FsCheck.Fluent;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;
using Portfolio.Reports.Tests.Facts;

namespace Portfolio.Reports.Tests.Forecast;

/// <summary>Items are looked at once for all that was ever said of them: it must come to what each case by itself comes to.</summary>
public class BackTestProperties
{
    private static readonly Gen<(Book Book, DateOnly Day)> Asked =
        from book in AnyBook.Books
        from day in AnyBook.AnyDay
        select (book, day.AddYears(1));

    [Fact]
    public void Scores_what_each_case_by_itself_comes_to() => AnyBook.ForAll(Asked, given =>
    {
        var (book, day) = given;
        var quarters = Quarters(book, day);
        var slice = Slice.Of(book.Facts, book.Organisation, Of(book, day));
        var test = BackTest.Of(quarters, slice);
        var told = quarters.Where(q => Due(q.On) <= day).SelectMany(q => q.Cases.Select(c => (Quarter: q, Said: c, Came: CameOf(book, slice, q.On, c)))).ToList();

        test.TakenBack.ShouldBe(told.Count(t => t.Came is null));
        (test.Score?.Cases ?? 0).ShouldBe(told.Count(t => t.Came is { Delivered: not null }));
        (test.Score?.Delivered ?? 0).ShouldBe(told.Count(t => t.Came is { Delivered: true }));
        if (test.Score is { } score)
        {
            score.Censored.ShouldBe(told.Count(t => t.Came is { Delivered: null }));
            test.Quarters.Sum(q => q.Score?.Cases ?? 0).ShouldBe(score.Cases);

            // Those not watched long enough are weighted for, by how likely it was to be watched so long; where there are none, the
            // mean is plain. An end comes before a loss of the same day: time is counted in half days.
            var scored = told.Where(t => t.Came is not null).Select(t => (t.Said, Came: t.Came!.Value)).ToList();
            var seen = KaplanMeier.Estimate([.. scored.Select((t, i) => t.Came.Delivered is null
                ? new Spell(0, (2 * t.Came.Days) + 1, 1, i)
                : new Spell(0, 2 * t.Came.Days, 0, i))]);
            var weighted = scored.Where(t => t.Came.Delivered is not null)
                .Select(t => (Weight: 1 / seen.At(2 * t.Came.Days)!.Value.Value, Off: Math.Pow(t.Said.Delivered - (t.Came.Delivered == true ? 1 : 0), 2)))
                .ToList();
            score.Brier.ShouldBe(weighted.Sum(w => w.Weight * w.Off) / weighted.Sum(w => w.Weight), 1e-12);
        }

        test.Calibration.Sum(b => b.Counted.Denominator).ShouldBe(test.Score?.Cases ?? 0);
    });

    [Fact]
    public void The_first_of_more_quarters_come_to_what_they_come_to_alone() => AnyBook.ForAll(Asked, given =>
    {
        var (book, day) = given;
        var quarters = PastQuarters.Of(Quarters(book, day));
        var slice = Slice.Of(book.Facts, book.Organisation, Of(book, day));
        BackTest.Of(quarters, slice);
        var earlier = day.AddDays(-400);
        List<QuarterForecast> alone = [.. quarters.Where(q => q.On <= earlier)];
        quarters.UpTo(earlier).ShouldBe(alone);
        BackTest.Of(quarters.UpTo(earlier), slice).ShouldBe(BackTest.Of(alone, slice));
    });

    private static DateOnly Due(DateOnly on) => on.AddDays((int)Math.Round(12 * Length.DaysPerMonth));

    private static ReportParameters Of(Book book, DateOnly day) => new(Knowledge.Recorded(book.Position, new(2040, 1, 1), day), Evidence: false);

    // Said of what was known of the day, whenever it was recorded; an item that waits in each of them may be another case each.
    private static List<QuarterForecast> Quarters(Book book, DateOnly day) => AllReports.Quarters(book.Facts, book.Organisation, Of(book, day));

    // Null: not on record any more, or ended before.
    private static (bool? Delivered, int Days)? CameOf(Book book, Slice slice, DateOnly on, ForecastCase said)
    {
        var (programme, item, came, handed) = (said.Programme, said.Item, (long?)null, 0);
        while (true)
        {
            var here = slice.Programmes.SingleOrDefault(p => p.Code == programme);
            var found = here is null ? null : new Clipped<ScopeItemFacts>(here.Facts.Items, here.AsOf)
                .Where(i => i.Item == item).OrderBy(i => i.At == (came ?? said.At)).LastOrDefault(i => came is null || i.At == came);
            if (here is null || found?.FirstDeferral is null || handed++ > 49)
            {
                return null;
            }

            if (found.GoesOn is { } goesOn && slice.Programmes.Any(p => p.Code == goesOn.Programme))
            {
                // What was taken over came by the same command.
                var command = book.Histories.SelectMany(h => h.All).Single(e => e.Position == found.Fates[^1].At).CommandId;
                came = book.Histories.SelectMany(h => h.All).Single(e => e.CommandId == command && e.Event is ScopeItemReceived r
                    && r.Item == goesOn.Item && r.FromItem == found.Item && e.Stream == Domain.Code.Stream("programme", goesOn.Programme)).Position;
                (programme, item) = (goesOn.Programme, goesOn.Item);
                continue;
            }

            var windows = here.Windows(FactKind.Scope);
            var open = found.Fate is ScopeFate.Open or ScopeFate.Transferred;
            var until = found.FateOn ?? (windows.Count == 0 ? found.From : windows[^1].To);
            return !open && until <= on ? null
                : until >= Due(on) && (open || until > Due(on)) ? (false, Due(on).DayNumber - on.DayNumber)
                : open ? (null, Math.Max(0, until.DayNumber - on.DayNumber))
                : (found.Fate == ScopeFate.Delivered, until.DayNumber - on.DayNumber);
        }
    }
}
