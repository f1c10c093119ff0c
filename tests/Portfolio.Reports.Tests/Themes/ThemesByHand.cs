using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Waves;
using Portfolio.Reports.Themes;

namespace Portfolio.Reports.Tests.Themes;

/// <summary>
/// P-1 for Acme from 1 January 2024 to be finished on 1 January 2030 (2,192 days), seen on 31 December 2024. bob took over from ann on 1 July (183 days ago) and endorses it
/// conditionally; no deputy. No outcome. One action, closed in time, told of on 1 December. Sales is committed, Sales east has not
/// said. No wave and no staff pulse.
/// </summary>
public class ThemesByHand
{
    private static readonly Book Given = new Book()
        .Running("P-1", "2024-01-01").Do("P-1", "2024-01-01", new Describe(Accounts: ["ACME"]))
        .Do("P-1", "2024-07-01", new SwapSponsor("ann", "bob", "promoted"))
        .Do("P-1", "2024-08-01", new RecommitSponsor("bob", Commitment.Conditional))
        .Do("P-1", "2024-10-01", new RaiseFeedbackAction("A-1", Book.Day("2024-11-01"), "bob"))
        .Do("P-1", "2024-10-20", new CloseFeedbackAction("A-1"))
        .Do("P-1", "2024-12-01", new LogCommunication("Customers", "Letter", Topic.Action, "A-1"))
        .Do("P-1", "2024-02-01", new InvolveDepartment("SALES")).Do("P-1", "2024-02-01", new InvolveDepartment("EAST"))
        .Do("P-1", "2024-02-02", new RecordEngagement("SALES", Engagement.Committed));

    private static readonly ThemeResult Report = ThemeReport.Compute(Given.Facts, Given.Organisation, Given.On("2024-12-31"));

    // Seat 100, tenure 183 of 2,192 days, re-committed conditionally 50, deputy 0 · nothing linked · in time · half, and told · accounts.
    [Theory]
    [InlineData("sponsorship", (100 + (100 * 183 / 2192.0) + 50 + 0) / 4)]
    [InlineData("outcomes", 0.0)]
    [InlineData("feedback", 100.0)]
    [InlineData("employees", 75.0)]
    [InlineData("tools", 50.0)]
    public void Scores(string theme, double score) => Report.Figure(theme).Value!.Value.ShouldBe(score, 1e-9);

    [Theory]
    [InlineData(0)]
    [InlineData(80)]
    public void What_a_conditional_commitment_counts_is_a_setting(int percent) => ThemeReport.Compute(
            Given.Facts, Given.Organisation.Evolve(Book.Recorded(new SettingChanged("conditionalPercent", $"{percent}"))), Given.On("2024-12-31"))
        .Figure("sponsorship").Value!.Value.ShouldBe((100 + (100 * 183 / 2192.0) + percent + 0) / 4, 1e-9);

    [Fact]
    public void What_would_raise_them_comes_with_what_it_brings()
    {
        Report.Raises[0].ShouldBe(new(
            "P-1", "The P-1", Theme.Outcomes, "outcomes.linked", 0, 100, "Link the programme to a measured result."));
        Report.Raises.Single(r => r.Part == "sponsorship.deputy").Gain.ShouldBe(25);
        Report.Raises.ShouldNotContain(r => r.Theme == Theme.Feedback);
    }

    [Fact]
    public void What_is_said_to_raise_a_score_raises_it_by_that()
    {
        var before = Report.Figure("sponsorship").Value!.Value;
        var raised = new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-07-01", new SwapSponsor("ann", "bob", "promoted"))
            .Do("P-1", "2024-08-01", new RecommitSponsor("bob", Commitment.Conditional))
            .Do("P-1", "2024-12-30", new NameDeputySponsor("eve"));

        ThemeReport.Compute(raised.Facts, raised.Organisation, raised.On("2024-12-31")).Figure("sponsorship").Value!.Value
            .ShouldBe(before + 25, 1e-9);
    }

