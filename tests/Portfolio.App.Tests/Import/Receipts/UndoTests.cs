using Portfolio.App.Import;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Tests.Node;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using static Portfolio.App.Tests.Import.Receipts.ReceiptRun;

namespace Portfolio.App.Tests.Import.Receipts;

/// <summary>An import is taken back whole or not at all, and what stays is told.</summary>
public sealed class UndoTests
{
    [Fact]
    public async Task An_import_is_undone_whole_and_the_same_files_can_be_taken_in_again()
    {
        await using var run = await NodeRun.StartAsync();
        await ImportAsync(run, [SmallRegister.Copy(2024, "A-1,One,MKT,2027-01-01,1,Green,Ada Moss", "A-2,Two,MKT,,,Green,")]);
        var before = run.Node.View.Programme("A-1").Latest;
        var second = SmallRegister.Copy(2025, "A-1,Uno,MKT,2028-01-01,2,Red,Ben Ode", "A-3,Three,MKT,,,Green,");
        var taken = await ImportAsync(run, [second]);
        var first = (await TableOf(run).ListAsync(null, 10, Never))[1];

        var refused = (await ImportUndo.RunAsync(run.Node, NodeRun.Officer, first.Id, "wrong file", TimeProvider.System, Never))!;

        refused.Undone.ShouldBeFalse();
        refused.Refusals.ShouldContain(new UndoRefusal(
            null, "small-2024.csv", null,
            "small-2024.csv shows SMALL at 2024-03-31, and a later copy (small-2025.csv, 2025-03-31) was compared with what it had changed: undo that import first."));

        var undone = (await ImportUndo.RunAsync(run.Node, NodeRun.Officer, taken.Import!.Value, "wrong file", TimeProvider.System, Never))!;

        (undone.Undone, undone.Commands).ShouldBe((true, 4));
        var now = run.Node.View.Programme("A-1").Latest;
        (now.Title, now.PlannedFinish, now.Budget, now.Statuses.Count, now.Sponsors[0].Person)
            .ShouldBe((before.Title, before.PlannedFinish, before.Budget, 1, before.Sponsors[0].Person));
        run.Node.View.Programme("A-2").Latest.State.ShouldBe(ProgrammeState.Active);
        run.Node.View.Programme("A-3").Latest.Exists.ShouldBeFalse();
        (await TableOf(run).FindAsync(taken.Import.Value, Never))!.State.ShouldBe(ImportState.Undone);
        (await ReceiptsAsync(run, undone.Undo!.Value)).Count(r => r.Outcome == RowOutcome.Recorded).ShouldBe(4);

        var again = await ImportAsync(run, [second]);

        again.Files[0].Outcome.ShouldBe(FileOutcome.TakenIn);
        again.Import.ShouldNotBe(taken.Import);
        run.Node.View.Programme("A-1").Latest.Title.ShouldBe("Uno");
    }

    [Fact]
    public async Task Where_later_history_depends_on_an_import_nothing_is_taken_back_and_each_reason_is_told()
    {
        await using var run = await NodeRun.StartAsync();
        var taken = await ImportAsync(run, [SmallRegister.Copy(2024, "A-1,One,MKT,2027-01-01,1,Green,", "A-2,Two,MKT,,,Green,")]);
        (await run.ExecuteAsync("A-1", new Stall([Derailer.BudgetCut]))).ShouldBeOfType<App.Node.Answer.Done>();
        var position = run.Node.View.Position;

        var refused = (await ImportUndo.RunAsync(run.Node, NodeRun.Officer, taken.Import!.Value, "wrong file", TimeProvider.System, Never))!;

        (refused.Undone, refused.RefusalCount).ShouldBe((false, 1));
        refused.Refusals[0].Programme.ShouldBe("A-1");
        refused.Refusals[0].Why.ShouldStartWith("It cannot be taken back while “programme stalled");
        run.Node.View.Position.ShouldBe(position);
    }

    [Fact]
    public async Task Departments_that_nothing_names_go_with_it_and_the_receipt_says_what_stays_and_why()
    {
        await using var run = await NodeRun.StartAsync();
        var taken = await ImportAsync(run, [SmallRegister.Copy(2024, "A-1,One,NEW,2027-01-01,1,Green,Ada Moss", "A-2,Two,KEPT,,,Green,Una New")]);
        (await run.ExecuteAsync("B-1", new Propose("B-1", "Another", "KEPT"))).ShouldBeOfType<App.Node.Answer.Done>();

        var undone = (await ImportUndo.RunAsync(run.Node, NodeRun.Officer, taken.Import!.Value, "wrong file", TimeProvider.System, Never))!;

        undone.Undone.ShouldBeTrue();
        run.Node.View.Organisation.Departments.Keys.ShouldBe(["KEPT", "MKT"]);
        (await ReceiptsAsync(run, undone.Undo!.Value)).Where(r => r.Programme is null).Select(r => (r.Row, r.Outcome, r.Detail)).ShouldBe(
        [
            (2, RowOutcome.Recorded, "taken back"),
            (3, RowOutcome.Unchanged, "That KEPT was opened is not taken back: B-1 names it. Rename or move it."),
            (null, RowOutcome.Recorded, "taken back"),
            (null, RowOutcome.Unchanged, "People whom it named keep their names: what was taken back still stands on the record under their ids. An administrator erases whoever is to be forgotten."),
        ]);

        // What was taken back can be taken in again.
        var again = await ImportAsync(run, [SmallRegister.Copy(2024, "A-1,One,NEW,2027-01-01,1,Green,Ada Moss", "A-2,Two,KEPT,,,Green,Una New")]);
        again.Files[0].Outcome.ShouldBe(FileOutcome.TakenIn);
        run.Node.View.Organisation.HasDepartment("NEW").ShouldBeTrue();
    }

    [Fact]
    public async Task What_lost_its_receipt_is_taken_back_all_the_same()
    {
        await using var run = await NodeRun.StartAsync();
        var taken = await ImportAsync(run, [SmallRegister.Copy(2024, "A-1,One,MKT,2027-01-01,1,Green,")]);
        await ExecuteAsync(run, "delete from imports.rows");

        var undone = (await ImportUndo.RunAsync(run.Node, NodeRun.Officer, taken.Import!.Value, "wrong file", TimeProvider.System, Never))!;

        (undone.Undone, undone.Sentence).ShouldBe((true, "Undone: 2 commands taken back."));
        run.Node.View.Organisation.Snapshots["SMALL"].ShouldBeEmpty();
    }
}
