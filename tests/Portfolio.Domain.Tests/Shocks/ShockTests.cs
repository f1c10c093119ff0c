using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Tests.Organisations;

namespace Portfolio.Domain.Tests.Shocks;

public sealed class ShockTests
{
    private static readonly DeclareShock Merger = new("MERGER", " The merger ", "reorganisation", ["it"]);

    [Fact]
    public void It_is_declared_with_what_it_is_and_whom_it_strikes() =>
        Today.Organisation.Gives(Merger, new ShockDeclared("MERGER", "The merger", "Reorganisation", ["IT"]))
            .Shock("merger").Latest.On.ShouldBe(Today.Date);

    [Fact]
    public void It_can_be_announced_and_strikes_on_its_day() =>
        Today.Organisation.After(Merger, "2026-09-01").Shock("MERGER").Latest.On.ShouldBe(Today.Day("2026-09-01"));

    [Fact]
    public void Under_a_code_of_its_own() =>
        Today.Organisation.Refuses(new DeclareShock("cuts", "More cuts", "BudgetCut"), "There is already a shock CUTS, “Savings round”, of 2026-02-01.");

    [Fact]
    public void Told_for_an_earlier_day_it_is_still_the_second() =>
        Today.Organisation.RefusesOn(
            "2026-01-15", new DeclareShock("CUTS", "More cuts", "BudgetCut"),
            "This does not fit with what is on record for later, at position 5, 2026-02-01. There is already a shock CUTS, “More cuts”, of 2026-01-15.");

    [Fact]
    public void What_is_wrong_with_it_is_told_at_once() =>
        Today.Organisation.When(new DeclareShock("?", "", " ", ["LEGAL"])).ShouldBeOfType<Decision.Refused>()
            .Why.Select(w => w.Field).ShouldBe(["code", "title", "threat", "departments[0]"]);

