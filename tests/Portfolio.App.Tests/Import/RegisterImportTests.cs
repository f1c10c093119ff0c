using Portfolio.App.Import;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Tests.Node;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Registers;

namespace Portfolio.App.Tests.Import;

/// <summary>Imports through a node, into PostgreSQL.</summary>
public sealed class RegisterImportTests
{
    private static readonly Actor Officer = new("officer", "pmo", "import");

    [Fact]
    public async Task Thirteen_years_of_a_real_register_go_in_and_again_record_nothing()
    {
        await using var run = await NodeRun.StartAsync();

        var report = await ImportAsync(run, new(MappingFile.Find("gmpp"), RealRegister.Files));

        (report.Recorded, report.Rows, report.Problems).ShouldBe((true, 2_356, 0));
        var recorded = run.Node.View.Log.After(0, int.MaxValue).Where(e => e.Actor == Officer).ToList();
        recorded.Count.ShouldBe(report.Events.Values.Sum());
        recorded.Count(e => e.Event is StatusReported).ShouldBe(2_356);
        recorded.ShouldAllBe(e => e.EffectiveOn == e.ReportedOn && e.Source!.File != null);
        run.Node.View.Organisation.Snapshots["GMPP"].Sum(s => s.Programmes).ShouldBe(2_356);

        var (position, people) = (run.Node.View.Position, run.Node.People.All().Count);
        var again = await ImportAsync(run, new(MappingFile.Find("gmpp"), RealRegister.Files));

        again.Events.ShouldBeEmpty();
        (run.Node.View.Position, run.Node.People.All().Count).ShouldBe((position, people));
    }

    [Fact]
    public async Task A_preview_records_nothing_and_says_what_the_import_then_does()
    {
        await using var run = await NodeRun.StartAsync();
        var request = new ImportRequest(SmallRegister.Mapping, [SmallRegister.Copy(2024, "A-1,One,MKT,2027-01-01,12.5,Green,Ada Moss")]);

        var preview = await ImportAsync(run, request with { Preview = true });

        (preview.Recorded, run.Node.View.Programme("A-1").Version).ShouldBe((false, 0));
        var report = await ImportAsync(run, request);
        report.Events.ShouldBe(preview.Events);
        report.Files[0].Preview.ShouldBeNull();
    }

    [Fact]
    public async Task One_bad_row_keeps_every_file_out_unless_bad_rows_are_skipped()
    {
        await using var run = await NodeRun.StartAsync();
        var request = new ImportRequest(SmallRegister.Mapping,
        [
            SmallRegister.Copy(2024, "A-1,One,MKT,,,Green,"), SmallRegister.Copy(2025, "A-1,One,MKT,,,Green,", "A-2,Two,MKT,soon,,Green,"),
        ]);

        var refused = await ImportAsync(run, request);
        (refused.Recorded, refused.Problems, run.Node.View.Programmes.Count).ShouldBe((false, 1, 0));

        var report = await ImportAsync(run, request with { SkipBadRows = true });
        (report.Recorded, report.Problems, report.Files[1].BadRows).ShouldBe((true, 1, 1));
        run.Node.View.Programmes.Keys.ShouldBe(["programme/A-1"]);
    }

    [Fact]
    public async Task A_rows_events_carry_its_file_and_row_and_are_one_command()
    {
        await using var run = await NodeRun.StartAsync();
        await ImportAsync(run, new(SmallRegister.Mapping, [SmallRegister.Copy(2024, "A-1,One,MKT,2027-01-01,12.5,Green,Ada Moss")]));

        var events = run.Node.View.Programme("A-1").All;
        events.Select(e => e.CommandId).Distinct().Count().ShouldBe(1);
        events.ShouldAllBe(e => e.Source!.File == "small-2024.csv" && e.Source.Row == 2 && e.EffectiveOn == SmallRegister.First);
        events.Select(e => e.Event).OfType<SponsorAppointed>().Single().Person.ShouldBe("ada");
    }

    [Fact]
    public async Task An_import_that_was_broken_off_is_completed_by_giving_the_files_again()
    {
        await using var whole = await NodeRun.StartAsync();
        await using var broken = await NodeRun.StartAsync();
        var request = new ImportRequest(MappingFile.Find("gmpp"), [.. RealRegister.Files.Take(3)]);
        await ImportAsync(whole, request);

        // Stopped in the middle of recording the second file.
        using var stop = new CancellationTokenSource();
        var stopping = new Progress(at =>
        {
            if (at is { Recording: true, File: 2, Rows: > 60 })
            {
                stop.Cancel();
            }
        });
        (await RegisterImport.RunAsync(broken.Node, Officer, request, TimeProvider.System, stopping, stop.Token)).Cancelled.ShouldBeTrue();
        broken.Node.View.Organisation.Snapshots["GMPP"].Count.ShouldBe(1);

        (await ImportAsync(broken, request)).Recorded.ShouldBeTrue();

        Story(broken).ShouldBe(Story(whole));
    }

    [Fact]
    public async Task Two_imports_of_the_same_file_at_once_record_it_once()
    {
        await using var run = await NodeRun.StartAsync();
        var rows = Enumerable.Range(1, 200).Select(i => $"A-{i},Title {i},MKT,2027-01-01,{i},Green,").ToArray();
        var request = new ImportRequest(SmallRegister.Mapping, [SmallRegister.Copy(2024, rows)]);

        // The register takes one at a time: the other is told so, unless it came when the first had ended.
        Task<ImportReport>[] both = [ImportAsync(run, request), ImportAsync(run, request)];
        Task ended = Task.WhenAll(both);
        await ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        both.Count(t => t.IsCompletedSuccessfully).ShouldBeGreaterThan(0);
        both.Where(t => t.IsFaulted).ShouldAllBe(t => t.Exception!.InnerException is ImportBusyException);

        run.Node.View.Programmes.Count.ShouldBe(200);
        run.Node.View.Programmes.Values.ShouldAllBe(p => p.All.Count == 2);
        run.Node.View.Log.After(0, int.MaxValue).Count(e => e.Event is SnapshotImported).ShouldBe(1);
    }

    private static Task<ImportReport> ImportAsync(NodeRun run, ImportRequest request) =>
        RegisterImport.RunAsync(run.Node, Officer, request, TimeProvider.System, null, TestContext.Current.CancellationToken);

    // Everything that happened to each programme, without what differs from import to import: positions, ids and instants.
    private static List<string> Story(NodeRun run) =>
    [
        .. run.Node.View.Programmes
            .OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{p.Key}: {string.Join(" | ", p.Value.All.Select(e => $"{e.EffectiveOn:yyyy-MM-dd} {e.Event}"))}"),
    ];

    private sealed class Progress(Action<ImportProgress> report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report(value);
    }
}
