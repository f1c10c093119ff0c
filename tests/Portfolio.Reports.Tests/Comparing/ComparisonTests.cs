using FsCheck;
using FsCheck.Fluent;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;
using Portfolio.Reports.Comparing;
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

        var open = ReportComparisons.Of(ReportList.All.Single(r => r.Name == "closed-loop"), SideOf(book, At(book.Position)), SideOf(book, then))
            .Figures.Single(f => f.Name == "actionsOpen");
        open.Now.Numerator.ShouldBe(1);
        open.Organisation.ShouldBe([new("W-1", [before + 1, before + 2, before + 3], "wave")]);
    }

    // P-1 has stood still for 45 days and P-2 for 20: by a threshold of 60 days neither is on the list, by one of 30 P-1 is, by
    // one of 10 both are.
    [Fact]
    public void A_setting_is_named_for_the_figures_that_it_changes_and_for_no_other()
    {
        var book = new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-04-17", new Stall([Derailer.BudgetCut]))
            .Running("P-2", "2024-01-01").Do("P-2", "2024-05-12", new Stall([Derailer.BudgetCut]));
        var before = book.Position;
        book.Do("2024-02-01", new ChangeSetting("stallDays", "30"))
            .Do("2024-02-02", new ChangeSetting("vacancyDays", "5"))
            .Do("2024-05-31", new ChangeSetting("stallDays", "10"));

        Watched(At(book.Position), At(before)).ShouldBe((2, 0, [new("stallDays", [before + 1, before + 3], "setting")]));
        Watched(At(book.Position), At(before + 2)).ShouldBe((2, 1, [new("stallDays", [before + 3], "setting")]));
        Watched(At(before + 2), At(before + 1)).ShouldBe((1, 1, []));

        // Known alike, of two days between which it came to hold.
        Watched(At(book.Position), Knowledge.Recorded(book.Position, Now, new(2024, 5, 30)))
            .ShouldBe((2, 1, [new("stallDays", [before + 3], "setting")]));

        (int? Now, int? Then, ValueList<Evidence> Organisation) Watched(Knowledge now, Knowledge then)
        {
            var stalled = ReportComparisons.Of(ReportList.All.Single(r => r.Name == "watchlist"), SideOf(book, now), SideOf(book, then))
                .Figures.Single(f => f.Name == "onWatchlist");
            return (stalled.Now.Numerator, stalled.Then.Numerator, stalled.Organisation);
        }
    }

    // Stalled for more than 60 days: nobody. Two thresholds lowered, of which either alone brings the programme onto the list.
    [Fact]
    public void Two_settings_of_which_either_would_do_are_both_named()
    {
        var book = new Book().Running("P-1", "2024-01-01")
            .Do("P-1", "2024-04-17", new Stall([Derailer.BudgetCut]))
            .Do("P-1", "2024-05-12", new VacateSponsor("ann", "moved on"));
        var before = book.Position;
        book.Do("2024-02-01", new ChangeSetting("stallDays", "30")).Do("2024-02-02", new ChangeSetting("vacancyDays", "5"));

        var listed = ReportComparisons.Of(ReportList.All.Single(r => r.Name == "watchlist"), SideOf(book, At(book.Position)), SideOf(book, At(before)))
            .Figures.Single(f => f.Name == "onWatchlist");
        listed.Organisation.Select(o => o.Code).ShouldBe(["stallDays", "vacancyDays"]);
    }

    [Fact]
    public void An_answer_to_a_survey_is_behind_a_difference_and_its_position_is_not_told()
    {
        var book = new Book().Do("2024-02-01", new OpenSurvey("V-1", "What derails you?", Ready: ReadySurvey.WhatDerailsYou))
            .Do("2024-02-01", new InviteToSurvey("V-1", [.. Enumerable.Range(0, 5).Select(Token)]));
        var before = book.Position;
        foreach (var token in Enumerable.Range(0, 5).Select(Token))
        {
            book.Do("2024-02-02", new AnswerSurvey("V-1", token, [new("OVERSHADOWED")]));
        }

        var compared = ReportComparisons.Of(ReportList.All.Single(r => r.Name == "surveys"), SideOf(book, At(book.Position)), SideOf(book, At(before)));
        compared.Organisation.ShouldBeEmpty();
        compared.Figures.Where(f => f.Organisation.Count > 0).ShouldNotBeEmpty();
        compared.Figures.SelectMany(f => f.Organisation).ShouldAllBe(o => o == new Evidence("V-1", ValueList<long>.Empty, "survey"));

        static string Token(int number) => number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);
    }

    // More accounts than are looked at one at a time: all are named where accounts are felt.
    [Fact]
    public void Of_more_accounts_than_can_be_looked_at_alone_all_that_differ_are_named()
    {
        var book = new Book();
        var before = book.Position;
        for (var i = 0; i <= ReportComparisons.MostAlone; i++)
        {
            book.Do("2024-01-01", new OpenAccount($"A-{i}", $"Account {i}"));
        }

        book.Do("2024-02-01", new ChangeSetting("stallDays", "30"));
        var compared = ReportComparisons.Of(ReportList.All.Single(r => r.Name == "account-plan"), SideOf(book, At(book.Position)), SideOf(book, At(before)));
        var untouched = compared.Figures.Single(f => f.Name == "untouched");
        untouched.Organisation.Count.ShouldBe(ReportComparisons.MostAlone + 1);
        untouched.Organisation.ShouldAllBe(o => o.Kind == "account");
        untouched.First(3).ShouldSatisfyAllConditions(f => f.Organisation.Count.ShouldBe(3), f => f.Subjects.ShouldBe(ReportComparisons.MostAlone + 1));
    }

    // Whatever the organisation holds otherwise and is not named for a figure may as well be as on the other side.
    [Fact]
    public void What_is_named_of_the_organisation_makes_all_that_the_organisation_makes() => AnyBook.ForAll(Asked, given =>
    {
        var (book, one, other, day, entry) = given;
        var (now, then) = (SideOf(book, Known(book, one, day), entry), SideOf(book, Known(book, other, day), entry));
        var compared = ReportComparisons.Of(entry, now, then);
        foreach (var (figure, i) in compared.Figures.Select((figure, i) => (figure, i)))
        {
            var named = figure.Organisation.Select(o => (o.Kind, o.Code)).ToHashSet();
            var made = Computed(now, Folded(
            [
                .. now.OrganisationLog.Where(e => named.Contains(SubjectOf(e))), .. ByItsDay(then).Where(e => !named.Contains(SubjectOf(e))),
            ])).Figures[i];
            (made.Value, made.Numerator, made.Denominator, made.Censored, made.NotObserved, made.Interval).ShouldBe(
                (figure.Now.Value, figure.Now.Numerator, figure.Now.Denominator, figure.Now.Censored, figure.Now.NotObserved, figure.Now.Interval),
                $"{entry.Name}.{figure.Name}");
        }

        // What was recorded by then and effective by its day; what takes something back acts at once.
        static IEnumerable<Recorded> ByItsDay(Side side) =>
            side.OrganisationLog.Where(e => e.EffectiveOn <= side.Parameters.Knowledge.AsOf || e.Event is CommandRetracted);

        static (string Kind, string Code) SubjectOf(Recorded e) => e.Event is SettingChanged changed
            ? ("setting", changed.Name)
            : e.Stream.Split('/', 2) is [var kind, var code] ? (kind, code) : (e.Stream, "");

        Report Computed(Side side, Organisation organisation) => entry is ForecastingEntry forecasting
            ? forecasting.ComputeWith(side.Facts, organisation, side.Parameters, side.Quarters)
            : entry.Compute(side.Facts, organisation, side.Parameters);
    });

    // What a side's organisation is folded from is what its events say.
    [Fact]
    public void An_organisation_is_what_its_events_fold_to_by_either_basis() => AnyBook.ForAll(Asked, given =>
    {
        var (book, one, _, day, entry) = given;
        var recorded = Known(book, one, day);
        foreach (var known in new[] { recorded, Knowledge.Reported(recorded.KnownAt, Now, day) })
        {
            entry.Compute(book.Known(known), Folded(known.Of(book.AboutTheOrganisation)), new(known))
                .ShouldBe(entry.Compute(book.Known(known), book.OrganisationKnown(known), new(known)), entry.Name);
        }
    });

    private static Organisation Folded(IEnumerable<Recorded> events) =>
        events.OrderBy(e => e.Position).Aggregate(Organisation.Initial, (organisation, e) => organisation.Evolve(e));

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
        [.. knowledge.Of(book.AboutTheOrganisation)])
    {
        Quarters = entry is ForecastingEntry
            ? AllReports.Quarters([.. book.Known(knowledge).Where(f => f.Opened is not null)], book.OrganisationKnown(knowledge), new(knowledge))
            : [],
    };
}
