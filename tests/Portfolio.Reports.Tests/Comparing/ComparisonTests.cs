using FsCheck;
using FsCheck.Fluent;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Waves;
using Portfolio.Reports.Comparing;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Tests.Facts;

namespace Portfolio.Reports.Tests.Comparing;

public class ComparisonTests
{
    private static readonly DateOnly Now = new(2040, 1, 1);

    // One report of each book: what there is to compute is much, and the books are many.
    private static readonly Gen<(Book Book, int One, int Other, DateOnly Day, ReportEntry Entry)> Asked =
        from book in AnyBook.Books
        from one in Gen.Choose(1, 100)
        from other in Gen.Choose(1, 100)
        from day in AnyBook.AnyDay
        from entry in Gen.Elements(ReportList.All.ToArray())
        select (book, one, other, day, entry);

    // P-1's stall is event 6, P-2 has events 7 to 11, and P-1's stall is taken back as event 12.
    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01").Do("P-1", "2024-02-01", new Stall([Derailer.BudgetCut]))
        .Running("P-2", "2024-01-01")
        .Do("P-1", "2024-05-01", new Retract(Book.Command(6), "another programme’s"));

    [Fact]
    public void What_was_learnt_between_two_positions_is_named_with_its_events()
    {
        var stalled = Compared("stalls", At(11), At(5)).Figures.Single(f => f.Name == "stalledNow");

        (stalled.Then.Numerator, stalled.Then.Denominator).ShouldBe((0, 1));
        (stalled.Now.Numerator, stalled.Now.Denominator).ShouldBe((1, 2));
        stalled.Change.ShouldBe(0.5);
        stalled.Behind.Select(b => (b.Code, b.Positions)).ShouldBe([("P-1", [6]), ("P-2", [7, 8, 9, 10, 11])]);
    }

    [Fact]
    public void What_was_taken_back_is_named_too()
    {
        var stalled = Compared("stalls", At(12), At(11)).Figures.Single(f => f.Name == "stalledNow");

        (stalled.Then.Numerator, stalled.Now.Numerator).ShouldBe((1, 0));
        stalled.Behind.ShouldHaveSingleItem().Positions.ShouldBe([6, 12]);
    }

    [Fact]
    public void What_a_programme_changes_nothing_in_it_is_not_named_for() =>
        Compared("sponsors", At(12), At(11)).Figures.Single(f => f.Name == "vacantNow").Behind.ShouldBeEmpty();

    [Fact]
    public void On_two_days_each_counts_what_was_so_by_it()
    {
        var stalled = Compared("stalls", Knowledge.Recorded(11, Now, new(2024, 3, 1)), Knowledge.Recorded(11, Now, new(2024, 1, 15)))
            .Figures.Single(f => f.Name == "stalledNow");

        (stalled.Then.Numerator, stalled.Now.Numerator).ShouldBe((0, 1));
        stalled.Behind.ShouldHaveSingleItem().Code.ShouldBe("P-1");
    }

    // A wave opens on 1 February, and a response raises an action: one that P-1, of which a sponsor leaves, has no part in.
    [Theory]
    [InlineData("2024-06-01")]
    [InlineData("2024-01-15")]
    public void What_the_organisation_makes_is_named_for_no_programme(string earlier)
    {
        var book = new Book().Running("P-1", "2024-01-01");
        var before = book.Position;
        book.Do("2024-02-01", new OpenWave(
                "W-1", "Customers", 40, 20, SamplingMethod.Random, new(0, 10), 5, new("ann", 14), Drivers: ["Ease"]))
            .Do("2024-02-10", new RecordResponses("W-1", [new("R-1", 2, [new("Ease", 2)], "ACME")]))
            .Do("2024-02-10", new ChangeSetting("vacancyDays", "1"))
            .Do("P-1", "2024-03-01", new VacateSponsor("ann", "moved on"));
        var then = Knowledge.Recorded(earlier == "2024-06-01" ? before : book.Position, Now, Book.Day(earlier));

        foreach (var entry in ReportList.All.Where(r => r.Name is "closed-loop" or "account-plan" or "surveys"))
        {
            var compared = ReportComparisons.Of(entry, SideOf(book, At(book.Position)), SideOf(book, then));
            compared.Changed.ShouldBe(1);
            compared.Figures.Where(f => f.Now.Numerator is not null && f.Unit is Unit.Share or Unit.Count).ShouldAllBe(f => f.Behind.Count == 0, entry.Name);
        }

        ReportComparisons.Of(ReportList.All.Single(r => r.Name == "closed-loop"), SideOf(book, At(book.Position)), SideOf(book, then))
            .Figures.Single(f => f.Name == "actionsOpen").Now.Numerator.ShouldBe(1);
    }

