using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Perception;

namespace Portfolio.Reports.Tests.Perception;

/// <summary>
/// Seen on 1 July 2024. P-1 says Green; customers gave 4 of 10; it is stalled and its first phase is overdue. P-2 says Amber, the
/// middle of three; 10 large customers gave 8, 30 small ones 5; one incident was handled well, one is open. P-3 says Green.
/// </summary>
public class PerceptionByHand
{
    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01")
        .Do("P-1", "2024-01-02", new ReplanPhase(1, Finish: Book.Day("2024-06-15")))
        .Do("P-1", "2024-06-01", new ReportStatus(Book.Day("2024-05-31"), "RAG3@1", "Green"))
        .Do("P-1", "2024-06-01", new Stall([Derailer.BudgetCut]))
        .Do("P-1", "2024-05-01", new RecordCustomerAssessment(4, new(0, 10), 20, "calls"))
        .Running("P-2", "2024-01-01")
        .Do("P-2", "2024-06-01", new ReportStatus(Book.Day("2024-05-31"), "RAG3@1", "Amber"))
        .Do("P-2", "2024-05-01", new RecordCustomerAssessment(8, new(0, 10), 10, "calls", "Large"))
        .Do("P-2", "2024-05-02", new RecordCustomerAssessment(5, new(0, 10), 30, "calls", "Small"))
        .Do("P-2", "2024-06-10", new RecordCustomerIncident("INC-1", IncidentKind.Public, 5))
        .Do("P-2", "2024-06-12", new ResolveCustomerIncident("INC-1", Handling.Well, "put right"))
        .Do("P-2", "2024-05-01", new RecordCustomerIncident("INC-2", IncidentKind.Complaint, 3))
        .Running("P-3", "2024-01-01")
        .Do("P-3", "2024-06-01", new ReportStatus(Book.Day("2024-05-31"), "RAG3@1", "Green"));

    private static readonly PerceptionResult Report = PerceptionReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-07-01"));

    [Fact]
    public void Figures()
    {
        Report.Counts("watermelons").ShouldBe((1, 2, 0, 0));
        Report.Counts("aboveCustomers").ShouldBe((1, 2, 0, 1));
        Report.Figure("meanGap").Value!.Value.ShouldBe(0.2625, 1e-12);
        Report.Counts("handledWell").ShouldBe((1, 1, 1, 0));
        Report.Figure("incidentsOpen").Value.ShouldBe(1);
    }

    // (10 × 0.8 + 30 × 0.5) / 40 = 0.575.
    [Fact]
    public void Three_views_on_one_scale()
    {
        var rows = Report.Programmes.Select(p => (p.Programme, p.Own, Customers: p.Customers is { } c ? Math.Round(c, 12) : (double?)null, Evidence: Math.Round(p.Evidence!.Value, 12), p.Watermelon));
        rows.ShouldBe([("P-1", 1, 0.4, 0.6, true), ("P-2", 0.5, 0.575, 0.8, false), ("P-3", 1, null, 1, false)]);
        Report.Programmes[0].Against.ShouldBe([DoubtKind.PhaseOverdue, DoubtKind.Stalled]);
    }

    [Fact]
    public void How_much_evidence_makes_a_watermelon_is_a_setting() => PerceptionReport.Compute(
            Given.Facts, Given.Organisation.Evolve(Book.Recorded(new SettingChanged("watermelonEvidence", "3"))), Given.On("2024-07-01"))
        .Counts("watermelons").ShouldBe((0, 2, 0, 0));

    // Our view is 1, customers gave 8.5 of 10: 15 % of the scale between them are not more than 15 %, though 1 − 0.85 is, in binary.
    [Theory]
    [InlineData(14, 1)]
    [InlineData(15, 0)]
    [InlineData(16, 0)]
    public void A_gap_as_wide_as_the_setting_does_not_exceed_it(int percent, int above)
    {
        var book = new Book().Running("P-1", "2024-01-01")
            .Do("P-1", "2024-06-01", new ReportStatus(Book.Day("2024-05-31"), "RAG3@1", "Green"))
            .Do("P-1", "2024-05-01", new RecordCustomerAssessment(8.5m, new(0, 10), 20, "calls"));
        PerceptionReport.Compute(
                book.Facts, book.Organisation.Evolve(Book.Recorded(new SettingChanged("gapPercent", $"{percent}"))), book.On("2024-07-01"))
            .Counts("aboveCustomers").ShouldBe((above, 1, 0, 0));
    }

