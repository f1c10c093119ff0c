using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Import;

/// <summary>Which programme a row speaks of.</summary>
public sealed class IdentityTests
{
    private readonly Trial _trial = new(SmallRegister.Mapping);

    [Fact]
    public async Task A_copy_without_ids_is_matched_by_title_and_ids_that_come_later_are_linked()
    {
        await _trial.TakeInAsync(
        [
            SmallRegister.Text("small-2024.csv", "Title,Department,Rating\nCRM & Portal (CP),MKT,Green\n"),
            SmallRegister.Copy(2025, "MKT_7,CRM and portal – CP,MKT,,,Green,"),
            SmallRegister.Copy(2026, "mkt_7,Customer portal,MKT,,,Red,"),
        ]);

        var programme = _trial.Ledger.Programmes.ShouldHaveSingleItem().Latest;
        (programme.Code, programme.Title).ShouldBe(("CRM-AND-PORTAL-CP", "Customer portal"));
        programme.RegisterIds.ShouldBe([new ProgrammeIdentified("SMALL", "MKT_7")]);
        programme.Statuses.Count.ShouldBe(3);
    }

    [Fact]
    public async Task An_id_whose_prefix_changed_is_the_same_programme()
    {
        await _trial.TakeInAsync([SmallRegister.Copy(2024, "OLD_1,One,MKT,,,Green,"), SmallRegister.Copy(2025, "NEW_1,Uno,MKT,,,Green,")]);

        var programme = _trial.Ledger.Programmes.ShouldHaveSingleItem().Latest;
        (programme.Code, programme.Title, programme.RegisterIds.Single().Id).ShouldBe(("OLD_1", "Uno", "NEW_1"));
    }

    [Fact]
    public async Task A_title_that_is_only_near_is_reported_and_not_linked()
    {
        var report = await _trial.TakeInAsync(
        [
            SmallRegister.Text("small-2024.csv", "Title,Department,Start\nHealth and Social Care Network,DOH,2012-03-29\n"),
            SmallRegister.Text("small-2025.csv", "Title,Department,Start\nPublic Services Network for Health,DOH,2012-03-29\n"),
        ]);

        _trial.Ledger.Programmes.Count().ShouldBe(2);
        var near = report.Files[1].NearMatches.Single();
        (near.Title, near.FormerTitle, near.Why).ShouldBe(
            ("Public Services Network for Health", "Health and Social Care Network", "same department and start (2012-03-29), 2 of 8 words alike"));
    }

    [Fact]
    public async Task Titles_that_the_mapping_confirms_are_one_programme()
    {
        var trial = new Trial(SmallRegister.MappingWith("blank: [n/a]", "blank: [n/a]\nsameProgramme: [[One, Uno], [UNO!, Eins]]"));
        await trial.TakeInAsync(
        [
            SmallRegister.Text("small-2024.csv", "Title,Department\nOne,MKT\n"),
            SmallRegister.Text("small-2025.csv", "Title,Department\nUno,MKT\n"),
            SmallRegister.Text("small-2026.csv", "Title,Department\nEins,MKT\n"),
        ]);

        var programme = trial.Ledger.Programmes.ShouldHaveSingleItem().Latest;
        (programme.Code, programme.Title).ShouldBe(("ONE", "Eins"));
    }

    [Fact]
    public async Task A_match_that_the_preview_asked_about_counts_once_somebody_confirms_it()
    {
        var trial = new Trial(SmallRegister.Mapping);
        await trial.TakeInAsync([SmallRegister.Copy(2024, "A-1,Health and Social Care Network,DOH,,,Green,", "A-2,Two,DOH,,,Green,")]);

        var report = await trial.TakeInAsync(
            [SmallRegister.Copy(2025, "B-1,Care Network Health and Social,DOH,,,Green,", ",Deux,DOH,,,Red,")],
            same: [new("b-1", "A-1"), new("Deux", "a-2")]);

        report.Files[0].NearMatches.ShouldBeEmpty();
        trial.Ledger.Programmes.Select(p => (p.Latest.Code, p.Latest.Title)).ShouldBe(
            [("A-1", "Care Network Health and Social"), ("A-2", "Deux")], ignoreOrder: true);
        trial.Ledger.Programme("A-1").Latest.RegisterIds.ShouldBe([new ProgrammeIdentified("SMALL", "B-1")]);
    }

    [Fact]
    public async Task A_confirmed_match_with_what_is_not_on_record_is_a_problem()
    {
        var report = await _trial.TakeInAsync([SmallRegister.Copy(2024, "B-1,One,MKT,,,Green,")], same: [new("B-1", "A-77")]);

        report.Files[0].Problems.Single().Sentence.ShouldBe(
            "small-2024.csv, row 2: “One” cannot be told: expected a programme on record, but there is no A-77, which it was confirmed to be");
    }

    [Fact]
    public async Task A_new_id_with_the_title_of_a_programme_that_has_another_is_a_new_programme()
    {
        await _trial.TakeInAsync([SmallRegister.Copy(2024, "A-1,One,MKT,,,Green,"), SmallRegister.Copy(2025, "A-1,One,MKT,,,Green,", "B-1,One,MKT,,,Green,")]);

        _trial.Ledger.Programmes.Select(p => p.Latest.Code).ShouldBe(["A-1", "B-1"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_row_without_an_id_among_rows_with_ids_is_found_by_its_title()
    {
        await _trial.TakeInAsync([SmallRegister.Copy(2024, "A-1,One,MKT,,,Green,"), SmallRegister.Copy(2025, ",ONE,MKT,,,Red,", ",Two,MKT,,,Green,")]);

        _trial.Ledger.Programme("A-1").Latest.Statuses[SmallRegister.Second].Report.Overall.ShouldBe("Red");
        _trial.Ledger.Programme("TWO").Latest.State.ShouldBe(ProgrammeState.Active);
    }

    [Fact]
    public async Task A_programme_listed_twice_is_a_problem()
    {
        var report = await _trial.TakeInAsync([SmallRegister.Copy(2024, "A-1,One,MKT,,,Green,", "a-1,Uno,MKT,,,Green,", ",Two,MKT,,,Red,", ",two,MKT,,,Red,")]);

        report.MayBeRecorded(skipBadRows: false).ShouldBeFalse();
        report.Files[0].Problems.Select(p => p.Sentence).ShouldBe(
        [
            "small-2024.csv, row 3: “Uno” is A-1, which row 2 is already; a programme is listed once.",
            "small-2024.csv, row 5: “two” is TWO, which row 4 is already; a programme is listed once.",
        ]);
    }

    [Fact]
    public async Task A_title_that_several_programmes_have_needs_an_id()
    {
        var report = await _trial.TakeInAsync(
            [SmallRegister.Copy(2024, "A-1,One,MKT,,,Green,", "B-1,One,MKT,,,Green,"), SmallRegister.Copy(2025, ",One,MKT,,,Red,")]);

        report.Files[1].Problems.Single().Sentence.ShouldBe(
            "small-2025.csv, row 2: “One” cannot be told: expected an id, since 2 programmes on record have this title (A-1, B-1)");
        report.Files[1].Left.ShouldBe(0);
    }
}
