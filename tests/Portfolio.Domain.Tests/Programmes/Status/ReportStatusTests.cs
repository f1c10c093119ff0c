using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Tests.Organisations;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Status;

public sealed class ReportStatusTests
{
    private static readonly DateOnly March = Today.Day("2026-03-31");
    private static readonly StatusReported Green = new(March, "RAG3@1", "Green", null, null, null, null, null, null);
    private static readonly StatusReported Red = Green with { Overall = "Red" };
    private static readonly Scenario SaidGreen = Running.And("2026-04-05", Green);

    [Fact]
    public void A_status_is_reported_with_its_parts() =>
        Running.When("2026-04-05", new ReportStatus(March, "rag5@1", "Amber/Green", Schedule: "Amber", People: "Red"))
            .Then(new StatusReported(March, "RAG5@1", "Amber/Green", null, "Amber", null, null, null, "Red"));

    [Fact]
    public void Not_rated_with_its_reason_is_a_value() =>
        Running.When("2026-04-05", new ReportStatus(March, "RAG3@1", NotRatedBecause: " Exempt "))
            .Then(Green with { Overall = null, NotRatedBecause = "Exempt" });

    [Fact]
    public void Neither_rated_nor_a_reason_is_refused() =>
        Running.When("2026-04-05", new ReportStatus(March, "RAG3@1"))
            .ThenRefused("Give an overall rating, or say why there is none; not both.");

    [Fact]
    public void Both_are_refused_too() =>
        Running.When("2026-04-05", new ReportStatus(March, "RAG3@1", "Green", "Exempt"))
            .ThenRefused("Give an overall rating, or say why there is none; not both.");

    [Fact]
    public void Ratings_are_on_the_scale_each_is_named() =>
        Running.When("2026-04-05", new ReportStatus(March, "RAG3@1", "Amber/Red", Cost: "Purple"))
            .ThenRefused(
                "“Amber/Red” is not on the scale RAG3@1: Green, Amber, Red.",
                "“Purple” is not on the scale RAG3@1: Green, Amber, Red.");

    [Fact]
    public void The_scale_is_known() =>
        Running.When("2026-04-05", new ReportStatus(March, "DCA@2", "Green"))
            .ThenRefused("There is no status scale “DCA@2”; known are RAG3@1, RAG5@1.");

    [Fact]
    public void A_scale_of_our_own_serves_as_well() =>
        Running
            .When(
                "2026-04-05",
                new ReportStatus(March, "DCA@2", "Fine"),
                Today.Organisation.And(new StatusScaleDefined(
                    new("DCA", 2, [new("Fine", Light.Green), new("Not fine", Light.Red)]))))
            .ThenTexts();

    [Fact]
    public void A_report_speaks_of_the_past() =>
        Running.When("2026-03-30", new ReportStatus(March, "RAG3@1", "Green"))
            .ThenRefused("A report made on 2026-03-30 cannot speak of a period that ends on 2026-03-31.");

    [Fact]
    public void A_second_report_for_a_period_says_why() =>
        SaidGreen.When("2026-04-09", new ReportStatus(March, "RAG3@1", "Red"))
            .ThenRefused("CRM already has a status for the period to 2026-03-31: say why this one supersedes it.");

    [Fact]
    public void With_a_reason_it_supersedes()
    {
        var history = SaidGreen.When("2026-04-09", new ReportStatus(March, "RAG3@1", "Red", Reason: "Audit")).Then(Red).History;
        history.Latest.Statuses[March].Report.ShouldBe(Red);
        history.On(Today.Day("2026-04-08")).Statuses[March].Report.ShouldBe(Green);
    }

    [Fact]
    public void Supersession_acts_by_recorded_time_wherever_its_day_lies() =>
        SaidGreen.When("2026-04-02", new ReportStatus(March, "RAG3@1", "Red", Reason: "Found in the minutes")).Then(Red)
            .History.Latest.Statuses[March].Report.ShouldBe(Red);

    [Fact]
    public void A_late_one_without_a_reason_collides_with_the_one_it_would_supersede() =>
        SaidGreen.When("2026-04-02", new ReportStatus(March, "RAG3@1", "Red"))
            .ThenRefused(
                "This does not fit with what is on record for later: “status for the period to 2026-03-31: Green” of 2026-04-05 (position 8). CRM already has a status for the period to 2026-03-31: say why this one supersedes it.");

    [Fact]
    public void As_known_before_the_old_one_still_stands()
    {
        var after = SaidGreen.And("2026-04-02", new NewFact(Red, [new("reason", "Found in the minutes")])).History;
        ProgrammeHistory.Of(after.All.SkipLast(1)).Latest.Statuses[March].Report.ShouldBe(Green);
    }

    [Fact]
    public void Retracting_the_later_one_lets_the_first_stand_again() =>
        SaidGreen.And("2026-04-09", new NewFact(Red, [new("reason", "Audit")]))
            .When("2026-04-10", new Retract(Today.Command(7), "The audit was of another programme"))
            .Then(new CommandRetracted(Today.Command(7)))
            .History.Latest.Statuses[March].Report.ShouldBe(Green);

    [Fact]
    public void The_same_report_again_changes_nothing() =>
        SaidGreen.When("2026-04-09", new ReportStatus(March, "RAG3@1", "Green", Narrative: "All well")).ThenNothing();

    [Fact]
    public void A_corrected_narrative_is_heard_when_it_says_why() =>
        SaidGreen.When("2026-04-09", new ReportStatus(March, "RAG3@1", "Green", Narrative: "Nearly", Reason: "A slip"))
            .ThenTexts(new("narrative", "Nearly"), new("reason", "A slip"));

    [Fact]
    public void Another_period_is_another_report() =>
        SaidGreen.When("2026-05-05", new ReportStatus(Today.Day("2026-04-30"), "RAG3@1", "Red"))
            .Then(Red with { Period = Today.Day("2026-04-30") });
}
