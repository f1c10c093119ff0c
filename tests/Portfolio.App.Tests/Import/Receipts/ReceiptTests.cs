using System.Text;
using System.Text.Json;
using Portfolio.App.Import;
using Portfolio.App.Import.Ledgers;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Tests.Node;
using static Portfolio.App.Tests.Import.Receipts.ReceiptRun;

namespace Portfolio.App.Tests.Import.Receipts;

/// <summary>What is kept of an import: a receipt for each row, going on after a break, cancelling.</summary>
public sealed class ReceiptTests
{
    [Fact]
    public async Task Each_row_has_a_receipt_with_the_positions_of_what_was_recorded_or_the_reason_why_nothing_was()
    {
        await using var run = await NodeRun.StartAsync();
        var file = SmallRegister.Copy(
            2024, "A-1,One,MKT,2027-01-01,12.5,Green,Ada Moss", "A-2,Two,OPS,soon,,Green,", "A-3,Three,MKT,,,Green,Eve 4711", "A-4,Four,MKT,,,Red,");

        var report = await ImportAsync(run, [file], skipBadRows: true);

        var receipts = await ReceiptsAsync(run, report.Import!.Value);
        receipts.Select(r => (r.Row, r.Programme, r.Outcome, r.Detail)).ShouldBe(
        [
            (2, "A-1", RowOutcome.Recorded, "ProgrammeRegistered, StatusReported, SponsorAppointed"),
            (3, null, RowOutcome.Refused, "small-2024.csv, row 3, column “Finish”: found “soon”; expected a date as yyyy-MM-dd or d/M/yyyy or d/M/yy"),
            (4, null, RowOutcome.Refused, "small-2024.csv, row 4, column “Owner”: found “…”; expected names of persons, joint owners set apart by a comma or “and”"),
            (5, "A-4", RowOutcome.Recorded, "ProgrammeRegistered, StatusReported"),
            (null, null, RowOutcome.Recorded, "SnapshotImported"),
        ]);
        foreach (var row in receipts.Where(r => r is { Outcome: RowOutcome.Recorded, Programme: not null }))
        {
            var events = run.Node.View.Programme(row.Programme!).All.Where(e => e.CommandId == row.Command).ToList();
            (events[0].Position, events[^1].Position, events[0].Source!.Row, events[0].Source!.Import)
                .ShouldBe((row.First!.Value, row.Last!.Value, row.Row, report.Import.ToString()));
        }

        // What changes nothing has a receipt too.
        var again = await ImportAsync(run, [SmallRegister.Copy(2025, "A-1,One,MKT,2027-01-01,12.5,,Ada Moss", "A-4,Four,MKT,,,,")]);
        (await ReceiptsAsync(run, again.Import!.Value)).Count(r => r.Outcome == RowOutcome.Refused).ShouldBe(0);
        (await TableOf(run).ListAsync(null, 10, Never)).Select(r => (r.State, r.By, r.Register, r.Refused)).ShouldBe(
            [(ImportState.Done, "officer", "SMALL", 0L), (ImportState.Done, "officer", "SMALL", 2L)]);
    }

    [Fact]
    public async Task An_import_that_is_cancelled_stops_at_a_clean_point_and_the_same_again_goes_on_with_it()
    {
        await using var run = await NodeRun.StartAsync();
        var file = SmallRegister.Copy(2024, [.. Enumerable.Range(1, 600).Select(i => $"A-{i},Title {i},MKT,2027-01-01,1,Green,")]);
        using var cancel = new CancellationTokenSource();

        var cancelled = await ImportAsync(run, [file], progress: new AtRow(200, cancel.Cancel), cancellation: cancel.Token);

        cancelled.Cancelled.ShouldBeTrue();
        var before = run.Node.View.Programmes.Count;
        before.ShouldBeInRange(1, 599);
        var kept = await ReceiptsAsync(run, cancelled.Import!.Value);
        kept.Count(r => r is { Outcome: RowOutcome.Recorded, Row: not null }).ShouldBe(before);
        run.Node.View.Organisation.Snapshots.ShouldBeEmpty();

        var whole = await ImportAsync(run, [file]);

        (whole.Import, whole.Cancelled).ShouldBe((cancelled.Import, false));
        run.Node.View.Programmes.Values.ShouldAllBe(p => p.Version == 2);
        var receipts = await ReceiptsAsync(run, whole.Import!.Value);
        receipts.Where(r => r.Row is not null).Select(r => (r.Row, r.Outcome)).ShouldBe(Enumerable.Range(2, 600).Select(i => ((int?)i, RowOutcome.Recorded)));
        (await TableOf(run).ListAsync(null, 10, Never)).ShouldHaveSingleItem().State.ShouldBe(ImportState.Done);
    }

    [Fact]
    public async Task After_a_crash_the_same_again_records_nothing_twice_and_finds_the_receipts_that_were_lost()
    {
        await using var run = await NodeRun.StartAsync();
        var file = SmallRegister.Copy(2024, "A-1,One,MKT,2027-01-01,1,Green,", "A-2,Two,MKT,2027-01-01,1,Green,");
        using var cancel = new CancellationTokenSource();
        var first = await ImportAsync(run, [file], progress: new AtRow(2, cancel.Cancel), cancellation: cancel.Token);
        await ExecuteAsync(run, "update imports.runs set state = 'running', seen_at = seen_at - interval '1 hour'; delete from imports.rows");
        var broken = (await TableOf(run).FindAsync(first.Import!.Value, Never))!;
        var recorded = run.Node.View.Programmes.Values.Sum(p => p.Version);

        var again = await ImportAsync(run, [file]);

        broken.State.ShouldBe(ImportState.BrokenOff);
        again.Import.ShouldBe(first.Import);
        run.Node.View.Programmes.Values.Sum(p => p.Version).ShouldBe(Math.Max(recorded, 4));
        (await ReceiptsAsync(run, again.Import!.Value)).Where(r => r.Row is not null).Select(r => (r.Row, r.Programme, r.Outcome)).ShouldBe(
            [(2, "A-1", RowOutcome.Recorded), (3, "A-2", RowOutcome.Recorded)]);

        // Also where all was recorded, and only the end was not noted.
        await ExecuteAsync(run, "update imports.runs set state = 'running', seen_at = seen_at - interval '1 hour'");
        await ImportAsync(run, [file]);
        (await TableOf(run).ListAsync(null, 10, Never)).ShouldHaveSingleItem().State.ShouldBe(ImportState.Done);
    }

