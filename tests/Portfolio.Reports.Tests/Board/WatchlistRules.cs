using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Board;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Watchlists;

namespace Portfolio.Reports.Tests.Board;

/// <summary>Each rule: nothing on its last quiet day, an entry with its reason and its event on the next.</summary>
public class WatchlistRules
{
    private static readonly ValueList<Derailer> Cut = [Derailer.BudgetCut];

    [Fact]
    public void A_stall_over_60_days() => Begins(
        Programme().Do("P-1", "2024-02-01", new Stall(Cut)),
        "2024-04-02",
        WatchlistRule.LongStall,
        "Stalled for 61 days, since 2024-02-01; more than 60 need a look.");

    [Fact]
    public void A_sponsor_s_seat_empty_over_30_days() => Begins(
        Programme().Do("P-1", "2024-02-01", new VacateSponsor("ann", "left")),
        "2024-03-03",
        WatchlistRule.SponsorVacant,
        "Without a sponsor for 31 days, since 2024-02-01; more than 30 need a look.");

    [Fact]
    public void A_swap_without_recommitment_for_60_days() => Begins(
        Programme().Do("P-1", "2024-02-01", new SwapSponsor("ann", "bob", "left")),
        "2024-04-02",
        WatchlistRule.SwapWithoutRecommitment,
        "The sponsor was swapped on 2024-02-01, and the new one has not re-committed in 61 days; more than 60 need a look.");

    [Fact]
    public void A_phase_overdue() => Begins(
        Programme().Do("P-1", "2024-02-01", new ReplanPhase(1, Finish: Book.Day("2024-03-01"))),
        "2024-03-02",
        WatchlistRule.PhaseOverdue,
        "Phase 1 should have been finished on 2024-03-01, 1 day ago.");

    [Fact]
    public void A_second_deferral() => Begins(
        Programme()
            .Do("P-1", "2024-01-01", new PlanPhase(3, "Third"))
            .Do("P-1", "2024-01-01", new AddScopeItem("I-1", "Portal", 1, 50))
            .Do("P-1", "2024-02-01", new DeferScopeItem("I-1", Cut, ToPhase: 2))
            .Do("P-1", "2024-03-01", new DeferScopeItem("I-1", Cut, ToPhase: 3)),
        "2024-03-01",
        WatchlistRule.DeferredAgain,
        "I-1 was deferred 2 times, last on 2024-03-01.");

    [Fact]
    public void How_often_an_item_may_be_deferred_is_a_setting() => Begins(
        Programme()
            .Do("P-1", "2024-01-01", new PlanPhase(3, "Third")).Do("P-1", "2024-01-01", new PlanPhase(4, "Fourth"))
            .Do("P-1", "2024-01-01", new AddScopeItem("I-1", "Portal", 1, 50))
            .Do("2024-01-01", new ChangeSetting("deferrals", "3"))
            .Do("P-1", "2024-02-01", new DeferScopeItem("I-1", Cut, ToPhase: 2))
            .Do("P-1", "2024-03-01", new DeferScopeItem("I-1", Cut, ToPhase: 3))
            .Do("P-1", "2024-04-01", new DeferScopeItem("I-1", Cut, ToPhase: 4)),
        "2024-04-01",
        WatchlistRule.DeferredAgain,
        "I-1 was deferred 3 times, last on 2024-04-01.");

    [Fact]
    public void A_deferral_to_later() => Begins(
        Programme()
            .Do("P-1", "2024-01-01", new AddScopeItem("I-1", "Portal", 1, 50))
            .Do("P-1", "2024-02-01", new DeferScopeItem("I-1", Cut, ToLater: true)),
        "2024-02-01",
        WatchlistRule.DeferredToLater,
        "I-1 was put off to “later” on 2024-02-01: nobody says when it comes.");

    [Fact]
    public void A_promise_at_risk() => Begins(
        Programme()
            .Do("P-1", "2024-01-01", new AddScopeItem("I-1", "Portal", 1, 50, [new("ACME", Book.Day("2024-12-01"))]))
            .Do("P-1", "2024-02-01", new DeferScopeItem("I-1", Cut, ToPhase: 2)),
        "2024-02-01",
        WatchlistRule.PromiseAtRisk,
        "The promise of I-1 for ACME by 2024-12-01 is at risk: deferred, or its programme stalled, since 2024-02-01.");

