using FsCheck.Fluent;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Tests.Facts;

namespace Portfolio.Reports.Tests.Forecast;

/// <summary>Many quarters in one pass say what each by itself says, to the last bit.</summary>
public class QuarterForecastsTests
{
    private static readonly DateOnly Now = new(2040, 1, 1);

    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    // What is known grows as the ledger does, but not by as much each time.
    private static readonly FsCheck.Gen<(Book, int[])> BooksAndShares =
        from book in AnyBook.Books
        from shares in Gen.ArrayOf(Gen.Choose(0, 100), QuarterForecast.Ends(AnyBook.First, AnyBook.First.AddDays(930)).Count())
        select (book, shares.Order().ToArray());

    [Fact]
    public void By_what_was_recorded_whatever_came_late_or_was_taken_back() =>
        AnyBook.ForAll(BooksAndShares, given => Same(given.Item1, Ends().Select((end, i) =>
            Knowledge.Recorded(given.Item1.Position * given.Item2[i] / 100, Now, end))));

    [Fact]
    public void By_what_was_said_whenever_it_was_recorded() =>
        AnyBook.ForAll(BooksAndShares, given => Same(given.Item1, Ends().Select((end, i) =>
            Knowledge.Reported(given.Item1.Position * given.Item2[i] / 100, Now, end))));

    // Enough ends for covariates, which random ledgers do not have.
    [Fact]
    public void Where_covariates_are_fitted()
    {
        var (book, quarters) = Busy();
        var forecasts = Same(book, quarters);
        forecasts.Count(f => f.Model.Fit is not null).ShouldBeGreaterThan(3);
        forecasts.ShouldContain(f => f.Cases.Length > 20);
    }

    [Fact]
    public void One_quarter_alone_is_what_it_is_among_others()
    {
        var (book, quarters) = Busy();
        var among = Same(book, quarters)[^2];
        ShouldBeTheSame(QuarterForecasts.Of(book.Histories, [(quarters[^2], book.OrganisationKnown(quarters[^2]))])[0], among);
    }

    private static IEnumerable<DateOnly> Ends() => QuarterForecast.Ends(AnyBook.First, AnyBook.First.AddDays(930));

    private static IReadOnlyList<QuarterForecast> Same(Book book, IEnumerable<Knowledge> times)
    {
        Knowledge[] quarters = [.. times];
        var inOnePass = QuarterForecasts.Of(book.Histories, [.. quarters.Select(q => (q, book.OrganisationKnown(q)))]);
        inOnePass.Count.ShouldBe(quarters.Length);
        for (var i = 0; i < quarters.Length; i++)
        {
            ShouldBeTheSame(inOnePass[i], QuarterForecast.Of(book.Known(quarters[i]), book.OrganisationKnown(quarters[i]), quarters[i]));
        }

        return inOnePass;
    }

    private static void ShouldBeTheSame(QuarterForecast one, QuarterForecast other)
    {
        (one.Knowledge, one.Model.Pooled, one.BaseRate).ShouldBe((other.Knowledge, other.Model.Pooled, other.BaseRate));
        one.Cases.ShouldBe(other.Cases);
        (one.Model.Fit?.Penalty).ShouldBe(other.Model.Fit?.Penalty);
        (one.Model.Fit?.Coefficients.ToArray()).ShouldBe(other.Model.Fit?.Coefficients.ToArray());
        (one.Model.Fit?.Covariance.ToArray()).ShouldBe(other.Model.Fit?.Covariance.ToArray());
    }

    // Forty programmes of eight items each, put off and ended on random days; a third is recorded up to a year late, and
    // some of it is taken back in the end.
    private static (Book Book, Knowledge[] Quarters) Busy()
    {
        var random = new Random(3);
        var (first, days) = (new DateOnly(2020, 1, 1), 1600);
        var plan = new List<(DateOnly Recorded, DateOnly On, string Programme, ProgrammeCommand Command)>();
        foreach (var programme in Enumerable.Range(10, 40).Select(n => $"P-{n}"))
        {
            foreach (var item in Enumerable.Range(1, 8).Select(n => $"I-{n}"))
            {
                var deferred = first.AddDays(random.Next(10, days / 2));
                Add(programme, deferred, random.Next(2) == 0 ? new DeferScopeItem(item, Cut, ToPhase: 2) : new DeferScopeItem(item, Cut, ToLater: true));
                if (random.Next(3) > 0)
                {
                    var ended = deferred.AddDays(random.Next(20, 500));
                    Add(programme, ended, random.Next(2) == 0 ? new Deliver(item) : new DropScopeItem(item, Cut));
                }
            }

            Add(programme, first.AddDays(random.Next(100, days)), new Stall(Cut));
        }

        var book = new Book();
        foreach (var programme in Enumerable.Range(10, 40).Select(n => $"P-{n}"))
        {
            book.Running(programme, "2020-01-01");
            foreach (var item in Enumerable.Range(1, 8).Select(n => $"I-{n}"))
            {
                book.Do(programme, "2020-01-01", new AddScopeItem(item, "Item", 1, random.Next(100)));
            }
        }

        var quarters = new List<Knowledge>();
        var ends = new Queue<DateOnly>(QuarterForecast.Ends(first, first.AddDays(days + 400)));
        var accepted = 0;
        foreach (var (recorded, on, programme, command) in plan.OrderBy(p => p.Recorded))
        {
            while (ends.TryPeek(out var end) && recorded > end)
            {
                quarters.Add(Knowledge.Recorded(book.Position, Now, ends.Dequeue()));
            }

            // What comes late may not fit what came before it, and is refused.
            accepted += book.Try(programme, on, command, on) is null ? 1 : 0;
            if (random.Next(20) == 0)
            {
                book.Try(programme, recorded, new Retract(Book.Command((40 * 13) + random.Next(1, accepted + 1)), "a mistake"), recorded);
            }
        }

        return (book, [.. quarters]);

        void Add(string programme, DateOnly on, ProgrammeCommand command) =>
            plan.Add((random.Next(3) == 0 ? on.AddDays(random.Next(400)) : on, on, programme, command));
    }
}