    [Fact]
    public async Task By_another_mapping_it_is_another_import_and_what_each_came_to_is_kept_with_it()
    {
        await using var run = await NodeRun.StartAsync();
        var file = SmallRegister.Copy(2024, [.. Enumerable.Range(1, 600).Select(i => $"A-{i},Title {i},MKT,2027-01-01,1,Green,")]);
        using var cancel = new CancellationTokenSource();
        var cancelled = await ImportAsync(run, [file], progress: new AtRow(200, cancel.Cancel), cancellation: cancel.Token);

        var other = await RegisterImport.RunAsync(
            run.Node, NodeRun.Officer, new(SmallRegister.MappingWith("cadence: Yearly", "cadence: Quarterly"), [file]), TimeProvider.System, null, Never);

        other.Import.ShouldNotBe(cancelled.Import);
        var before = (await TableOf(run).ListAsync(null, 10, Never)).Select(r => (r.State, r.Recorded, r.Unchanged)).ToList();
        before.Select(r => r.State).ShouldBe([ImportState.Done, ImportState.Cancelled]);
        before.Sum(r => r.Recorded).ShouldBe(601);
        await ExecuteAsync(run, "delete from imports.rows");
        (await TableOf(run).ListAsync(null, 10, Never)).Select(r => (r.State, r.Recorded, r.Unchanged)).ShouldBe(before);
    }

    [Fact]
    public async Task A_register_takes_one_import_at_a_time()
    {
        await using var run = await NodeRun.StartAsync();
        await using var other = await RegisterLock.TakeAsync(run.Node.Ledger.Pool, "small", Never);

        (await Should.ThrowAsync<ImportBusyException>(() => ImportAsync(run, [SmallRegister.Copy(2024, "A-1,One,MKT,,,Green,")])))
            .Message.ShouldBe("Another import of SMALL is at work now: wait until it has ended, or cancel it.");
        run.Node.View.Programmes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_receipt_as_a_file_is_a_table_and_no_formula()
    {
        var rows = new[]
        {
            new RowReceipt("=cmd|x.csv", 2, "A-1", RowOutcome.Recorded, 7, 9, Guid.Empty, "a, \"b\""),
            new RowReceipt("＝cmd|x.csv", null, null, RowOutcome.Refused, null, null, null, "-1"),
        };
        using var csv = new MemoryStream();
        using var json = new MemoryStream();

        await ReceiptFile.WriteCsvAsync(rows.ToAsyncEnumerable(), csv, Never);
        await ReceiptFile.WriteJsonAsync(rows.ToAsyncEnumerable(), json, Never);

        Encoding.UTF8.GetString(csv.ToArray()).ShouldBe(
            "\uFEFFfile,row,programme,outcome,first position,last position,command,detail\r\n'=cmd|x.csv,2,A-1,Recorded,7,9,00000000-0000-0000-0000-000000000000,\"a, \"\"b\"\"\"\r\n'＝cmd|x.csv,,,Refused,,,,'-1\r\n");
        JsonDocument.Parse(json.ToArray()).RootElement[0].GetProperty("outcome").GetString().ShouldBe("Recorded");
    }

    [Fact]
    public async Task A_receipt_that_cannot_be_written_stops_the_import_and_says_so()
    {
        await using var run = await NodeRun.StartAsync();
        var id = Guid.CreateVersion7();
        var plan = new ImportSession.Plan("small", "SMALL", ["small.csv"], "fingerprint");
        await using var session = await ImportSession.BeginAsync(run.Node, NodeRun.Officer, plan, id, TimeProvider.System, Never);
        session.Receipts.Add(new RowReceipt("small.csv", 2, null, RowOutcome.Refused, null, null, null, "half a character: \uD800"));

        (await Should.ThrowAsync<ImportStoppedException>(() => session.RunAsync(async () =>
        {
            var stopped = new TaskCompletionSource();
            await using var _ = session.Receipts.Stop.Register(stopped.SetResult);
            await stopped.Task;
            await session.EndAsync(ImportState.Done, null);
            return true;
        }))).Message.ShouldStartWith("What became of the rows cannot be written down");

        var kept = (await TableOf(run).FindAsync(id, Never))!;
        kept.State.ShouldBe(ImportState.Stopped);
    }

    [Fact]
    public void A_text_is_shortened_between_characters()
    {
        foreach (var length in Enumerable.Range(3, 20))
        {
            var shortened = Wording.Shortened(string.Concat(Enumerable.Repeat("\U0001F600", 20)), length);

            shortened.Length.ShouldBeLessThanOrEqualTo(length);
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetByteCount(shortened).ShouldBePositive();
        }
    }

    /// <summary>Does something once, when so many rows have been read while recording.</summary>
    private sealed class AtRow(int row, Action act) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            if (value.Recording && value.Rows == row)
            {
                act();
            }
        }
    }
}