    [Fact]
    public void The_words_say_one_piece_of_evidence()
    {
        var formula = PerceptionReport.Compute(
            Given.Facts, Given.Organisation.Evolve(Book.Recorded(new SettingChanged("watermelonEvidence", "1"))), Given.On("2024-07-01")).Figure("watermelons").Formula;
        formula.ShouldStartWith("Programmes that report Green while 1 piece of evidence (a setting) or more say otherwise");
        Report.Figure("watermelons").Formula.ShouldStartWith("Programmes that report Green while 2 pieces of evidence (a setting) or more say otherwise");
    }

    // Of the incidents of P-1 and P-2 the worse is of severity 5; customers gave P-1 4 of 10 and P-2 5.75.
    [Fact]
    public void What_is_held_beside_published_figures_is_set()
    {
        var book = new Book().Running("P-1", "2024-01-01").Running("P-2", "2024-01-01")
            .Do("P-1", "2024-06-01", new RecordCustomerIncident("INC-1", IncidentKind.Public, 4))
            .Do("P-2", "2024-06-01", new RecordCustomerIncident("INC-2", IncidentKind.Public, 5));
        double? Ours(Book of, int percent, string setting, string value) => PerceptionReport
            .Compute(of.Facts, of.Organisation.Evolve(Book.Recorded(new SettingChanged(setting, value))), of.On("2024-07-01"))
            .Published.Single(p => p.Percent == percent).Ours;

        Ours(book, 44, "brandSeverity", "5").ShouldBe(0.5);
        Ours(book, 44, "brandSeverity", "4").ShouldBe(1);
        Ours(Given, 12, "customerPercent", "58").ShouldBe(0);
        Ours(Given, 12, "customerPercent", "57").ShouldBe(0.5);
        Ours(Given, 12, "customerPercent", "40").ShouldBe(1);
    }

    // All report monthly; seen on 10 July. P-1 said Green of May: due on 30 June and missing after 31 July, so 21 of 31 days are left;
    // customers gave 0.4. P-2 said Red of June; 0.5. P-3 said Green of March and nothing since, while it is stalled and a phase is
    // overdue; 0.2. P-4 said Green of March too and is on hold since 10 May, which left 21 of the 31 days; 1.
    [Fact]
    public void An_old_status_fades_out_of_what_is_said_of_ourselves()
    {
        var book = new Book();
        foreach (var (code, period, rating, score) in new[]
        {
            ("P-1", "2024-05-31", "Green", 4), ("P-2", "2024-06-30", "Red", 5), ("P-3", "2024-03-31", "Green", 2), ("P-4", "2024-03-31", "Green", 10),
        })
        {
            book.Running(code, "2024-01-01").Do(code, "2024-01-01", new Describe(Cadence: Cadence.Monthly))
                .Do(code, period, new ReportStatus(Book.Day(period), "RAG3@1", rating))
                .Do(code, "2024-05-01", new RecordCustomerAssessment(score, new(0, 10), 20, "calls"));
        }

        book.Do("P-3", "2024-01-02", new ReplanPhase(1, Finish: Book.Day("2024-04-15"))).Do("P-3", "2024-04-20", new Stall([Derailer.BudgetCut]))
            .Do("P-4", "2024-05-10", new PutOnHold());
        PerceptionResult On(string day) => PerceptionReport.Compute(book.Facts, book.Organisation, book.On(day));

        var report = On("2024-07-10");
        report.Programmes.OrderBy(p => p.Programme).Select(p => (p.Programme, p.Status, Math.Round(31 * p.Counts!.Value, 9), p.Own)).ShouldBe(
            [("P-1", "Green", 21, 1), ("P-2", "Red", 31, 0), ("P-3", "Green", 0, null), ("P-4", "Green", 21, 1)]);
        report.Counts("aboveCustomers").ShouldBe((1, 3, 0, 1));
        report.Counts("watermelons").ShouldBe((0, 2, 0, 1));

        // (21 × 0.6 − 31 × 0.5 + 21 × 0) / 73, as much as 73² / (21² + 31² + 21²) of equal weight.
        var gap = report.Figure("meanGap");
        gap.Value!.Value.ShouldBe(-2.9 / 73, 1e-12);
        gap.Denominator!.Value.ShouldBe(5329 / 1843d, 1e-12);
        report.Published.Single(p => p.Percent == 56).Ours!.Value.ShouldBe(42 / 73d, 1e-12);

        // The day before it counted nothing P-3 was a watermelon.
        On("2024-05-30").Counts("watermelons").ShouldBe((1, 2, 0, 0));
    }