    [Fact]
    public void It_is_taken_back_with_a_reason_and_can_be_declared_anew()
    {
        var declared = Today.Organisation.After(Merger, position: 9);
        declared.Refuses(new RetractShock("MERGER", Today.Command(9), " "), "Give the reason in words: it stays on the record.");
        declared.Refuses(new RetractShock("MERGER", Today.Command(8), "Called off"), "There is no such command on this record.");
        declared.After(new RetractShock("MERGER", Today.Command(9), "Called off"), position: 10).Shock("MERGER").Latest.Declared.ShouldBeNull();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_is_not_taken_back_from_under_programmes_that_it_hit(bool answered)
    {
        var declared = Today.Organisation.After(Merger, "2026-03-01", 9);
        DomainEvent hit = answered ? new ContingencyInvoked("Reorganisation", "Merger", ContingencyResult.Held) : new ShockAbsorbed("merger", 4);
        Retracted(declared, Programme("RUNS", "IT", ("2026-03-02", hit))).ShouldBeOfType<Decision.Refused>().Why.ShouldHaveSingleItem().Sentence.ShouldBe(
            "It cannot be taken back while what is on record of RUNS at position 2, 2026-03-02, depends on it.");
        Retracted(declared, Programme("RUNS", "IT", ("2026-03-02", new ShockAbsorbed("CUTS", 4)))).ShouldBeOfType<Decision.Accepted>();

        static Decision Retracted(Organisation organisation, ProgrammeHistory programme) => organisation.Decide(
            new RetractShock("merger", Today.Command(9), "Called off"), Today.Occasion("2026-07-01", organisation) with { Programmes = [programme] });
    }

    [Fact]
    public void It_strikes_what_was_open_on_its_day_in_its_departments_and_below()
    {
        var organisation = Today.Organisation
            .And("2026-01-01", new DepartmentOpened("DATA", "Data", "IT"), new DepartmentOpened("WEB", "Web", null))
            .And("2026-06-01", new DepartmentDescribed("WEB", null, "IT"))
            .After(Merger, "2026-03-01");
        Exposure.Of(organisation.Shock("MERGER").Latest,
        [
            Programme("SELLS", "SALES"), Programme("COUNTS", "DATA"), Programme("SURFS", "WEB"), Programme("RUNS", "IT"),
            Programme("RAN", "IT", ("2026-02-01", new ProgrammeDropped([Derailer.BudgetCut]))),
            Programme("COMES", "IT", day: "2026-04-01"),
        ], organisation).Select(e => e.Programme).ShouldBe(["COUNTS", "RUNS"]);
    }

    [Fact]
    public void Declared_for_all_it_strikes_those_without_a_department_too() =>
        Exposure.Of(Today.Organisation.Shock("CUTS").Latest, [Examples.Registered.History, Programme("RUNS", "IT")], Today.Organisation)
            .Select(e => e.Programme).ShouldBe(["CRM", "RUNS"]);

    [Theory]
    [InlineData("2025-01-31", false)]
    [InlineData("2025-02-01", true)]
    [InlineData("2026-01-31", true)]
    [InlineData("2026-02-01", false)]
    [InlineData("2026-03-01", false)]
    public void Who_was_prepared_follows_from_the_record_of_the_twelve_months_before(string prepared, bool was) =>
        Exposure.Of(
            Today.Organisation.Shock("CUTS").Latest,
            [Programme("RUNS", "IT", (prepared, new ContingencyPrepared("BudgetCut", "bob")), day: "2024-01-01")],
            Today.Organisation).ShouldBe([new Exposed("RUNS", was, null)]);

    // Prepared on 1 January 2025, struck on 1 February 2026.
    [Fact]
    public void For_how_many_months_a_contingency_is_good_is_a_setting()
    {
        var organisation = Today.Organisation.And("2026-01-01", new SettingChanged("contingencyMonths", "13"));
        ProgrammeHistory[] one = [Programme("RUNS", "IT", ("2025-01-01", new ContingencyPrepared("BudgetCut", "bob")), day: "2024-01-01")];
        Exposure.Of(Today.Organisation.Shock("CUTS").Latest, one, Today.Organisation).ShouldHaveSingleItem().Prepared.ShouldBeFalse();
        Exposure.Of(Today.Organisation.Shock("CUTS").Latest, one, organisation).ShouldHaveSingleItem().Prepared.ShouldBeTrue();
    }

    [Fact]
    public void A_review_is_as_good_and_another_threat_is_not()
    {
        var old = ("2024-02-01", (DomainEvent)new ContingencyPrepared("BudgetCut", "bob"));
        var shock = Today.Organisation.Shock("CUTS").Latest;
        Exposure.Of(shock, [Programme("RUNS", "IT", day: "2024-01-01", happened: [old, ("2025-06-01", new ContingencyReviewed("BudgetCut"))])], Today.Organisation)
            .ShouldHaveSingleItem().Prepared.ShouldBeTrue();
        Exposure.Of(shock, [Programme("RUNS", "IT", day: "2024-01-01", happened: [old, ("2025-06-01", new ContingencyPrepared("Reorganisation", "bob"))])], Today.Organisation)
            .ShouldHaveSingleItem().Prepared.ShouldBeFalse();
    }

    [Fact]
    public void Prepared_in_hindsight_is_prepared_if_it_was_so_on_its_day() =>
        Exposure.Of(
            Today.Organisation.Shock("CUTS").Latest,
            [Programme("RUNS", "IT", ("2026-03-01", new ShockAbsorbed("CUTS", 4)), ("2026-01-15", new ContingencyPrepared("BudgetCut", "bob")))],
            Today.Organisation).ShouldBe([new Exposed("RUNS", true, 4)]);

    private static ProgrammeHistory Programme(string code, string department, params (string Day, DomainEvent Event)[] happened) =>
        Programme(code, department, "2026-01-01", happened);

    private static ProgrammeHistory Programme(string code, string department, string day, params (string Day, DomainEvent Event)[] happened) =>
        ProgrammeHistory.Of(happened
            .Prepend((day, Examples.CrmProposed with { Code = code, Department = department }))
            .Select((e, i) => Today.Recorded(e.Item2, Today.Day(e.Item1), i + 1)));

    private static ProgrammeHistory Programme(string code, string department, (string Day, DomainEvent Event) happened, string day) =>
        Programme(code, department, day, happened);
}
