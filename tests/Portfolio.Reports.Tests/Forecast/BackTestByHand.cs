using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Tests.Forecast;

/// <summary>
/// Said on 31 March 2024 of five items: A-1 40 % (delivered in time), A-2 40 % (dropped), B-1 10 % (still waits), B-2 10 %
/// (delivered, but late), C-1 70 % (taken back: never on record). The base rate said 25 % of each.
/// Off: 0.36, 0.16, 0.01, 0.01 make 0.54 / 4; the base rate 0.5625 and three times 0.0625 make 0.75 / 4. Skill 1 − 0.72.
/// </summary>
public class BackTestByHand
{
    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    private static readonly Book Given = Deferred(new Book().Running("P-1", "2024-01-01").Running("P-2", "2024-01-01"))
        .Do("P-1", "2024-07-01", new Deliver("A-1"))
        .Do("P-1", "2024-08-01", new DropScopeItem("A-2", Cut))
        .Do("P-2", "2025-05-01", new Deliver("B-2"));

    private static readonly QuarterForecast Said = Of(
        "2024-03-31", 0.25,
        new("P-1", "A-1", 0.4), new("P-1", "A-2", 0.4), new("P-2", "B-1", 0.1), new("P-2", "B-2", 0.1), new("P-2", "C-1", 0.7));

    [Fact]
    public void Scores_what_was_said_against_what_came()
    {
        var test = Test("2026-03-01");
        var score = test.Score.ShouldNotBeNull();
        (score.Cases, score.Delivered, score.Censored, test.TakenBack).ShouldBe((4, 1, 0, 1));
        score.Brier.ShouldBe(0.135, 1e-12);
        score.BaseBrier.ShouldBe(0.1875, 1e-12);
        score.Skill.Value.ShouldNotBeNull().ShouldBe(0.28, 1e-12);
        (score.Said, score.Came).ShouldBe((0.25, 0.25));

        // P-1 is off by 0.52 against 0.625, P-2 by 0.02 against 0.125: each 0.07 from 0.72 times the base rate's.
        var interval = score.Skill.Interval.ShouldNotBeNull();
        interval.Lower.ShouldNotBeNull().ShouldBe(0.28 - (1.959963984540054 * Math.Sqrt(2) * 0.07 / 0.75), 1e-12);
    }

    [Fact]
    public void Counts_of_what_was_said_how_often_it_came()
    {
        Test("2026-03-01").Calibration.Select(b => (b.From, b.To, b.Said, b.Came, b.Counted.Numerator, b.Counted.Denominator))
            .ShouldBe([(0.1, 0.15, 0.1, 0, 0, 2), (0.4, 0.6, 0.4, 0.5, 1, 2)]);
    }

    // A-1 goes on in P-2 and from there in P-3, where it is delivered in time. Another A-1 that comes to P-2 afterwards and is
    // dropped there is not what was spoken of.
    [Fact]
    public void Follows_an_item_where_another_came_under_its_code()
    {
        var book = Deferred(new Book().Running("P-1", "2024-01-01").Running("P-2", "2024-01-01"))
            .Running("P-3", "2024-01-01").Running("P-4", "2024-01-01").Do("P-4", "2024-01-01", new AddScopeItem("A-1", "Another", 1, 50))
            .Do("P-1", "2024-04-01", new TransferScopeItem("A-1", "P-2", ToLater: true))
            .Do("P-2", "2024-05-01", new TransferScopeItem("A-1", "P-3", ToLater: true))
            .Do("P-4", "2024-06-01", new TransferScopeItem("A-1", "P-2", ToLater: true, Causes: Cut))
            .Do("P-2", "2024-07-01", new DropScopeItem("A-1", Cut)).Do("P-3", "2024-08-01", new Deliver("A-1"));

        var said = Of("2024-03-31", 0.25, new ForecastCase("P-1", "A-1", 0.4));
        BackTest.Of([said], All(book, "2026-03-01")).Score.ShouldNotBeNull().Delivered.ShouldBe(1);
        var all = All(book, "2026-03-01");
        CaseOutcome.Way(all, all.Programmes.Single(p => p.Code == "P-1"), all.Programmes.Single(p => p.Code == "P-1").LastItem("A-1")).Select(w => (w.Programme.Code, w.Item?.Fate))
            .ShouldBe([("P-1", ScopeFate.Transferred), ("P-2", ScopeFate.Transferred), ("P-3", ScopeFate.Delivered)]);
    }