    // Of both programmes somebody had said something by 15 January, but not yet what they are.
    [Fact]
    public void Programmes_of_which_no_opening_had_been_said_count_on_neither_side()
    {
        var book = new Book();
        foreach (var programme in new[] { "P-1", "P-2" })
        {
            book.Do(programme, "2024-01-01", new Propose(programme, programme, "IT"), reported: "2024-02-01")
                .Do(programme, "2024-01-02", new AppointSponsor("ann"), reported: "2024-01-10");
        }

        var compared = ReportComparisons.Of(
            ReportList.All.Single(r => r.Name == "board"),
            SideOf(book, Knowledge.Reported(book.Position, Now, Now, new(2024, 6, 1))),
            SideOf(book, Knowledge.Reported(book.Position, Now, new(2024, 1, 15), new(2024, 1, 15))));

        compared.Changed.ShouldBe(2);
        compared.Compared.Programmes.ShouldBe(0);
    }

    // An account that two begin to touch is touched if only one of them does: neither alone made the difference, both did.
    [Fact]
    public void Programmes_that_did_the_same_to_an_account_are_all_named()
    {
        var book = new Book().Do("2023-01-01", new DescribeAccount("ACME", "Acme plc"));
        foreach (var programme in new[] { "P-1", "P-2" })
        {
            book.Do(programme, "2024-01-01", new Propose(programme, programme, "IT"))
                .Do(programme, "2024-02-01", new Describe(Accounts: ["ACME"]));
        }

        var compared = ReportComparisons.Of(
            ReportList.All.Single(r => r.Name == "account-plan"),
            SideOf(book, At(book.Position)),
            SideOf(book, Knowledge.Recorded(book.Position, Now, new(2024, 1, 15))));

        var untouched = compared.Figures.Single(f => f.Name == "untouched");
        (untouched.Now.Numerator, untouched.Then.Numerator).ShouldBe((1, 2));
        untouched.Behind.Select(b => b.Code).ShouldBe(["P-1", "P-2"]);
    }