    // Monthly: the status for March is due by its end, and overdue by a cadence after the end of April (and twice the cadence is silence, too, a suspicion).
    [Fact]
    public void A_status_overdue_by_a_cadence() => Begins(
        Programme()
            .Do("P-1", "2024-02-01", new Describe(Cadence: Cadence.Monthly))
            .Do("P-1", "2024-02-29", new ReportStatus(Book.Day("2024-02-29"), "RAG3@1", "Green"))
            .Do("P-1", "2024-03-15", new NameDeputySponsor("eve")),
        "2024-05-01",
        WatchlistRule.StatusOverdue,
        "No status since 2024-02-29; the next was due on 2024-03-31, more than a cadence ago.",
        at: 7);

    [Fact]
    public void A_suspected_stall() => Begins(
        Programme().Do("P-1", "2024-02-01", new Describe(Cadence: Cadence.Monthly))
            .Do("P-1", "2024-02-01", new ReportStatus(Book.Day("2024-02-01"), "RAG3@1", "Green")),
        "2024-04-02",
        WatchlistRule.SuspectedStall,
        "Active, but nothing is on record since 2024-02-01, 61 days: more than twice its reporting cadence.");

    // The status for March was due on 31 March; two cadences after that is 31 May.
    [Fact]
    public void By_how_many_cadences_a_status_is_overdue_is_a_setting() => Begins(
        Programme()
            .Do("P-1", "2024-02-01", new Describe(Cadence: Cadence.Monthly))
            .Do("P-1", "2024-02-29", new ReportStatus(Book.Day("2024-02-29"), "RAG3@1", "Green"))
            .Do("P-1", "2024-03-15", new NameDeputySponsor("eve"))
            .Do("2024-01-01", new ChangeSetting("missingCadences", "2")),
        "2024-06-01",
        WatchlistRule.StatusOverdue,
        "No status since 2024-02-29; the next was due on 2024-03-31, more than 2 cadences ago.",
        at: 7);

    [Theory]
    [InlineData("1", "2024-03-02", 30, "once")]
    [InlineData("3", "2024-05-02", 91, "3 times")]
    public void After_how_many_cadences_of_silence_a_stall_is_suspected_is_a_setting(string cadences, string day, int days, string times) => Begins(
        Programme().Do("P-1", "2024-02-01", new Describe(Cadence: Cadence.Monthly))
            .Do("P-1", "2024-02-01", new ReportStatus(Book.Day("2024-02-01"), "RAG3@1", "Green"))
            .Do("2024-01-01", new ChangeSetting("suspicionCadences", cadences)),
        day,
        WatchlistRule.SuspectedStall,
        $"Active, but nothing is on record since 2024-02-01, {days} days: more than {times} its reporting cadence.");

    // Green for February; stalled since 15 March, and its first phase should have been finished by the end of it.
    [Fact]
    public void A_watermelon()
    {
        var book = Programme()
            .Do("P-1", "2024-01-02", new ReplanPhase(1, Finish: Book.Day("2024-03-31")))
            .Do("P-1", "2024-03-01", new ReportStatus(Book.Day("2024-02-29"), "RAG3@1", "Green"))
            .Do("P-1", "2024-03-15", new Stall(Cut));

        Begins(
            book, "2024-04-01", WatchlistRule.Watermelon,
            "Reports Green for the period to 2024-02-29, while 2 pieces of evidence say otherwise: a phase is overdue, it is stalled.",
            at: 7);
    }

    [Fact]
    public void A_watermelon_against_one_piece_of_evidence() => Begins(
        Programme()
            .Do("P-1", "2024-01-02", new ReplanPhase(1, Finish: Book.Day("2024-03-31")))
            .Do("P-1", "2024-03-01", new ReportStatus(Book.Day("2024-02-29"), "RAG3@1", "Green"))
            .Do("2024-01-01", new ChangeSetting("watermelonEvidence", "1")),
        "2024-04-01",
        WatchlistRule.Watermelon,
        "Reports Green for the period to 2024-02-29, while 1 piece of evidence says otherwise: a phase is overdue.",
        at: 7);

