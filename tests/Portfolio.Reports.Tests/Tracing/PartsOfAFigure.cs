using System.Globalization;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Tests.Facts;

namespace Portfolio.Reports.Tests.Tracing;

/// <summary>
/// Whoever asks whose a figure's numbers are, the counted, those it was counted of, the open and those not observed, is told all
/// of them and nobody else: on random books and on one that has what these seldom have, without each programme in turn.
/// </summary>
public class PartsOfAFigure
{
    private static readonly IReadOnlyList<(string Name, Book Book, DateOnly Day)> Books = [.. Written()];

    private static readonly IReadOnlyList<(string Book, Report Report)> All =
    [
        .. Books.AsParallel().AsOrdered()
            .SelectMany(b => AllReports.Of(b.Book.Facts, b.Book.Organisation, Asked(b.Book, b.Day)).Select(r => (b.Name, r))),
    ];

    public static TheoryData<string> Reports => [.. ReportList.All.Select(r => r.Name)];

    [Theory]
    [MemberData(nameof(Reports))]
    public void Are_as_many_as_the_figure_says(string name)
    {
        foreach (var (book, figure) in AllOf(name))
        {
            var (parts, told) = (figure.Parts.ShouldNotBeNull(), $"{figure.Name} in {book}: {figure with { Formula = "", Parts = null, Evidence = null }}");
            parts.Counted.Behind.ShouldBe(figure.Evidence, told);
            parts.Open.Cases.ShouldBe(figure.Censored, $"open, {told}");
            parts.NotObserved.Cases.ShouldBe(figure.NotObserved, $"not observed, {told}");
            if (figure is { Numerator: { } counted } && !figure.Estimator.StartsWith("median", StringComparison.Ordinal))
            {
                parts.Counted.Cases.ShouldBe(counted, $"counted, {told}");
            }

            if (figure is { Numerator: not null, Denominator: { } of, Unit: Unit.Share })
            {
                parts.Base.Cases.ShouldBe((int)of, $"base, {told}");
            }

            // All that is counted is among what it was counted of, and nobody stands twice.
            var bases = parts.Base.Behind.ToDictionary(e => (e.Kind, e.Code), e => e.Positions);
            parts.Counted.Behind.ShouldAllBe(e => e.Positions.All(bases[new(e.Kind, e.Code)].Contains), told);
            foreach (var part in Enum.GetValues<PartName>().Select(parts.Of))
            {
                part.Behind.Select(e => (e.Kind, e.Code)).ShouldBeUnique(told);
                (part.Cases == 0 || part.Behind.Count > 0).ShouldBeTrue(told);
            }
        }
    }

    // Of a programme that stands behind no number of a figure nothing is in it. What all programmes decide together stays so.
    [Theory]
    [MemberData(nameof(Reports))]
    public void Are_all_there_is_without_which_it_would_be_another_figure(string name)
    {
        var entry = ReportList.All.Single(r => r.Name == name);
        foreach (var (book, given, day) in Books)
        {
            var asked = Asked(given, day) with { By = null };
            var all = given.Facts;
            var compute = entry.Among?.Invoke(all, given.Organisation, asked, AllReports.Quarters(all, given.Organisation, asked)) ?? Computed(entry);
            var whole = compute(all, given.Organisation, asked);
            foreach (var programme in all)
            {
                IReadOnlyList<ProgrammeFacts> others = [.. all.Where(f => f != programme)];
                var without = compute(others, given.Organisation, asked).Figures.ToDictionary(f => f.Name);
                foreach (var figure in whole.Figures)
                {
                    var (there, told) = (without[figure.Name], $"{figure.Name} without {programme.Code} in {book}");
                    bool IsIn(FigurePart part) => part.Behind.Any(e => e.Kind == Evidence.Programme && e.Code == programme.Code);
                    var parts = figure.Parts!;
                    (there.Censored < figure.Censored).ShouldBe(IsIn(parts.Open), $"open, {told}");
                    (there.NotObserved < figure.NotObserved).ShouldBe(IsIn(parts.NotObserved), $"not observed, {told}");
                    if (!IsIn(parts.Base))
                    {
                        there.Numerator.ShouldBe(figure.Numerator, told);
                        there.Denominator.ShouldBe(figure.Denominator, told);
                        there.Value.ShouldBe(figure.Value, told);
                        there.Interval.ShouldBe(figure.Interval, told);
                    }
                }
            }
        }
    }

