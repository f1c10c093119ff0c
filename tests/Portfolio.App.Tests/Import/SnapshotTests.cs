using Portfolio.App.Import;
using Portfolio.App.Import.Reading;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Import;

/// <summary>What copies of a small register change, one after another.</summary>
public sealed class SnapshotTests
{
    private readonly Trial _trial = new(SmallRegister.Mapping);

    [Fact]
    public async Task A_first_copy_registers_what_it_lists()
    {
        var report = await TakeAsync(SmallRegister.Copy(2024, "A-1,One,MKT,2027-01-01,12.5,Amber/Green,Ada Moss and Ben Ode"));

        var programme = Latest("A-1");
        programme.Opening.ShouldBe(new ProgrammeRegistered(
            "A-1", "One", "MKT", [], null, null, new(2027, 1, 1), new(12_500_000, "GBP"), "nominal", Cadence.Yearly,
            new("SMALL", [FactKind.Existence, FactKind.Sponsors, FactKind.Finish, FactKind.Budget, FactKind.Status], Sight.AtSnapshots)));
        programme.Statuses[SmallRegister.First].Report.Overall.ShouldBe("Amber/Green");
        programme.Sponsors.Select(s => (_trial.People.NameOf(s.Person), s.Role))
            .ShouldBe([("Ada Moss", SponsorRole.Lead), ("Ben Ode", SponsorRole.Joint)]);
        programme.Since.ShouldBe(SmallRegister.First);
        report.Events.ShouldBe(new Dictionary<string, int>
        {
            ["DepartmentOpened"] = 1,
            ["ProgrammeRegistered"] = 1,
            ["SnapshotImported"] = 1,
            ["SponsorAppointed"] = 2,
            ["StatusReported"] = 1,
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_second_copy_records_what_differs_and_nothing_else()
    {
        await TakeAsync(SmallRegister.Copy(2024, "A-1,One,MKT,2027-01-01,12.5,Green,Ada Moss", "A-2,Two,MKT,2028-01-01,3,Green,Ben Ode"));
        var report = await TakeAsync(SmallRegister.Copy(2025, "A-1,ONE!,OPS,2027-06-30,14,Red,Cy Fox", "A-2,Two,MKT,2028-01-01,3.0,On track,ben  ode"));

        var programme = Latest("A-1");
        (programme.Title, programme.Department, programme.PlannedFinish, programme.Budget)
            .ShouldBe(("One", "OPS", new DateOnly(2027, 6, 30), new Money(14_000_000, "GBP")));
        programme.OriginalFinish.ShouldBe(new DateOnly(2027, 1, 1));
        programme.Sponsors.Single().SwappedIn.ShouldNotBeNull();
        Latest("A-2").Statuses[SmallRegister.Second].Report.ShouldBe(
            new(SmallRegister.Second, "RAG3@1", "Green", null, null, null, null, null, null));
        report.Unchanged.ShouldBe(1);
        report.Events.ShouldBe(new Dictionary<string, int>
        {
            ["BudgetRestated"] = 1,
            ["DepartmentOpened"] = 1,
            ["FinishRebaselined"] = 1,
            ["ProgrammeDescribed"] = 1,
            ["SnapshotImported"] = 1,
            ["SponsorSwapped"] = 1,
            ["StatusReported"] = 2,
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task What_a_copy_does_not_state_stays_as_it_was()
    {
        await TakeAsync(SmallRegister.Copy(2024, "A-1,One,MKT,2027-01-01,12.5,Green,Ada Moss"));
        await TakeAsync(SmallRegister.Copy(2025, "A-1,One,MKT,Withheld,,Withheld under section 43,"));

        var programme = Latest("A-1");
        (programme.PlannedFinish, programme.Budget, programme.Sponsors.Count).ShouldBe((new DateOnly(2027, 1, 1), new Money(12_500_000, "GBP"), 1));
        programme.Statuses[SmallRegister.Second].Report.NotRatedBecause.ShouldBe("Withheld under section 43");
    }

    [Fact]
    public async Task Another_price_basis_restates_the_budget_even_at_the_same_amount()
    {
        await TakeAsync(SmallRegister.Copy(2024, "A-1,One,MKT,,10,Green,"));
        await TakeAsync(SmallRegister.Text("small-2025.csv", "Id,Title,\"Budget (£m, in 2025 prices)\"\nA-1,One,10\n"));

        Latest("A-1").PriceBasis.ShouldBe("2025");
    }

    [Fact]
    public async Task A_programme_that_is_no_longer_listed_has_left_and_may_come_back()
    {
        await TakeAsync(SmallRegister.Copy(2024, "A-1,One,MKT,,,Green,", "A-2,Two,MKT,,,Green,"));
        await TakeAsync(SmallRegister.Copy(2025, "A-2,Two,MKT,,,Green,"));
        _trial.Ledger.Programme("A-1").On(SmallRegister.Second).State.ShouldBe(ProgrammeState.LeftRegister);

        await TakeAsync(SmallRegister.Copy(2026, "A-1,One,MKT,,,Amber,", "A-2,Two,MKT,,,Green,"));

        Latest("A-1").State.ShouldBe(ProgrammeState.Active);
        _trial.Ledger.Programme("A-1").On(new(2025, 12, 31)).State.ShouldBe(ProgrammeState.LeftRegister);
    }

    [Theory]
    [InlineData("LeaveRegister", ProgrammeState.LeftRegister)]
    [InlineData("Drop", ProgrammeState.Dropped)]
    [InlineData("Ignore", ProgrammeState.Active)]
    public async Task What_it_means_to_be_missing_is_the_mappings_choice(string means, ProgrammeState state)
    {
        var trial = new Trial(SmallRegister.MappingWith("cadence: Yearly", $"cadence: Yearly\nmissing: {means}"));
        await trial.TakeInAsync([SmallRegister.Copy(2024, "A-1,One,MKT,,,Green,"), SmallRegister.Copy(2025, "A-2,Two,MKT,,,Green,")]);

        trial.Ledger.Programme("A-1").Latest.State.ShouldBe(state);
    }

    [Fact]
    public async Task A_programme_that_has_ended_by_the_record_is_not_reopened_by_a_copy()
    {
        await TakeAsync(SmallRegister.Copy(2024, "A-1,One,MKT,,,Green,"));
        await _trial.Ledger.WriteAsync("A-1", [new Complete()], new("by hand", null, new(2024, 9, 1)), 0, default);
        var report = await TakeAsync(SmallRegister.Copy(2025, "A-1,One,MKT,2030-01-01,,Green,"));

        Latest("A-1").State.ShouldBe(ProgrammeState.Completed);
        report.Files[0].Remarks.Select(r => r.Sentence).ShouldContain(
            "A-1 is still listed, although it is completed since 2024-09-01 by the record; nothing is taken from the row.");
    }

    [Fact]
    public async Task A_rating_with_an_odd_reason_keeps_all_of_its_words()
    {
        var reason = "Withheld " + string.Join(' ', Enumerable.Repeat("because", 40));
        await TakeAsync(SmallRegister.Copy(2024, $"A-1,One,MKT,,,{reason},"));

        Latest("A-1").Statuses[SmallRegister.First].Report.NotRatedBecause!.Length.ShouldBe(200);
    }

    [Fact]
    public async Task A_copy_that_tells_more_than_the_one_before_widens_what_is_observed()
    {
        await TakeAsync(SmallRegister.Text("small-2024.csv", "Id,Title,Rating\nA-1,One,Green\n"));
        await TakeAsync(SmallRegister.Copy(2025, "A-1,One,MKT,,,Green,Ada Moss"));

        _trial.Ledger.Programme("A-1").On(SmallRegister.First).Coverage.Single().Kinds.ShouldBe([FactKind.Existence, FactKind.Status]);
        Latest("A-1").Coverage.Single().Observes(FactKind.Sponsors).ShouldBeTrue();
        Latest("A-1").Coverage.Single().Observes(FactKind.Stalls).ShouldBeFalse();
    }

    [Fact]
    public async Task Joint_owners_change_seat_by_seat()
    {
        await TakeAsync(SmallRegister.Copy(2024, "A-1,One,MKT,,,Green,Ada Moss and Ben Ode"));
        var report = await TakeAsync(SmallRegister.Copy(2025, "A-1,One,MKT,,,Green,\"Ben Ode, Cy Fox, Di Poe\""));

        Latest("A-1").Sponsors.Select(s => (_trial.People.NameOf(s.Person), s.Role)).ShouldBe(
            [("Cy Fox", SponsorRole.Lead), ("Ben Ode", SponsorRole.Joint), ("Di Poe", SponsorRole.Joint)], ignoreOrder: true);
        (report.Events["SponsorSwapped"], report.Events["SponsorAppointed"]).ShouldBe((1, 1));

        report = await TakeAsync(SmallRegister.Copy(2026, "A-1,One,MKT,,,Green,\"Di Poe, Ben Ode\""));
        report.Events["SponsorVacated"].ShouldBe(1);
    }

    [Fact]
    public async Task A_spelling_of_the_same_name_is_no_swap_and_is_listed_for_confirmation()
    {
        await TakeAsync(SmallRegister.Copy(2024, "A-1,One,MKT,,,Green,Chris Smith"));
        var report = await TakeAsync(SmallRegister.Copy(2025, "A-1,One,MKT,,,Green,Dr Christopher Smith"));

        report.Events.Keys.ShouldNotContain("SponsorSwapped");
        report.Files[0].NameVariants.Single().ShouldBe(new("small-2025.csv", 2, "A-1", "Dr Christopher Smith", "Chris Smith", TakenAsOne: true));
    }

    [Fact]
    public async Task The_same_copy_again_records_nothing_and_an_older_one_is_refused()
    {
        var first = SmallRegister.Copy(2024, "A-1,One,MKT,,,Green,");
        await TakeAsync(SmallRegister.Copy(2025, "A-1,One,MKT,,,Green,"));

        (await TakeAsync(SmallRegister.Copy(2025, "A-1,One,MKT,,,Green,"))).Files[0].Outcome.ShouldBe(FileOutcome.TakenInBefore);
        var report = await TakeAsync(first);

        report.Files[0].Outcome.ShouldBe(FileOutcome.Refused);
        report.Files[0].Problems.Single().Sentence.ShouldBe(
            "small-2024.csv: small-2024.csv shows SMALL at 2024-03-31, but a later copy (small-2025.csv, 2025-03-31) is already on record. What lies between would have to be derived again: start with an empty ledger and give all the files together.");
    }

    [Fact]
    public async Task A_corrected_copy_for_the_same_day_supersedes_what_it_corrects()
    {
        await TakeAsync(SmallRegister.Copy(2024, "A-1,One,MKT,2027-01-01,,Green,"));
        await TakeAsync(SmallRegister.Copy(2024, "A-1,One,MKT,2027-02-01,,Red,"));

        Latest("A-1").Statuses[SmallRegister.First].Report.Overall.ShouldBe("Red");
        Latest("A-1").PlannedFinish.ShouldBe(new DateOnly(2027, 2, 1));
    }

    [Fact]
    public async Task The_preview_says_of_each_row_what_would_be_recorded()
    {
        await TakeAsync(SmallRegister.Copy(2024, "A-1,One,MKT,2027-01-01,12.5,Green,Ada Moss", "A-2,Two,MKT,,,Green,"));
        var report = await _trial.TakeInAsync(
            [SmallRegister.Copy(2025, "A-1,First,MKT,2027-06-30,12.5,Red,Cy Fox", "A-3,Three,MKT,,2,Green,")], preview: true);

        report.Files[0].Preview!.Select(p => (p.Row, p.Code, string.Join("; ", p.Records))).ShouldBe(
        [
            (2, "A-1", "renamed “First”; finish re-baselined to 2027-06-30; status for the period to 2025-03-31: Red; sponsor Ada Moss swapped for Cy Fox"),
            (3, "A-3", "registered as A-3, no finish stated, budget GBP 2,000,000; status for the period to 2025-03-31: Green"),
            (null, "A-2", "programme left its register"),
        ]);
    }

    private Task<ImportReport> TakeAsync(params RegisterFile[] files) => _trial.TakeInAsync(files);

    private Programme Latest(string code) => _trial.Ledger.Programme(code).Latest;
}