    // To know of those programmes what one side knows, and of all others what the other does, is to get the figure of the one;
    // and none is named without need: what adds up is another as soon as one of them is known as on the other side.
    [Fact]
    public void The_programmes_named_make_the_whole_difference_and_each_has_its_part_in_it() => AnyBook.ForAll(Asked, given =>
    {
        var (book, one, other, day, entry) = given;
        var (now, then) = (SideOf(book, Known(book, one, day), entry), SideOf(book, Known(book, other, day), entry));
        var organisation = now.Organisation;
        var compared = ReportComparisons.Of(entry, now, then);
        var all = Computed(now.Facts, evidence: true);
        foreach (var code in entry.Joint ? [] : compared.Figures.SelectMany(f => f.Behind).Select(b => b.Code).Distinct())
        {
            var less = Computed([.. now.Facts.Where(f => f.Code != code), .. then.Facts.Where(f => f.Code == code)], evidence: true);
            foreach (var i in Enumerable.Range(0, compared.Figures.Count).Where(i =>
                AddsUp(compared.Figures[i]) && !OfAccounts(entry, compared.Figures[i]) && compared.Figures[i].Behind.Any(b => b.Code == code)))
            {
                less.Figures[i].ShouldNotBe(all.Figures[i], $"{code} in {entry.Name}.{all.Figures[i].Name}");
            }
        }

        for (var i = 0; i < compared.Figures.Count; i++)
        {
            var figure = compared.Figures[i];
            var named = figure.Behind.Select(b => b.Code).ToHashSet();
            ProgrammeFacts[] mixed =
            [
                .. now.Facts.Where(f => named.Contains(f.Code)), .. then.Facts.Where(f => !named.Contains(f.Code)),
            ];
            var made = Computed(mixed, evidence: false).Figures[i];
            (made.Value, made.Numerator, made.Denominator, made.Censored, made.NotObserved).ShouldBe(
                (figure.Now.Value, figure.Now.Numerator, figure.Now.Denominator, figure.Now.Censored, figure.Now.NotObserved),
                $"{entry.Name}.{figure.Name}");
        }

        Report Computed(IReadOnlyList<ProgrammeFacts> facts, bool evidence)
        {
            var parameters = now.Parameters with { Evidence = evidence };
            return entry is ForecastingEntry forecasting
                ? forecasting.ComputeWith(facts, organisation, parameters, now.Quarters)
                : entry.Compute(facts, organisation, parameters);
        }
    });

    private static bool AddsUp(FigureDifference figure) => figure is { Now.Numerator: not null, Unit: Unit.Share };

    // What several programmes touch is counted once: it may stay as it is without any one of them.
    private static bool OfAccounts(ReportEntry entry, FigureDifference figure) =>
        entry.Name == "account-plan" && figure.Name is "pressing" or "untouched";

    private static Knowledge At(long position) => Knowledge.Recorded(position, Now, new(2024, 6, 1));

    private static Knowledge Known(Book book, int percent, DateOnly day) =>
        Knowledge.Recorded(Math.Max(1, book.Position * percent / 100), Now, day);

    // What was said at past quarter ends is the same; what waits on the day is not.
    [Fact]
    public void Of_a_forecast_the_counts_name_their_programmes_and_what_rests_on_all_names_each_with_other_events()
    {
        var book = new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-01-02", new AddScopeItem("I-1", "Portal", 1, 50))
            .Running("P-2", "2024-01-01")
            .Do("P-1", "2024-05-01", new DeferScopeItem("I-1", [Derailer.BudgetCut], ToLater: true))
            .Do("P-2", "2024-05-02", new NameDeputySponsor("eve"));
        var entry = ReportList.All.Single(r => r.Name == "forecast");
        var compared = ReportComparisons.Of(entry, SideOf(book, At(book.Position), entry), SideOf(book, At(book.Position - 2), entry));

        var waiting = compared.Figures.Single(f => f.Name == "waitingItems");
        (waiting.Then.Numerator, waiting.Now.Numerator).ShouldBe((0, 1));
        waiting.Behind.ShouldHaveSingleItem().Positions.ShouldBe([book.Position - 1]);
        compared.Figures.Single(f => f.Name == "neverDelivered").Behind.Select(b => b.Code).ShouldBe(["P-1", "P-2"]);
    }

    private static ReportComparison Compared(string report, Knowledge now, Knowledge then) =>
        ReportComparisons.Of(ReportList.All.Single(r => r.Name == report), SideOf(Given, now), SideOf(Given, then));

    private static Side SideOf(Book book, Knowledge knowledge, ReportEntry? entry = null) => new(
        book.Known(knowledge),
        book.OrganisationKnown(knowledge),
        new(knowledge),
        code => knowledge.Of(book.Histories.Single(h => h.All[0].Stream == Code.Stream("programme", code))),
        [])
    {
        Quarters = entry is ForecastingEntry
            ? AllReports.Quarters([.. book.Known(knowledge).Where(f => f.Opened is not null)], book.OrganisationKnown(knowledge), new(knowledge))
            : [],
    };
}
