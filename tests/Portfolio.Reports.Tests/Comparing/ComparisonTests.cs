using FsCheck;
using FsCheck.Fluent;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;
using Portfolio.Reports.Comparing;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.Tests.Facts;

namespace Portfolio.Reports.Tests.Comparing;

public partial class ComparisonTests
{
    private static readonly DateOnly Now = new(2040, 1, 1);

    private static readonly ReportHeader NoHeader = new("", "", new(Knowledge.Recorded(1, Now)), 0, []);

    // One report of each book: what there is to compute is much, and the books are many.
    private static readonly Gen<(Book Book, int One, int Other, DateOnly Day, ReportEntry Entry, int? Looks)> Asked =
        from book in AnyBook.Books
        from one in Gen.Choose(1, 100)
        from other in Gen.Choose(1, 100)
        from day in AnyBook.AnyDay
        from entry in Gen.Elements(ReportList.All.ToArray())
        from looks in Gen.OneOf(Gen.Choose(0, 8).Select(few => (int?)few), Gen.Constant<int?>(null))
        select (book, one, other, day, entry, looks);

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

        // P-2 was proposed, approved and so on, and counts from its start: that it was planned is not behind it.
        stalled.Behind.Select(b => (b.Code, b.Positions)).ShouldBe([("P-1", [6]), ("P-2", [11])]);

        // From the later to the earlier the same is undone.
        Compared("stalls", At(5), At(11)).Figures.Single(f => f.Name == "stalledNow").Behind.Select(b => (b.Code, b.Positions))
            .ShouldBe([("P-1", [6]), ("P-2", [11])]);
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

        // Nor where it changes nothing.
        Compare("stalls", At(book.Position), At(before)).WithoutEffect.Select(o => o.Code).ShouldBe(["stallDays", "vacancyDays"]);
        Compare("watchlist", At(book.Position), At(before)).WithoutEffect.ShouldBe([new("vacancyDays", [before + 2], "setting")]);

        ReportComparison Compare(string report, Knowledge now, Knowledge then) =>
            ReportComparisons.Of(ReportList.All.Single(r => r.Name == report), SideOf(book, now), SideOf(book, then));

