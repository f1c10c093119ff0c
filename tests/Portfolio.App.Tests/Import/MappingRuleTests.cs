using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Import;

/// <summary>What a mapping can say beside which column is what.</summary>
public sealed class MappingRuleTests
{
    [Fact]
    public async Task A_fixed_value_stands_in_every_row_and_needs_no_column()
    {
        var trial = new Trial(SmallRegister.MappingWith("department: { headers: [department] }", "department: { fixed: Customer Services }"));

        await trial.TakeInAsync([SmallRegister.Text("small-2024.csv", "Id,Title\nA-1,One\nA-2,Two\n")]);

        trial.Ledger.Programmes.Select(p => p.Latest.Department).ShouldBe(["CUSTOMER-SERVICES", "CUSTOMER-SERVICES"]);
    }

    [Fact]
    public async Task A_wording_is_translated_before_it_is_read()
    {
        var trial = new Trial(SmallRegister.MappingWith(
            "finish: { headers: [finish, planned finish],", "finish: { headers: [finish, planned finish], translations: { end of decade: 2029-12-31, Q1 2027: 2027-03-31 },"));

        await trial.TakeInAsync([SmallRegister.Copy(2024, "A-1,One,MKT,End of decade!,,Green,", "A-2,Two,MKT,q1 2027,,Green,", "A-3,Three,MKT,2028-01-01,,Green,")]);

        trial.Ledger.Programmes.Select(p => p.Latest.PlannedFinish).ShouldBe([new(2029, 12, 31), new(2027, 3, 31), new DateOnly(2028, 1, 1)]);
    }

    [Fact]
    public async Task Several_columns_make_one_value_and_each_of_them_has_to_be_there()
    {
        var trial = new Trial(SmallRegister.MappingWith("title: { headers: [title, programme title] }", "title: { headers: [programme], with: [[sub-programme], [stage]], joinedBy: \" / \" }"));

        var report = await trial.TakeInAsync([SmallRegister.Text("small-2024.csv", "Id,Programme,Sub-programme,Stage\nA-1,CRM,Portal,2\nA-2,CRM,,3\n")]);
        var partly = await trial.TakeInAsync([SmallRegister.Text("small-2025.csv", "Id,Programme,Stage\nA-1,CRM,2\n")]);

        report.Files[0].Problems.ShouldBeEmpty();
        trial.Ledger.Programmes.Select(p => p.Latest.Title).ShouldBe(["CRM / Portal / 2", "CRM / 3"]);
        partly.Files[0].Problems.Single().Sentence.ShouldBe(
            "small-2025.csv: title is put together of several columns, of which not all are there (“programme”, “sub-programme”, “stage”).");
    }

    [Fact]
    public async Task No_longer_listed_may_mean_completed_also_out_of_a_standstill()
    {
        var trial = new Trial(SmallRegister.MappingWith("blank: [n/a]", "blank: [n/a]\nmissing: Complete\nstate: { headers: [state], values: { waiting: OnHold, running: Active } }"));

        await trial.TakeInAsync(
        [
            SmallRegister.Text("small-2024.csv", "Id,Title,State\nA-1,One,running\nA-2,Two,waiting\nA-3,Three,running\n"),
            SmallRegister.Text("small-2025.csv", "Id,Title,State\nA-3,Three,running\n"),
        ]);

        trial.Ledger.Programmes.Select(p => p.Latest.State)
            .ShouldBe([ProgrammeState.Completed, ProgrammeState.Completed, ProgrammeState.Active]);
    }

    [Fact]
    public async Task A_row_may_say_that_its_programme_has_left()
    {
        var trial = new Trial(SmallRegister.MappingWith("blank: [n/a]", "blank: [n/a]\nstate: { headers: [state], values: { out: Left, running: Active } }"));

        await trial.TakeInAsync(
        [
            SmallRegister.Text("small-2024.csv", "Id,Title,State\nA-1,One,running\n"),
            SmallRegister.Text("small-2025.csv", "Id,Title,State\nA-1,One,out\n"),
            SmallRegister.Text("small-2026.csv", "Id,Title,State\nA-1,One,out\n"),
        ]);

        (trial.Ledger.Programme("A-1").Latest.State, trial.Ledger.Programme("A-1").Latest.Since).ShouldBe((ProgrammeState.LeftRegister, SmallRegister.Second));
    }

    [Fact]
    public async Task A_former_id_that_the_mapping_names_is_the_same_programme()
    {
        var trial = new Trial(SmallRegister.MappingWith("blank: [n/a]", "blank: [n/a]\nformerIds: { B-9: A-1 }"));

        await trial.TakeInAsync([SmallRegister.Copy(2024, "A-1,One,MKT,,,Green,"), SmallRegister.Copy(2025, "b-9,Another title,MKT,,,Green,")]);

        var programme = trial.Ledger.Programmes.ShouldHaveSingleItem().Latest;
        (programme.Code, programme.Title).ShouldBe(("A-1", "Another title"));
    }
}
