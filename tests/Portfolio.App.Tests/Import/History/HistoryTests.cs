using Portfolio.App.Import;
using Portfolio.App.Import.Mappings;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Import.History;

/// <summary>Files in which each row is a dated change.</summary>
public sealed class HistoryTests
{
    private static readonly string[] Opened = ["2024-01-05,P-1,new,,Portal", "2024-01-05,P-1,pilot in,,R1", "2024-01-05,P-1,roll-out in,,R2"];

    private readonly Trial _trial = new(SmallHistory.Mapping);

    [Fact]
    public async Task First_seen_registers_a_programme_on_that_day_with_what_the_log_tells()
    {
        await TakeInAsync(Opened);

        var opened = Programme.Opening.ShouldBeOfType<ProgrammeRegistered>();
        (opened.Code, opened.Title).ShouldBe(("P-1", "Portal"));
        opened.Coverage.ShouldBe(new Coverage(
            "LOG",
            [FactKind.Existence, FactKind.Holds, FactKind.Phases, FactKind.Scope, FactKind.Finish, FactKind.Outcomes],
            Sight.Continuous));
        History.Standing.Select(e => (e.EffectiveOn, e.ReportedOn)).Distinct().ShouldBe([(new DateOnly(2024, 1, 5), new DateOnly(2024, 1, 5))]);
        Programme.Phases.Values.Select(p => (p.Number, p.Title, p.Finish)).ShouldBe(
            [(1, "R1", new DateOnly(2024, 6, 30)), (2, "R2", new DateOnly(2024, 12, 31))]);
        Programme.Items.Values.Select(i => (i.Item, i.Phase, i.CustomerValue)).ShouldBe([("PILOT", 1, 20), ("ROLL-OUT", 2, 80)]);
    }

    [Fact]
    public async Task A_later_target_is_a_deferral_an_earlier_one_a_pulling_forward_and_none_is_later()
    {
        await TakeInAsync(
        [
            .. Opened,
            "2024-02-01,P-1,pilot in,R1,R3",
            "2024-03-01,P-1,pilot in,R3,release 1",
            "2024-04-01,P-1,roll-out in,R2,TBD",
            "2024-05-01,P-1,roll-out in,TBD,R3",
        ]);

        Happened(new(2024, 2, 1)).ShouldBe(
        [
            new PhasePlanned(3, "R3", null, new(2025, 6, 30), false), new ScopeItemDeferred("PILOT", 3, []),
            new ScopeItemPulledForward("PILOT", 1),
            new ScopeItemDeferred("ROLL-OUT", null, []),
            new ScopeItemPulledForward("ROLL-OUT", 3),
        ]);
    }

    [Fact]
    public async Task A_stage_that_is_worked_at_delivers_what_comes_before_it()
    {
        await TakeInAsync([.. Opened, "2024-02-01,P-1,stage,,pilot", "2024-07-01,P-1,stage,pilot,roll-out"]);

        Happened(new(2024, 2, 1)).ShouldBe([new ScopeItemDelivered("PILOT", 100)]);
        History.Standing[^1].EffectiveOn.ShouldBe(new(2024, 7, 1));
    }

    [Fact]
    public async Task A_stage_that_is_reached_delivers_its_own_piece_too()
    {
        var trial = new Trial(SmallHistory.MappingWith("stageMeans: WorkedAt", "stageMeans: Reached"));

        await trial.TakeInAsync([SmallHistory.Log([.. Opened, "2024-02-01,P-1,stage,,pilot"])]);

        trial.Ledger.Programme("P-1").Latest.Items["PILOT"].Delivered.ShouldBe(100);
        trial.Ledger.Programme("P-1").Latest.Items["ROLL-OUT"].Delivered.ShouldBe(0);
    }

    [Fact]
    public async Task Done_delivers_up_to_the_stage_and_ends_the_programme_only_when_nothing_is_left()
    {
        var report = await TakeInAsync([.. Opened, "2024-02-01,P-1,stage,,pilot", "2024-07-01,P-1,state,running,done"]);

        (Programme.State, Programme.Items["PILOT"].Delivered).ShouldBe((ProgrammeState.Active, 100));
        report.Files[0].Remarks.Select(r => r.Sentence).ShouldBe(
            ["P-1 is called complete, but ROLL-OUT is neither reached nor given up: it is not recorded as completed."]);

        await TakeInAsync(["2024-09-01,P-1,stage,pilot,roll-out"], "more.csv", [.. Opened, "2024-02-01,P-1,stage,,pilot", "2024-07-01,P-1,state,running,done"]);

        (Programme.State, Programme.Items["ROLL-OUT"].Delivered, Programme.Since).ShouldBe((ProgrammeState.Completed, 100, new DateOnly(2024, 9, 1)));
    }

    [Fact]
    public async Task Stopped_is_dropped_gone_has_left_and_a_later_change_brings_it_back()
    {
        await TakeInAsync(
        [
            .. Opened,
            "2024-01-05,P-2,new,,Letters",
            "2024-02-01,P-1,state,running,stopped",
            "2024-02-01,P-2,row,,deleted",
            "2024-03-01,P-1,state,stopped,running",
            "2024-03-01,P-2,due,,2025-01-31",
        ]);

        _trial.Ledger.Programme("P-1").On(new(2024, 2, 1)).State.ShouldBe(ProgrammeState.Dropped);
        _trial.Ledger.Programme("P-2").On(new(2024, 2, 1)).State.ShouldBe(ProgrammeState.LeftRegister);
        Programme.State.ShouldBe(ProgrammeState.Active);
        (_trial.Ledger.Programme("P-2").Latest.State, _trial.Ledger.Programme("P-2").Latest.PlannedFinish).ShouldBe((ProgrammeState.Active, new DateOnly(2025, 1, 31)));
    }

