using Portfolio.App.Import;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Reading;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;

namespace Portfolio.App.Tests.Import;

/// <summary>No good row is lost because others record something at the same time.</summary>
public sealed class LostRowTests
{
    [Fact]
    public void A_row_is_good_although_another_one_is_refused_while_it_is_read()
    {
        var findings = new Findings();
        var reader = RegisterReader.Open(SmallRegister.Copy(2024, "A-1,One,MKT,2027-01-01,1,Green,"), SmallRegister.Mapping);
        var raw = reader.Rows().Single();
        var rows = new RowReader(SmallRegister.Mapping, reader.Tables[0], SmallRegister.First, StatusScale.BuiltIn, findings);

        var (_, good) = rows.Read(raw with { Cells = new Meddled(raw.Cells, () => findings.Add(new Problem("small", 9, null, null, "another row’s"))) });

        good.ShouldBeTrue();
        findings.ProblemCount.ShouldBePositive();
    }

    [Fact]
    public async Task A_row_that_the_record_no_longer_takes_leaves_the_file_to_be_taken_in_again()
    {
        await using var run = await NodeRun.StartAsync();
        var file = SmallRegister.Copy(2024, "A-1,One,MKT,2027-01-01,1,Green,", "A-2,Two,MKT,2027-01-01,1,Green,");

        // Recorded between the trial and the row: the row’s own registration would come before this.
        var stopped = await Should.ThrowAsync<ImportStoppedException>(() => ImportAsync(run, file, () => Done(
            run.ExecuteAsync("A-2", new Propose("A-2", "Two", Department: "MKT")))));

        stopped.Message.ShouldStartWith("small-2024.csv: 1 row could not be recorded, since somebody else has changed the programme meanwhile;");
        run.Node.View.Programme("A-1").Latest.Exists.ShouldBeTrue();
        run.Node.View.Organisation.Snapshots.ShouldBeEmpty();
        var table = new ImportTable(run.Node.Ledger.Pool, TimeProvider.System);
        var kept = (await table.ListAsync(null, 10, CancellationToken.None)).ShouldHaveSingleItem();
        (kept.State, kept.Recorded, kept.Refused).ShouldBe((ImportState.Stopped, 1L, 1L));

        Done(run.ExecuteAsync("A-2", new Retract(run.Node.View.Programme("A-2").All[0].CommandId, "By mistake")));
        var again = await ImportAsync(run, file, () => { });

        (again.Import, again.Files[0].Outcome).ShouldBe((kept.Id, FileOutcome.TakenIn));
        run.Node.View.Programme("A-2").Latest.Exists.ShouldBeTrue();
        run.Node.View.Organisation.Snapshots["SMALL"].Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_a_programme_that_somebody_ends_meanwhile_it_is_not_said_that_it_left()
    {
        await using var run = await NodeRun.StartAsync();
        await ImportAsync(run, SmallRegister.Copy(2024, "A-1,One,MKT,2027-01-01,1,Green,", "A-2,Two,MKT,2027-01-01,1,Green,"), () => { });

        var report = await ImportAsync(run, SmallRegister.Copy(2025, "A-1,One,MKT,2027-01-01,1,,"), () => Done(run.Node.ExecuteAsync(
            "A-2", [new Drop([Derailer.BudgetCut])], new Envelope(NodeRun.Officer, new(2025, 1, 1)), null, CancellationToken.None)));

        (report.Files[0].Outcome, report.Files[0].Left, report.Problems).ShouldBe((FileOutcome.TakenIn, 0, 0));
        run.Node.View.Programme("A-2").Latest.State.ShouldBe(ProgrammeState.Dropped);
    }

    private static Task<ImportReport> ImportAsync(NodeRun run, RegisterFile file, Action meanwhile) => RegisterImport.RunAsync(
        run.Node, NodeRun.Officer, new(SmallRegister.Mapping, [file]), TimeProvider.System, new AtFirstRow(meanwhile), CancellationToken.None);

    private static void Done(Task<Answer> answer) => answer.GetAwaiter().GetResult().ShouldBeOfType<Answer.Done>();

    private sealed class AtFirstRow(Action act) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value is { Recording: true, Rows: 1, Done: false })
            {
                act();
            }
        }
    }

    /// <summary>Cells during whose reading something happens.</summary>
    private sealed class Meddled(IReadOnlyList<string> cells, Action act) : IReadOnlyList<string>
    {
        public int Count => cells.Count;

        public string this[int index]
        {
            get
            {
                act();
                return cells[index];
            }
        }

        public IEnumerator<string> GetEnumerator() => cells.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