    // A-1 goes on in P-3, where it is delivered in time. Another comes to P-1 under its code and is dropped there: of that nothing was
    // said.
    [Fact]
    public void Knows_an_item_from_another_that_came_under_its_code_where_it_was()
    {
        var book = Deferred(new Book().Running("P-1", "2024-01-01").Running("P-2", "2024-01-01"))
            .Running("P-3", "2024-01-01").Running("P-4", "2024-01-01").Do("P-4", "2024-01-01", new AddScopeItem("A-1", "Another", 1, 50));
        var said = QuarterForecast.Of(book.Facts, book.Organisation, book.On("2024-03-31").Knowledge);
        book.Do("P-1", "2024-04-01", new TransferScopeItem("A-1", "P-3", ToLater: true))
            .Do("P-4", "2024-06-01", new TransferScopeItem("A-1", "P-1", ToLater: true, Causes: Cut))
            .Do("P-1", "2024-07-01", new DropScopeItem("A-1", Cut)).Do("P-3", "2024-08-01", new Deliver("A-1"));

        var score = BackTest.Of([said with { Cases = [.. said.Cases.Where(c => (c.Programme, c.Item) == ("P-1", "A-1"))] }], All(book, "2026-03-01")).Score;
        (score.ShouldNotBeNull().Cases, score.Delivered).ShouldBe((1, 1));
    }

    [Fact]
    public void Is_silent_on_what_is_not_due_yet()
    {
        var test = Test("2025-03-01");
        test.Score.ShouldBeNull();
        test.Quarters.ShouldHaveSingleItem().ShouldBe(new(Book.Day("2024-03-31"), 1, Book.Day("2025-03-31"), false, 5, null));
        test.Proven.ShouldBeFalse();
    }

    // P-2 is no longer watched after 100 days: one of three items still seen by then (A-1 and A-2 ended at 92 and 123 days;
    // of A-2, B-1 and B-2 two are lost) stands for all three.
    [Fact]
    public void Lets_those_seen_to_their_end_stand_for_those_that_were_not()
    {
        var book = Deferred(new Book().Running("P-1", "2024-01-01").Running("P-2", "2024-01-01"))
            .Do("P-1", "2024-07-01", new Deliver("A-1"))
            .Do("P-1", "2024-08-01", new DropScopeItem("A-2", Cut))
            .Do("P-2", "2024-07-09", new DeclareCoverage(new(Coverage.Own.Source, [FactKind.Existence], Sight.Continuous)));
        var score = BackTest.Of([Said], All(book, "2026-03-01")).Score.ShouldNotBeNull();
        (score.Cases, score.Censored).ShouldBe((2, 2));
        score.Brier.ShouldBe((0.36 + (3 * 0.16)) / 4, 1e-12);
        score.Came.ShouldBe(0.25, 1e-12);
    }

    // P-2 is no longer watched after 100 days, with which B-1, B-2 and B-3 are lost, three of the four still seen then (A-1 was
    // delivered after 92 days, A-2 dropped after 123): so A-2 stands for four, and the weights sum to the five of which something was
    // said. Of those said 40 to 60 %: A-1 (45 %) came and A-2 (55 %), four times, did not.
    [Fact]
    public void Counts_how_often_it_came_by_those_seen_to_their_end_for_those_that_were_not()
    {
        var book = Deferred(new Book().Running("P-1", "2024-01-01").Running("P-2", "2024-01-01"))
            .Do("P-2", "2024-01-01", new AddScopeItem("B-3", "Item", 1, 50)).Do("P-2", "2024-02-01", new DeferScopeItem("B-3", Cut, ToPhase: 2))
            .Do("P-1", "2024-07-01", new Deliver("A-1"))
            .Do("P-1", "2024-08-01", new DropScopeItem("A-2", Cut))
            .Do("P-2", "2024-07-09", new DeclareCoverage(new(Coverage.Own.Source, [FactKind.Existence], Sight.Continuous)));
        var said = Of(
            "2024-03-31", 0.25,
            new("P-1", "A-1", 0.45), new("P-1", "A-2", 0.55), new("P-2", "B-1", 0.45), new("P-2", "B-2", 0.1), new("P-2", "B-3", 0.1));
        var test = BackTest.Of([said], All(book, "2026-03-01"));
        var bin = test.Calibration.ShouldHaveSingleItem();
        (bin.From, bin.To).ShouldBe((0.4, 0.6));
        bin.Said.ShouldBe((0.45 + (4 * 0.55)) / 5, 1e-12);
        bin.Came.ShouldBe(1 / 5d, 1e-12);
        (bin.Counted.Numerator, bin.Counted.Denominator, bin.Counted.Censored).ShouldBe((1, 2, 1));
        var score = test.Score.ShouldNotBeNull();
        score.Brier.ShouldBe(((0.55 * 0.55) + (4 * 0.55 * 0.55)) / 5, 1e-12);
        score.BaseBrier.ShouldBe(((0.75 * 0.75) + (4 * 0.25 * 0.25)) / 5, 1e-12);
        (score.Said, score.Came, score.BaseRate).ShouldBe((bin.Said, bin.Came, 0.25));
    }

