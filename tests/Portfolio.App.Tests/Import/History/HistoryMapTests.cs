using Portfolio.App.Import.Drafts;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Import.History;

/// <summary>A mapping of dated changes that is made on a page.</summary>
public sealed class HistoryMapTests
{
    private static readonly RegisterFile Changes = SmallRegister.Text("changes.csv", string.Join('\n',
        "when,proposal,what,old,new",
        "2024-01-10,7,(registered),,Faster search",
        "2024-01-10,7,target.beta,,v1.9",
        "2024-02-01,7,target.beta,v1.9,v1.10",
        "2024-03-01,7,status,open,done",
        "2024-03-02,8,(registered),,Never built",
        "2024-03-02,8,noise,,1",
        "2024-04-02,8,status,,given up"));

    [Fact]
    public void Columns_wordings_phases_and_states_are_proposed()
    {
        var looks = ColumnLooks.Of(Changes, ImportLimits.Default);
        var map = HistoryMap.Proposed(looks);
        var wordings = HistoryLooks.Wordings(Changes, looks[map.Field!.Value].Column, looks[map.To!.Value].Column, ImportLimits.Default)!;

        var proposed = map.With(wordings);

        (proposed.Id, proposed.Day, proposed.Field, proposed.From, proposed.To).ShouldBe((1, 0, 2, 3, 4));
        wordings.Select(w => (w.Wording, w.Rows)).ShouldBe([("(registered)", 2), ("target.beta", 2), ("status", 2), ("noise", 1)]);
        proposed.Means.ShouldBe(new Dictionary<string, ChangeMeans>
        {
            ["(registered)"] = ChangeMeans.Opens,
            ["target.beta"] = ChangeMeans.Target,
            ["status"] = ChangeMeans.State,
            ["noise"] = ChangeMeans.Ignored,
        }, ignoreOrder: true);
        proposed.Items.ShouldBe("target.beta = BETA; Beta; 50; beta");
        proposed.Phases.ShouldBe("v1.9 = \nv1.10 = ");
        proposed.States.ShouldBe("done = Completed\ngiven up = Active");
    }

    [Fact]
    public async Task What_is_said_becomes_a_mapping_by_which_the_file_is_taken_in()
    {
        var looks = ColumnLooks.Of(Changes, ImportLimits.Default);
        var map = HistoryMap.Proposed(looks);
        map = map.With(HistoryLooks.Wordings(Changes, looks[2].Column, looks[4].Column, ImportLimits.Default)!) with
        {
            Phases = "v1.9 | 1.9 = 2024-06-30\nv1.10 = 2024-12-31",
            States = "done = Completed\nopen = Active\ngiven up = Dropped",
        };

        var mapping = MappingFile.Parse(map.ToYaml(looks), "page");
        var trial = new Trial(mapping);
        var report = await trial.TakeInAsync([Changes]);

        report.Files[0].Problems.Select(p => p.Sentence).ShouldBeEmpty();
        var first = trial.Ledger.Programmes.Single(p => p.Latest.Title == "Faster search");
        first.Standing.Select(e => e.Event).OfType<ScopeItemDeferred>().Single().ToPhase.ShouldBe(2);
        (first.Latest.State, first.Latest.Phases[2].Finish).ShouldBe((ProgrammeState.Completed, new DateOnly(2024, 12, 31)));
        trial.Ledger.Programmes.Single(p => p.Latest.Title == "Never built").Latest.State.ShouldBe(ProgrammeState.Dropped);
    }

    [Theory]
    [InlineData("v1.9 = soon")]
    [InlineData("= 2024-06-30")]
    public void What_cannot_be_a_mapping_is_told(string phases)
    {
        var looks = ColumnLooks.Of(Changes, ImportLimits.Default);
        var map = HistoryMap.Proposed(looks) with { Phases = phases };

        Should.Throw<MappingException>(() => MappingFile.Parse(map.ToYaml(looks), "page"));
    }

    [Fact]
    public void A_column_of_endless_wordings_says_no_kinds_of_change() => HistoryLooks.Wordings(
        SmallRegister.Text("c.csv", "when,what\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"2024-01-01,w{i}\n"))), 1, null, ImportLimits.Default).ShouldBeNull();
}