    // A stall that was never resumed is none after which another may come; where the begin of a seat was not seen, its tenure is not known.
    [Fact]
    public void Of_a_curve_hold_nobody_of_whom_it_is_not_made()
    {
        var book = new Book().Running("P-1", "2024-01-01").Do("P-1", "2024-02-01", new Stall([Derailer.BudgetCut]))
            .Running("P-2", "2024-01-01").Do("P-2", "2024-02-01", new Stall([Derailer.BudgetCut])).Do("P-2", "2024-03-01", new Resume());
        var stalls = Of("stalls", book, "2024-06-30");
        stalls.Single(f => f.Name == "medianDaysStalled").Parts!.Base.Behind.Select(e => e.Code).ShouldBe(["P-1", "P-2"]);
        var again = stalls.Single(f => f.Name == "stalledAgainIn12Months").Parts!;
        again.Base.Behind.Select(e => e.Code).ShouldBe(["P-2"]);
        again.Open.Behind.Select(e => e.Code).ShouldBe(["P-2"]);

        book.Do("P-3", "2024-01-01", new Register("P-3", "Ran already", "IT", StartedOn: new(2019, 6, 1), PlannedFinish: new(2025, 1, 1)))
            .Do("P-3", "2024-01-01", new AppointSponsor("ann"));
        foreach (var figure in Of("sponsors", book, "2024-06-30").Where(f => f.Name is "medianTenure" or "outlivesSponsorIn24Months"))
        {
            figure.Parts!.NotObserved.Behind.Select(e => e.Code).ShouldBe(["P-3"]);
            figure.Parts.Base.Behind.Select(e => e.Code).ShouldBe(["P-1", "P-2"]);
        }

        static ValueList<Figure> Of(string name, Book book, string day) =>
            ReportList.All.Single(r => r.Name == name).Compute(book.Facts, book.Organisation, book.On(day) with { Parts = true }).Figures;
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Are_the_same_asked_of_one_figure_alone(string name)
    {
        var entry = ReportList.All.Single(r => r.Name == name);
        var (_, book, day) = Books[0];
        var asked = Asked(book, day);
        var facts = book.Facts;
        var quarters = AllReports.Quarters(facts, book.Organisation, asked);
        Report Of(ReportParameters parameters) => entry is ForecastingEntry forecasting
            ? forecasting.ComputeWith(facts, book.Organisation, parameters, quarters)
            : entry.Compute(facts, book.Organisation, parameters);
        var all = Of(asked);
        foreach (var figure in all.Figures)
        {
            var alone = Of(asked with { OnlyFigure = figure.Name });
            alone.Figures.Single(f => f.Name == figure.Name).ShouldBe(figure);
            alone.Groups.Select(g => g.Figures.SingleOrDefault(f => f.Name == figure.Name))
                .ShouldBe(all.Groups.Select(g => g.Figures.SingleOrDefault(f => f.Name == figure.Name)));
            alone.Figures.Select(f => f with { Evidence = null, Parts = null }).ShouldBe(all.Figures.Select(f => f with { Evidence = null, Parts = null }));
        }
    }

    // What was said at past quarter ends was said of those alone, too.
    private static ComputeReport Computed(ReportEntry entry) => entry is ForecastingEntry forecasting
        ? (facts, organisation, asked) => forecasting.ComputeWith(facts, organisation, asked, AllReports.Quarters(facts, organisation, asked))
        : entry.Compute;

    private static IEnumerable<(string Book, Figure Figure)> AllOf(string name) => All
        .Where(of => of.Report.Header.Name == name)
        .SelectMany(of => of.Report.Figures.Concat(of.Report.Groups.SelectMany(g => g.Figures)).Select(f => (of.Book, f)));

    private static ReportParameters Asked(Book book, DateOnly day) =>
        book.On(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) with { By = Grouping.Department, Parts = true };

    private static IEnumerable<(string, Book, DateOnly)> Written()
    {
        yield return ("the full book", FullBook.Written(), Book.Day("2025-01-03"));
        for (var seed = 1; seed <= 12; seed++)
        {
            var random = new Random(seed);
            var book = AnyBook.Written(random, random.Next(20, seed % 2 == 0 ? 160 : 900));
            yield return ($"book {seed}", book, AnyBook.First.AddDays(300 + random.Next(600)));
        }
    }
}