    [Fact]
    public void Leaves_out_what_had_ended_before_as_is_known_now()
    {
        var book = Deferred(new Book().Running("P-1", "2024-01-01").Running("P-2", "2024-01-01"))
            .Do("P-1", "2024-03-30", new Deliver("A-1"), reported: "2024-05-01");
        var test = BackTest.Of([Of("2024-03-31", 0.25, new ForecastCase("P-1", "A-1", 0.4))], All(book, "2026-03-01"));
        (test.Score, test.TakenBack).ShouldBe((null, 1));
    }

    [Fact]
    public void Follows_an_item_to_where_it_goes_on()
    {
        var handed = new HandedOver("Portal", 50, [], 0, [new PastDeferral(Book.Day("2024-02-01"), 2, false, Cut)]);
        ProgrammeFacts[] facts =
        [
            Facts(
                "P-1", ("2024-01-01", new ScopeItemAdded("A-1", "Portal", 1, 50, [])), ("2024-02-01", new ScopeItemDeferred("A-1", 2, Cut)),
                ("2024-05-01", new ScopeItemTransferred("A-1", "P-2", "B-7", handed))),
            Facts("P-2", ("2024-05-01", new ScopeItemReceived("B-7", 1, "P-1", "A-1", handed)), ("2024-06-01", new ScopeItemDelivered("B-7", 100))),
        ];
        var slice = Slice.Of(facts, Organisation.Initial, Given.On("2026-03-01"));
        var score = BackTest.Of([Of("2024-03-31", 0.25, new ForecastCase("P-1", "A-1", 0.4))], slice).Score.ShouldNotBeNull();
        (score.Cases, score.Delivered).ShouldBe((1, 1));
    }

    // What happened on one day in two programmes was recorded in the order of their codes.
    private static ProgrammeFacts Facts(string code, params (string On, ProgrammeEvent Happened)[] events) =>
        ProgrammeFacts.Of(
        [
            .. events.Prepend(("2024-01-01", new ProgrammeProposed(code, code, "IT", [], null, null, null, null, null, null))).Select((e, i) =>
                Book.Recorded(e.Item2) with { Position = (100 * int.Parse(code[2..], System.Globalization.CultureInfo.InvariantCulture)) + i, EffectiveOn = Book.Day(e.Item1) }),
        ]);

    [Fact]
    public void Is_nothing_where_nothing_was_said() => BackTest.Of([], All(Given, "2026-03-01")).Score.ShouldBeNull();

    private static Book Deferred(Book book)
    {
        foreach (var (programme, item) in new[] { ("P-1", "A-1"), ("P-1", "A-2"), ("P-2", "B-1"), ("P-2", "B-2") })
        {
            book.Do(programme, "2024-01-01", new AddScopeItem(item, "Item", 1, 50))
                .Do(programme, "2024-02-01", new DeferScopeItem(item, Cut, ToPhase: 2));
        }

        return book;
    }

    private static QuarterForecast Of(string on, double baseRate, params ForecastCase[] cases) => new(
        Knowledge.Recorded(1, Book.Day(on)), ForecastModel.None, baseRate, [.. cases]);

    private static BackTest Test(string asOf) => BackTest.Of([Said], All(Given, asOf));

    private static Slice All(Book book, string asOf) => Slice.Of(book.Facts, book.Organisation, book.On(asOf));
}