    // All say Green. Of P-1 a register tells phases only: one kind of evidence of the two that make a watermelon. Of P-2 and P-3 it
    // tells stalls too: a phase of both is overdue, and P-3 is stalled. Of P-4 nothing but its status.
    [Fact]
    public void Evidence_that_nobody_observes_does_not_speak_for_a_programme()
    {
        var book = new Book();
        foreach (var (code, kinds) in new (string, ValueList<FactKind>)[]
        {
            ("P-1", [FactKind.Existence, FactKind.Status, FactKind.Phases]),
            ("P-2", [FactKind.Existence, FactKind.Status, FactKind.Phases, FactKind.Stalls]),
            ("P-3", [FactKind.Existence, FactKind.Status, FactKind.Phases, FactKind.Stalls]),
            ("P-4", [FactKind.Existence, FactKind.Status]),
        })
        {
            book.Do(code, "2024-01-01", new Register(code, "Theirs", Coverage: new("GMPP", kinds, Sight.AtSnapshots)))
                .Do(code, "2024-06-01", new ReportStatus(Book.Day("2024-05-31"), "RAG3@1", "Green"));
        }

        book.Do("P-2", "2024-01-02", new PlanPhase(1, "First", Finish: Book.Day("2024-06-15")))
            .Do("P-3", "2024-01-02", new PlanPhase(1, "First", Finish: Book.Day("2024-06-15")))
            .Do("P-3", "2024-06-01", new Stall([Derailer.BudgetCut]))
            .Do("P-4", "2024-06-01", new Stall([Derailer.BudgetCut]));

        var report = PerceptionReport.Compute(book.Facts, book.Organisation, book.On("2024-07-01"));
        report.Counts("watermelons").ShouldBe((1, 2, 0, 2));
        report.Programmes.Select(p => (p.Programme, p.Evidence, p.Watermelon)).ShouldBe(
            [("P-3", 0, true), ("P-1", null, false), ("P-2", 0.5, false), ("P-4", null, false)]);
    }

    [Fact]
    public void Published_figures_stand_beside_ours_with_what_each_counted()
    {
        Report.Published.Select(p => (p.Percent, p.Ours is { } ours ? Math.Round(ours, 6) : (double?)null)).ShouldBe(
            [(56, 0.666667), (12, 0), (80, null), (11, null), (44, 0.333333), (29, 1)]);
        Report.Published.ShouldAllBe(p => p.Counted.Length > 0 && p.OursCounted.Length > 0);
    }

    // Put off from the first phase, and back in it a month later: then nothing waits.
    [Fact]
    public void Scope_that_is_back_in_its_phase_is_no_evidence()
    {
        var book = new Book().Running("P-1", "2024-01-01").Do("P-1", "2024-01-01", new AddScopeItem("I-1", "Portal", 1, 50))
            .Do("P-1", "2024-02-01", new DeferScopeItem("I-1", [Derailer.BudgetCut], 2)).Do("P-1", "2024-03-01", new PullForward("I-1", 1));
        Against("2024-02-29").ShouldBe([DoubtKind.ScopeDeferred]);
        Against("2024-03-01").ShouldBeEmpty();

        ValueList<DoubtKind> Against(string day) =>
            PerceptionReport.Compute(book.Facts, book.Organisation, book.On(day)).Programmes.ShouldHaveSingleItem().Against;
    }
}