    // The stage stands before the targets in the file, and the second target of the day is the one that counts.
    [Fact]
    public async Task Of_one_day_the_last_change_of_each_field_counts_whatever_the_order_of_the_rows()
    {
        await TakeInAsync(
        [
            "2024-01-05,P-1,stage,,roll-out", "2024-01-05,P-1,new,,Portal", "2024-01-05,P-1,pilot in,,R3", "2024-01-05,P-1,pilot in,R3,R2",
        ]);

        Happened(new(2024, 1, 5)).Where(e => e is not ProgrammeRegistered).ShouldBe(
            [new PhasePlanned(2, "R2", null, new(2024, 12, 31), false), new ScopeItemAdded("PILOT", "Pilot", 2, 20, []), new ScopeItemDelivered("PILOT", 100)]);
    }

    [Fact]
    public async Task The_same_log_again_and_one_with_rows_added_record_only_what_is_new()
    {
        string[] rows = [.. Opened, "2024-02-01,P-1,pilot in,R1,R2", "2024-02-01,P-1,pilot in,R2,R3", "2024-03-01,P-1,pilot in,R3,R1"];
        await TakeInAsync(rows);
        var version = History.Version;

        var same = await TakeInAsync(rows);
        var again = await _trial.TakeInAsync([SmallHistory.Log("longer.csv", [.. rows, "2024-04-01,P-1,pilot in,R1,R2"])]);

        same.Files[0].Outcome.ShouldBe(FileOutcome.TakenInBefore);
        again.Events.ShouldBe(new Dictionary<string, int> { ["ScopeItemDeferred"] = 1, ["SnapshotImported"] = 1 });
        History.Version.ShouldBe(version + 1);
    }

    [Theory]
    [InlineData("2024-06-30T23:30:00Z", "2024-07-01")]
    [InlineData("2024-01-31T23:30:00Z", "2024-01-31")]
    [InlineData("2024-02-01T00:30:00+05:00", "2024-01-31")]
    [InlineData("2024-02-01", "2024-02-01")]
    public async Task An_instant_has_the_day_that_it_has_where_the_organisation_is(string when, string day)
    {
        await TakeInAsync([$"{when},P-1,new,,Portal"]);

        History.FirstDay.ShouldBe(DateOnly.Parse(day));
    }

    [Fact]
    public async Task Every_row_that_cannot_be_understood_is_told()
    {
        var report = await TakeInAsync(
        [
            .. Opened, "2024-02-01,P-1,colour,,blue", "soon,P-1,state,,running", "2024-02-01,,state,,running",
            "2024-02-01,P-1,pilot in,R1,R9", "2024-02-01,P-1,state,,odd", "2024-02-01,P-1,comment,,anything",
        ]);

        report.Files[0].Problems.Select(p => p.Sentence).ShouldBe(
        [
            "log.csv, row 5, column “What”: found “colour”; expected what changed, in a wording that the mapping knows (under history.fields, items, stage, gone or ignored)",
            "log.csv, row 6, column “When”: found “soon”; expected a date as yyyy-MM-dd",
            "log.csv, row 7, column “Programme”: empty; expected the id of a programme",
            "log.csv, row 8, column “After”: found “R9”; expected a phase that the mapping names, or a wording for none",
            "log.csv, row 9, column “After”: found “odd”; expected one of planned, running, paused, done, stopped",
        ]);
        (report.Files[0].BadRows, report.Rows).ShouldBe((5, 9));
    }

    [Fact]
    public async Task What_can_no_longer_change_is_told_and_changes_nothing()
    {
        var report = await TakeInAsync(
        [
            .. Opened, "2024-02-01,P-1,stage,,roll-out", "2024-03-01,P-1,pilot in,R1,R2", "2024-03-02,P-9,pilot in,,R1",
            "2024-04-01,P-1,state,,done", "2024-05-01,P-1,roll-out in,R2,R3",
        ]);

        report.Files[0].Problems.ShouldBeEmpty();
        report.Files[0].Remarks.Select(r => r.Sentence).ShouldBe(
        [
            "PILOT is delivered in full: that it is planned for R2 changes nothing.",
            "P-9 is not on record yet: a row “new” is missing before; nothing is taken from this one.",
            "P-1 is completed since 2024-04-01: its roll-out in no longer changes anything.",
        ]);
    }

    [Theory]
    [InlineData("id: { headers: [programme] }", "", "“id.headers” names its column")]
    [InlineData("due: Finish", "due: Narrative", "“history.fields.due” is Title, Department, Finish, Budget, Owner or State; Narrative it cannot be")]
    [InlineData("customerValue: 20", "customerValue: 120", "“history.items”: PILOT has an item’s code, a title, a target and a customer value of 0 to 100")]
    public void A_mapping_that_does_not_hold_together_is_refused(string line, string instead, string fault) =>
        Should.Throw<MappingException>(() => SmallHistory.MappingWith(line, instead)).Message.ShouldContain(fault);

    private ProgrammeHistory History => _trial.Ledger.Programme("P-1");

    private Programme Programme => History.Latest;

    private IEnumerable<DomainEvent> Happened(DateOnly from) => History.Standing.Where(e => e.EffectiveOn >= from).Select(e => e.Event);

    private Task<ImportReport> TakeInAsync(string[] rows, string name = "log.csv", params string[] before) =>
        _trial.TakeInAsync([SmallHistory.Log(name, [.. before, .. rows])]);
}