    // Its own people tell everything but sponsors and scope: of these parts nothing can be told, and the accounts are all that tools say.
    [Fact]
    public void What_nobody_observes_is_not_scored_0()
    {
        var book = new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-01-01", new Describe(Accounts: ["ACME"]))
            .Do("P-1", "2024-01-01", new VacateSponsor("ann", "it was a mistake"))
            .Do("P-1", "2024-01-02", new DeclareCoverage(Coverage.Own with
            {
                Kinds = [.. Coverage.Own.Kinds.Where(k => k is not (FactKind.Sponsors or FactKind.Scope))],
            }));
        var report = ThemeReport.Compute(book.Facts, book.Organisation, book.On("2024-12-31"));
        report.Figure("sponsorship").Value.ShouldBeNull();
        report.Figure("sponsorship").NotObserved.ShouldBe(1);
        report.Figure("tools").Value.ShouldBe(100);
        report.Raises.ShouldAllBe(r => r.Theme != Theme.Sponsorship && r.Theme != Theme.Tools);
    }

    // Nobody reports the scope of P-1 and of P-2; that an outcome of P-1 is tied to a driver that was asked about is on record.
    [Fact]
    public void An_outcome_tied_to_a_driver_counts_though_nobody_reports_scope()
    {
        var coverage = Coverage.Own with { Kinds = [.. Coverage.Own.Kinds.Where(k => k is not FactKind.Scope)] };
        var book = new Book()
            .Running("P-1", "2024-01-01").Do("P-1", "2024-01-02", new DeclareCoverage(coverage))
            .Do("P-1", "2024-02-01", new LinkOutcome("O-1", "Renewals", "%", 0, 100, Book.Day("2025-12-31"), "Ease"))
            .Running("P-2", "2024-01-01").Do("P-2", "2024-01-02", new DeclareCoverage(coverage))
            .Do("2024-10-01", new OpenWave("W-1", "Customers", 100, 50, SamplingMethod.Random, new(0, 10), 5, new("ann", 14), Drivers: ["Ease"]));
        var report = ThemeReport.Compute(
            book.Facts, book.Organisation.Evolve(Book.Recorded(new SettingChanged("weight.tools.accounts", "0"))), book.On("2024-12-31"));
        report.Programmes.Select(p => (p.Programme, p.Scores.Single(s => s.Theme == Theme.Tools).Score)).ShouldBe([("P-1", 100d), ("P-2", null)]);
        report.Figure("tools").NotObserved.ShouldBe(1);
    }

    // Planned for 100 days in the end, of which bob, who came on the 51st, has sat 50.
    [Theory]
    [InlineData("2024-04-10", 50.0)]
    [InlineData("2024-05-30", 100.0)]
    public void Tenure_is_told_against_the_plan(string asOf, double tenure)
    {
        var book = new Book()
            .Running("P-1", "2024-01-01", "2024-12-31")
            .Do("P-1", "2024-02-20", new SwapSponsor("ann", "bob", "promoted"))
            .Do("P-1", "2024-02-20", new Rebaseline(Book.Day("2024-04-10")));
        var weights = book.Organisation;
        foreach (var part in new[] { "seat", "commitment", "deputy" })
        {
            weights = weights.Evolve(Book.Recorded(new SettingChanged($"weight.sponsorship.{part}", "0")));
        }

        ThemeReport.Compute(book.Facts, weights, book.On(asOf)).Figure("sponsorship").Value.ShouldBe(tenure);
    }

    [Fact]
    public void What_a_part_weighs_is_a_setting() => ThemeReport.Compute(
            Given.Facts, Given.Organisation.Evolve(Book.Recorded(new SettingChanged("weight.sponsorship.deputy", "0"))), Given.On("2024-12-31"))
        .Figure("sponsorship").Value!.Value.ShouldBe((150 + (100 * 183 / 2192.0)) / 3, 1e-9);
}