        (int? Now, int? Then, ValueList<Evidence> Organisation) Watched(Knowledge now, Knowledge then)
        {
            var stalled = Compare("watchlist", now, then).Figures.Single(f => f.Name == "onWatchlist");
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
        compared.WithoutEffect.ShouldBeEmpty();
        compared.Figures.Where(f => f.Organisation.Count > 0).ShouldNotBeEmpty();
        compared.Figures.SelectMany(f => f.Organisation).ShouldAllBe(o => o == new Evidence("V-1", ValueList<long>.Empty, "survey"));

        static string Token(int number) => number.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);
    }

    // P-1 has stood still for 45 days: a threshold of 30 brings it onto the list. P-2's sponsor left, which no threshold did.
    [Fact]
    public void A_row_names_the_setting_that_brought_it_or_took_it_and_no_other()
    {
        var book = new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-04-17", new Stall([Derailer.BudgetCut]))
            .Running("P-2", "2024-01-01");
        var before = book.Position;
        book.Do("2024-02-01", new ChangeSetting("stallDays", "30")).Do("2024-02-01", new ChangeSetting("deferrals", "5"))
            .Do("P-2", "2024-03-01", new VacateSponsor("ann", "left"));

        Lists(At(book.Position), At(before)).ShouldBe([("P-1", "LongStall", [Made()]), ("P-2", "SponsorVacant", [])], ignoreOrder: true);
        Lists(At(before), At(book.Position), l => l.Gone).ShouldBe([("P-1", "LongStall", [Made()]), ("P-2", "SponsorVacant", [])], ignoreOrder: true);

        Evidence Made() => new("stallDays", [before + 1], "setting");

        IEnumerable<(object?, object?, ValueList<Evidence>)> Lists(Knowledge now, Knowledge then, Func<ListDifference, ValueList<RowDifference>>? of = null)
        {
            var compared = ReportComparisons.Of(ReportList.All.Single(r => r.Name == "watchlist"), SideOf(book, now), SideOf(book, then));
            var list = compared.Lists.Single(l => l.Name == "watchlist");
            ComparisonTables.Of(compared).Single(t => t.Name == (of is null ? "watchlist-added" : "watchlist-gone")).Rows
                .ShouldContain(r => Equals(r[r.Count - 1], $"setting stallDays ({before + 1})"));
            return (of ?? (l => l.Added))(list).Select(r => (r.Cells[0], r.Cells[3], r.Organisation));
        }
    }

    // Put off, and put off once more when that is known: the row of the item stays and says so.
    [Fact]
    public void A_row_that_says_something_else_is_told_as_it_was_and_as_it_is_with_the_events_that_made_it()
    {
        var book = new Book().Running("P-1", "2024-01-01").Do("P-1", "2024-01-02", new AddScopeItem("I-1", "Portal", 1, 50))
            .Do("P-1", "2024-01-02", new PlanPhase(3, "Third")).Do("P-1", "2024-02-01", new DeferScopeItem("I-1", [Derailer.BudgetCut], 2));
        var before = book.Position;
        book.Do("P-1", "2024-03-01", new DeferScopeItem("I-1", [Derailer.BudgetCut], 3));

        var list = Compare(At(book.Position), At(before)).ShouldNotBeNull();
        (list.Added.Count, list.Gone.Count, list.ChangedOf).ShouldBe((0, 0, 1));
        var row = list.Changed.ShouldHaveSingleItem();
        row.Columns.ShouldBe(["deferrals", "toPhase", "positions"]);
        row.Positions.ShouldBe([book.Position]);
        row.Organisation.ShouldBeEmpty();
        (Cell(list, row.Then, "deferrals"), Cell(list, row.Cells, "deferrals")).ShouldBe((1L, 2L));
        (Cell(list, row.Then, "toPhase"), Cell(list, row.Cells, "toPhase")).ShouldBe((2L, 3L));
        Compare(At(book.Position), At(book.Position)).ShouldBeNull();

        // A month on nothing has happened: how long it has waited is no event's.
        Compare(At(book.Position), At(book.Position).About(new(2024, 5, 1))).ShouldBeNull();

        // A day before the second time its row says another phase; how long it has waited is another on each day, and does not count.
        Compare(At(book.Position), At(book.Position).About(new(2024, 2, 15)))!.Changed.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Positions.ShouldBe([book.Position]), r => r.Columns.ShouldBe(["deferrals", "toPhase", "positions"]));

        ListDifference? Compare(Knowledge now, Knowledge then) =>
            ReportComparisons.Of(ReportList.All.Single(r => r.Name == "phase-2"), SideOf(book, now), SideOf(book, then)).Lists.SingleOrDefault(l => l.Name == "items");
    }

    [Fact]
    public void Of_more_programmes_than_are_looked_at_it_says_so_and_looks_at_all_where_it_is_asked_to()
    {
        var book = new Book().Running("P-1", "2024-01-01").Running("P-2", "2024-01-01").Running("P-3", "2024-01-01");
        var before = book.Position;
        foreach (var programme in new[] { "P-1", "P-2", "P-3" })
        {
            book.Do(programme, "2024-02-01", new Stall([Derailer.BudgetCut]));
        }

        ReportComparison Compare(int most) =>
            ReportComparisons.Of(ReportList.All.Single(r => r.Name == "stalls"), SideOf(book, At(book.Position)), SideOf(book, At(before)), most: most);

        var some = Compare(2);
        (some.Changed, some.LookedAt, some.TracesAll).ShouldBe((3, 2, false));
        some.Figures.Single(f => f.Name == "stalledNow").Behind.Select(b => b.Code).ShouldBe(["P-1", "P-2"]);
        var all = Compare(int.MaxValue);
        (all.Changed, all.LookedAt, all.TracesAll).ShouldBe((3, 3, true));
        all.Figures.Single(f => f.Name == "stalledNow").Behind.Select(b => b.Code).ShouldBe(["P-1", "P-2", "P-3"]);
    }

    // That a sponsor sits counts for nothing any more: the programme's score is another, and no event of it made it so.
    [Fact]
    public void A_row_that_a_setting_changes_names_it()
    {
        var book = new Book().Running("P-1", "2024-01-01");
        var before = book.Position;
        book.Do("2024-02-01", new ChangeSetting("weight.sponsorship.seat", "0")).Do("2024-02-01", new ChangeSetting("stallDays", "5"));

        var compared = ReportComparisons.Of(ReportList.All.Single(r => r.Name == "five-themes"), SideOf(book, At(book.Position)), SideOf(book, At(before)));

        var row = compared.Lists.Single(l => l.Name == "programmes").Changed.ShouldHaveSingleItem();
        row.Columns.ShouldBe(["sponsorship"]);
        row.Positions.ShouldBeEmpty();
        row.Organisation.ShouldBe([new("weight.sponsorship.seat", [before + 1], "setting")]);
        var table = ComparisonTables.Of(compared).Single(t => t.Name == "programmes-changed");
        table.Rows.Select(r => r[0]).ShouldBe(["then", "now"]);
        table.Rows.ShouldAllBe(r => Equals(r[r.Count - 1], $"setting weight.sponsorship.seat ({before + 1})"));
    }

    // What both sides have and no list names says the same on both.
    [Fact]
    public void Of_one_day_every_row_that_says_something_else_is_told() => AnyBook.ForAll(Asked, given =>
    {
        var (book, one, other, day, entry, looks) = given;
        var (now, then) = (SideOf(book, Known(book, one, day), entry), SideOf(book, Known(book, other, day), entry));
        var compared = ReportComparisons.Of(entry, now, then, looks);
        foreach (var table in Of(now).Tables().Where(t => t.Column("programme") >= 0))
        {
            var before = Of(then).Tables().SingleOrDefault(t => t.Name == table.Name)?.Rows.ToLookup(table.KeyOf);
            var told = compared.Lists.SingleOrDefault(l => l.Name == table.Name);
            table.Rows.Where(r => before?[table.KeyOf(r)].FirstOrDefault() is { } old && !old.Equals(r))
                .ShouldBe(told is null ? [] : told.Changed.Select(c => c.Cells), $"{entry.Name}.{table.Name}");
        }

        Report Of(Side side) => entry is ForecastingEntry forecasting
            ? forecasting.ComputeWith(side.Facts, side.Organisation, side.Parameters, side.Quarters)
            : entry.Compute(side.Facts, side.Organisation, side.Parameters);
    });

    private static object? Cell(ListDifference list, ValueList<object?> cells, string column) =>
        cells[list.Columns.Select((c, i) => (c, i)).Single(c => c.c.Name == column).i];

    // Three hundred shocks elsewhere, and two where the programme is: only these two are felt.
    [Fact]
    public void Of_hundreds_of_shocks_those_that_are_felt_are_found_and_no_other_is_named()
    {
        var book = new Book().Running("P-1", "2023-01-01");
        var before = book.Position;
        for (var i = 0; i < 300; i++)
        {
            book.Do("2023-02-01", new DeclareShock($"S-{i}", "A cut", "BudgetCut", [i is 7 or 123 ? "IT" : "EAST"]));
        }

        var compared = ReportComparisons.Of(ReportList.All.Single(r => r.Name == "resilience"), SideOf(book, At(book.Position)), SideOf(book, At(before)));
        compared.Together.ShouldBeEmpty();
        compared.Figures.SelectMany(f => f.Organisation).Distinct().ShouldBe(
            [new("S-123", [before + 124], "shock"), new("S-7", [before + 8], "shock")]);
        compared.WithoutEffect.Count.ShouldBe(298);
    }

    // Each account is felt: of one more than can be told apart, which costs two looks for each but the first, a last pair cannot.
    [Fact]
    public void Of_more_accounts_than_can_be_told_apart_all_are_named_and_the_comparison_says_so()
    {
        var book = new Book();
        var before = book.Position;
        for (var i = 0; i < (ReportComparisons.MostLooks / 2) + 2; i++)
        {
            book.Do("2024-01-01", new OpenAccount($"A-{i}", $"Account {i}"));
        }

        var accounts = (int)(book.Position - before);
        book.Do("2024-02-01", new ChangeSetting("stallDays", "30"));
        var told = Untouched(At(book.Position - 2));
        told.Together.ShouldBeEmpty();
        told.Figure.Organisation.Count.ShouldBe(accounts - 1);

        var (untouched, together) = Untouched(At(book.Position));
        together.ShouldBe([new("account", 2, accounts)]);
        untouched.Organisation.Count.ShouldBe(accounts);
        untouched.Organisation.ShouldAllBe(o => o.Kind == "account");
        untouched.First(3).ShouldSatisfyAllConditions(f => f.Organisation.Count.ShouldBe(3), f => f.Subjects.ShouldBe(accounts));

        (FigureDifference Figure, ValueList<NotToldApart> Together) Untouched(Knowledge now)
        {
            var compared = ReportComparisons.Of(ReportList.All.Single(r => r.Name == "account-plan"), SideOf(book, now), SideOf(book, At(before)));
            return (compared.Figures.Single(f => f.Name == "untouched"), compared.Together);
        }
    }

    // 300 shocks of which two are felt take some thirty looks, which ten thousand programmes still have.
    [Theory]
    [InlineData(0, 0, ReportComparisons.MostLooks)]
    [InlineData(3_200, 0, ReportComparisons.MostLooks)]
    [InlineData(10_000, 0, 32)]
    [InlineData(10_000, 60_000, 20)]
    [InlineData(1_000_000, 0, ReportComparisons.FewestLooks)]
    public void The_more_programmes_and_rows_each_look_is_of_the_fewer_are_taken(int programmes, int rows, int looks) =>
        ReportComparisons.LooksFor(programmes, rows).ShouldBe(looks);

    // Each shock strikes the one programme that there is. With a few looks they are told apart by eights, and no row is without them.
    [Fact]
    public void With_fewer_looks_than_there_are_shocks_each_row_names_those_among_which_its_own_is()
    {
        var book = new Book().Running("P-1", "2023-01-01");
        var before = book.Position;
        for (var i = 10; i < 42; i++)
        {
            book.Do("2023-02-01", new DeclareShock($"S-{i}", "A cut", "BudgetCut", ["IT"]));
        }

        var compared = ReportComparisons.Of(
            ReportList.All.Single(r => r.Name == "resilience"), SideOf(book, At(book.Position)), SideOf(book, At(before)), mostLooks: 6);

        compared.Together.ShouldBe([new("shock", 32, 32)]);
        var rows = compared.Lists.Single(l => l.Name == "struck").Added;
        rows.Count.ShouldBe(32);
        rows.ShouldAllBe(r => r.Organisation.Any(o => Equals(o.Code, r.Cells[0])));
        rows.Min(r => r.Organisation.Count).ShouldBe(8);
    }

    // Whatever the organisation holds otherwise and is not named for a figure may as well be as on the other side.
    [Fact]
    public void What_is_named_of_the_organisation_makes_all_that_the_organisation_makes() => AnyBook.ForAll(Asked, given =>
    {
        var (book, one, other, day, entry, looks) = given;
        var (now, then) = (SideOf(book, Known(book, one, day), entry), SideOf(book, Known(book, other, day), entry));
        var compared = ReportComparisons.Of(entry, now, then, looks);
        foreach (var (figure, i) in compared.Figures.Select((figure, i) => (figure, i)))
        {
            var made = With(figure.Organisation).Figures[i];
            (made.Value, made.Numerator, made.Denominator, made.Censored, made.NotObserved, made.Interval).ShouldBe(
                (figure.Now.Value, figure.Now.Numerator, figure.Now.Denominator, figure.Now.Censored, figure.Now.NotObserved, figure.Now.Interval),
                $"{entry.Name}.{figure.Name}");
        }

        foreach (var list in compared.Lists)
        {
            list.Added.Select(r => IsThere(list.Name, r)).ShouldAllBe(there => there, $"{entry.Name}.{list.Name}");
            list.Gone.Select(r => IsThere(list.Name, r)).ShouldAllBe(there => !there, $"{entry.Name}.{list.Name}");
            foreach (var row in list.Changed)
            {
                var table = With(row.Organisation).Tables().Single(t => t.Name == list.Name);
                table.Rows.Single(r => table.KeyOf(r).Equals(table.KeyOf(row.Cells))).ShouldBe(row.Cells, $"{entry.Name}.{list.Name}");
            }
        }

        bool IsThere(string list, RowDifference row)
        {
            var table = With(row.Organisation).Tables().Single(t => t.Name == list);
            return table.Rows.Select(table.KeyOf).Contains(table.KeyOf(row.Cells));
        }

        Report With(ValueList<Evidence> kept)
        {
            var named = kept.Select(o => (o.Kind, o.Code)).ToHashSet();
            return Computed(now, Folded(
            [
                .. now.OrganisationLog.Where(e => named.Contains(SubjectOf(e))), .. ByItsDay(then).Where(e => !named.Contains(SubjectOf(e))),
            ]));
        }

        // What was recorded by then and effective by its day; what takes something back acts at once, and so does what came of a survey.
        static IEnumerable<Recorded> ByItsDay(Side side) => side.OrganisationLog.Where(e => e.Event switch
        {
            CommandRetracted => true,
            InvitationsIssued or SurveyAnswered or SurveyClosed => DateOnly.FromDateTime(e.RecordedAt.DateTime) <= side.Parameters.Knowledge.AsOf,
            _ => e.EffectiveOn <= side.Parameters.Knowledge.AsOf,
        });

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
        var (book, one, _, day, entry, _) = given;
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