    // Monthly: the status for March was due on 31 March, and Green of February counts nothing from 30 April on.
    [Fact]
    public void A_watermelon_until_its_Green_has_faded_out()
    {
        var book = Programme()
            .Do("P-1", "2024-02-01", new Describe(Cadence: Cadence.Monthly))
            .Do("P-1", "2024-01-02", new ReplanPhase(1, Finish: Book.Day("2024-03-31")))
            .Do("P-1", "2024-03-01", new ReportStatus(Book.Day("2024-02-29"), "RAG3@1", "Green"))
            .Do("P-1", "2024-03-15", new Stall(Cut));

        On(book, "2024-04-29").ShouldContain(e => e.Rule == WatchlistRule.Watermelon);
        On(book, "2024-04-30").ShouldNotContain(e => e.Rule == WatchlistRule.Watermelon);
    }

    [Fact]
    public void An_action_overdue() => Begins(
        Programme().Do("P-1", "2024-02-01", new RaiseFeedbackAction("A-1", Book.Day("2024-03-01"), "bob")),
        "2024-03-02",
        WatchlistRule.ActionOverdue,
        "The action A-1 should have been done by 2024-03-01, 1 day ago.");

    [Fact]
    public void A_contingency_that_nobody_looked_at_for_a_year() => Begins(
        Programme().Do("P-1", "2024-02-01", new PrepareContingency("BudgetCut", "bob", "do less")),
        "2025-02-02",
        WatchlistRule.ContingencyOld,
        "The contingency for BudgetCut was last prepared or reviewed on 2024-02-01, more than 12 months ago.");

    [Fact]
    public void For_how_many_months_a_contingency_is_good_is_a_setting() => Begins(
        Programme().Do("P-1", "2024-02-01", new PrepareContingency("BudgetCut", "bob", "do less"))
            .Do("2024-01-01", new ChangeSetting("contingencyMonths", "6")),
        "2024-08-02",
        WatchlistRule.ContingencyOld,
        "The contingency for BudgetCut was last prepared or reviewed on 2024-02-01, more than 6 months ago.");

    [Fact]
    public void Held_programmes_are_not_chased_for_their_status()
    {
        var book = Programme()
            .Do("P-1", "2024-02-01", new Describe(Cadence: Cadence.Monthly))
            .Do("P-1", "2024-02-01", new PutOnHold());

        On(book, "2024-12-31").ShouldBeEmpty();
    }

    [Fact]
    public void One_that_has_ended_needs_no_look()
    {
        var book = Programme()
            .Do("P-1", "2024-02-01", new VacateSponsor("ann", "left"))
            .Do("P-1", "2024-06-01", new Drop(Cut));

        On(book, "2024-05-31").ShouldNotBeEmpty();
        On(book, "2024-06-01").ShouldBeEmpty();
    }

    [Fact]
    public void What_is_new_and_what_was_cleared_since_a_day()
    {
        var book = Programme()
            .Do("P-1", "2024-02-01", new VacateSponsor("ann", "left"))
            .Do("P-1", "2024-05-01", new AppointSponsor("bob"))
            .Do("P-1", "2024-04-15", new Stall(Cut));
        var board = BoardReport.Compute(
            book.Facts, book.Organisation, book.On("2024-07-01") with { Since = Book.Day("2024-04-01") });

        board.WatchlistAdded.ShouldHaveSingleItem().Rule.ShouldBe(WatchlistRule.LongStall);
        board.WatchlistCleared.ShouldHaveSingleItem().Rule.ShouldBe(WatchlistRule.SponsorVacant);
    }

    private static Book Programme() => new Book().Running("P-1", "2024-01-01");

    private static Rows<WatchlistEntry> On(Book book, string day) =>
        BoardReport.Compute(book.Facts, book.Organisation, book.On(day)).Watchlist;

    private static void Begins(Book book, string day, WatchlistRule rule, string reason, long? at = null)
    {
        var before = Book.Day(day).AddDays(-1).ToString("yyyy-MM-dd");
        On(book, before).ShouldNotContain(e => e.Rule == rule);
        var entry = On(book, day).Single(e => e.Rule == rule);
        entry.Reason.ShouldBe(reason);
        entry.Positions.ShouldBe([at ?? book.Last("P-1")]);
    }
}
