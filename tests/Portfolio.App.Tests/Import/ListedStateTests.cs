using Portfolio.App.Import;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Import;

/// <summary>Registers that say themselves what has become of a programme.</summary>
public sealed class ListedStateTests
{
    private readonly Trial _trial = new(SmallRegister.MappingWith(
        "owner: { headers: [owner] }",
        """
        owner: { headers: [owner] }
        state: { headers: [stage], values: { live: Active, stuck: Stalled, paused: OnHold, closed: Completed, stopped: Dropped } }
        """));

    [Theory]
    [InlineData("Stuck", ProgrammeState.Stalled)]
    [InlineData("paused ", ProgrammeState.OnHold)]
    [InlineData("CLOSED", ProgrammeState.Completed)]
    [InlineData("Stopped", ProgrammeState.Dropped)]
    [InlineData("Live", ProgrammeState.Active)]
    [InlineData("", ProgrammeState.Active)]
    public async Task The_registers_word_becomes_the_programmes_state_at_once_or_later(string stage, ProgrammeState state)
    {
        await TakeAsync(2024, "A-1,One,Live", $"A-2,Two,{stage}");
        await TakeAsync(2025, $"A-1,One,{stage}", $"A-2,Two,{stage}");

        (Latest("A-1").State, Latest("A-2").State).ShouldBe((state, state));
    }

    [Theory]
    [InlineData("Stuck")]
    [InlineData("Paused")]
    [InlineData("Closed")]
    [InlineData("Stopped")]
    public async Task What_rested_or_had_ended_runs_again_when_the_register_says_so(string stage)
    {
        await TakeAsync(2024, $"A-1,One,{stage}");
        var report = await TakeAsync(2025, "A-1,Uno,Live");

        (Latest("A-1").State, Latest("A-1").Title, report.Problems).ShouldBe((ProgrammeState.Active, "Uno", 0));
    }

    [Fact]
    public async Task A_programme_goes_from_one_rest_to_another_by_way_of_running_and_is_dropped_out_of_it()
    {
        await TakeAsync(2024, "A-1,One,Stuck");
        await TakeAsync(2025, "A-1,One,Paused");
        await TakeAsync(2026, "A-1,One,Stopped");

        _trial.Ledger.Programme("A-1").All.Select(e => e.Event.GetType().Name).ShouldBe(
        [
            nameof(ProgrammeRegistered), nameof(ProgrammeStalled), nameof(ProgrammeResumed), nameof(ProgrammePutOnHold),
            nameof(ProgrammeDropped),
        ]);
    }

    [Fact]
    public async Task A_programme_that_stays_listed_as_ended_has_no_news()
    {
        await TakeAsync(2024, "A-1,One,Closed");
        var report = await TakeAsync(2025, "A-1,Uno,Closed");

        report.Events.Keys.ShouldBe(["SnapshotImported"]);
        report.Files[0].Remarks.ShouldAllBe(r => r.Row == null);
    }

    [Fact]
    public async Task Stalls_and_holds_are_observed_only_where_the_register_has_words_for_them()
    {
        await TakeAsync(2024, "A-1,One,Live");

        Latest("A-1").Coverage.Single().Kinds.ShouldBe([FactKind.Existence, FactKind.Stalls, FactKind.Holds, FactKind.Outcomes]);
    }

    [Fact]
    public async Task A_word_that_the_mapping_does_not_know_is_a_problem()
    {
        var report = await TakeAsync(2024, "A-1,One,Limbo");

        report.Files[0].Problems.Single().Sentence.ShouldBe(
            "small-2024.csv, row 2, column “Stage”: found “Limbo”; expected one of live, stuck, paused, closed, stopped");
    }

    private Task<ImportReport> TakeAsync(int year, params string[] rows) => _trial.TakeInAsync(
        [SmallRegister.Text($"small-{year}.csv", string.Join('\n', ["Id,Title,Stage", .. rows]))]);

    private Programme Latest(string code) => _trial.Ledger.Programme(code).Latest;
}
