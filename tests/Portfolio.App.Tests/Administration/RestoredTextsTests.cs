using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.App.Verbs;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Fixtures;
using Portfolio.Ledger;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Tests.Administration;

/// <summary>A text that was taken out stays so: kept outside the database, withheld and taken out again after a restore.</summary>
public sealed class RestoredTextsTests : IDisposable
{
    private const string Secret = "the patient is Zenobia Quill";

    private static readonly Actor Admin = new("root", Roles.Admin, "test");

    private readonly string _folder = Directory.CreateTempSubdirectory("portfolio-redacted-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RedactedTextsFile File => FileIn(_folder);

    [Fact]
    public async Task Restored_from_a_dump_of_before_a_text_is_taken_out_again_on_the_record_before_anybody_is_served()
    {
        await using var node = await NotedAsync();
        var (noted, dump) = (node.Node.View.Position, await PostgresTool.DumpAsync(node.ConnectionString));
        dump.ShouldContain(Secret);
        await using (var web = await WebRun.StartAsync(await OpenAsync(node.ConnectionString, File)))
        {
            using var admin = web.As(Roles.Admin);
            (await WebRun.PostAsync(admin, "/api/admin/redactions", $$"""{"position":{{noted}},"texts":["note"],"reason":"names a patient"}"""))
                .EnsureSuccessStatusCode();
        }

        File.Read().Select(t => (t.Position, t.Name)).ShouldBe([(noted, "note")]);
        (await System.IO.File.ReadAllTextAsync(Path.Combine(_folder, RedactedTextsFile.Name), Cancellation)).ShouldNotContain("patient");
        var restored = await PostgresRun.CreateDatabaseAsync();
        await PostgresTool.RestoreAsync(dump, restored);

        await using var again = await WebRun.StartAsync(await OpenAsync(restored, File));

        (await NotesAsync(again)).ShouldBe([null, "nobody's secret"]);
        (await PostgresTool.DumpAsync(restored)).ShouldNotContain(Secret);
        await again.Node.Node.ReachAsync(noted + 1, Cancellation);
        var redaction = again.Node.Node.View.Log[noted + 1];
        redaction.Event.ShouldBe(new TextRedacted(noted, ["note"]));
        (redaction.Actor.Id, redaction.Actor.Way).ShouldBe(("node", "restore"));
        (await again.Node.Node.Ledger.Reader.ReadTextsAsync([noted + 1], Cancellation)).ShouldBe([new(noted + 1, "reason", TakenTexts.Reason)]);
        again.Node.Node.Texts.Trouble.ShouldBeNull();

        // It is done: one more start records nothing.
        await using var once = await OpenAsync(restored, File);
        once.Node.View.Position.ShouldBe(noted + 1);
    }

    [Fact]
    public async Task Under_a_running_node_it_is_withheld_until_a_new_incarnation_is_opened_and_then_taken_out_again()
    {
        await using var node = await NotedAsync();
        var noted = node.Node.View.Position;
        await using var web = await WebRun.StartAsync(await OpenAsync(node.ConnectionString, File, new HurriedTime()));
        var pool = web.Node.Node.Ledger.Pool;
        await using var backup = await Backup.OfAsync(node.ConnectionString, pool);
        await RedactAsync(web.Node.Node, noted);
        await backup.RestoreAsync(pool);
        while (web.Node.Node.Ledger.Known.Fork is null)
        {
            await Task.Delay(10, Cancellation);
        }

        // Running or started anew, nobody is shown what the database holds again.
        (await PostgresTool.DumpAsync(node.ConnectionString)).ShouldContain(Secret);
        (await NotesAsync(web)).ShouldBe([null, "nobody's secret"]);
        using (var auditor = web.As(Roles.Auditor))
        {
            var told = await auditor.GetStringAsync($"/api/audit/events/{noted}", Cancellation);
            told.ShouldNotContain(Secret);
            told.ShouldContain("Withheld");
            var page = await auditor.GetStringAsync($"/audit/events/{noted}", Cancellation);
            page.ShouldNotContain(Secret);
            page.ShouldContain("<em>withheld</em>");
        }

        await using (var verb = await OpenAsync(node.ConnectionString, null))
        {
            await OpenIncarnation.RunAsync(verb.Node, node.ConnectionString, "restored after a fire", Admin, Cancellation);
        }

        while (web.Node.Node.View.History == 0)
        {
            await Task.Delay(10, Cancellation);
        }

        await web.Node.Node.ReachAsync(noted + 2, Cancellation);
        web.Node.Node.View.Log[noted + 1].Event.ShouldBeOfType<IncarnationOpened>();
        web.Node.Node.View.Log[noted + 2].Event.ShouldBe(new TextRedacted(noted, ["note"]));
        (await NotesAsync(web)).ShouldBe([null, "nobody's secret"]);
        (await PostgresTool.DumpAsync(node.ConnectionString)).ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_node_that_starts_on_a_ledger_that_takes_nothing_withholds_it_says_so_and_takes_it_out_when_it_can()
    {
        await using var node = await NotedAsync();
        var noted = node.Node.View.Position;
        await using var backup = await Backup.OfAsync(node.ConnectionString, node.Node.Ledger.Pool);
        LedgerHead vouched;
        await using (var other = await OpenAsync(node.ConnectionString, File))
        {
            await RedactAsync(other.Node, noted);
            vouched = await other.Node.Ledger.Reader.HeadAsync(Cancellation);
            await backup.RestoreAsync(other.Node.Ledger.Pool);
        }

        await using var web = await WebRun.StartAsync(await OpenAsync(node.ConnectionString, File, new HurriedTime(), vouched));

        (await NotesAsync(web)).ShouldBe([null, "nobody's secret"]);
        web.Node.Node.Texts.Trouble.ShouldNotBeNull().ShouldContain("are withheld until");
        (await PostgresTool.DumpAsync(node.ConnectionString)).ShouldContain(Secret);
        await OpenIncarnation.RunAsync(web.Node.Node, node.ConnectionString, "restored after a fire", Admin, Cancellation);
        while (web.Node.Node.Texts.Trouble is not null)
        {
            await Task.Delay(10, Cancellation);
        }

        (await PostgresTool.DumpAsync(node.ConnectionString)).ShouldNotContain(Secret);
        (await NotesAsync(web)).ShouldBe([null, "nobody's secret"]);
    }

    [Fact]
    public async Task Another_text_in_the_same_place_of_another_history_stays()
    {
        await using var node = await NotedAsync();
        await using var other = await NotedAsync();
        var noted = node.Node.View.Position;
        other.Node.View.Position.ShouldBe(noted);
        await using (var redacting = await OpenAsync(node.ConnectionString, File))
        {
            await RedactAsync(redacting.Node, noted);
        }

        await using var web = await WebRun.StartAsync(await OpenAsync(other.ConnectionString, File));

        (await NotesAsync(web)).ShouldBe([Secret, "nobody's secret"]);
        web.Node.Node.View.Position.ShouldBe(noted);
    }

    [Fact]
    public async Task Where_it_cannot_be_kept_no_text_is_taken_out()
    {
        await using var node = await NotedAsync();
        var noted = node.Node.View.Position;

        // Nothing can be written below what is a file.
        await System.IO.File.WriteAllTextAsync(Path.Combine(_folder, "full"), "", Cancellation);
        await using var web = await WebRun.StartAsync(await OpenAsync(node.ConnectionString, FileIn(Path.Combine(_folder, "full"))));
        using var admin = web.As(Roles.Admin);

        var refused = await WebRun.PostAsync(admin, "/api/admin/redactions", $$"""{"position":{{noted}},"texts":["note"],"reason":"names a patient"}""");

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await refused.Content.ReadAsStringAsync(Cancellation)).ShouldContain("cannot be written; the log says why. Nothing was taken out.");
        (await NotesAsync(web)).ShouldBe([Secret, "nobody's secret"]);
        web.Node.Node.View.Position.ShouldBe(noted);
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_is_told_and_left_as_it_is()
    {
        await using var node = await NotedAsync();
        var path = Path.Combine(_folder, RedactedTextsFile.Name);
        await System.IO.File.WriteAllTextAsync(path, "17 note\n", Cancellation);

        await using var web = await WebRun.StartAsync(await OpenAsync(node.ConnectionString, File));

        using var admin = web.As(Roles.Admin);
        (await admin.GetStringAsync("/health/ready", Cancellation)).ShouldContain("redacted-texts.txt cannot be used");
        (await WebRun.PostAsync(
            admin, "/api/admin/redactions", $$"""{"position":{{node.Node.View.Position}},"texts":["note"],"reason":"names a patient"}"""))
            .StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await System.IO.File.ReadAllTextAsync(path, Cancellation)).ShouldBe("17 note\n");
    }

    [Fact]
    public async Task Every_node_keeps_what_was_taken_out_in_a_list_of_its_own()
    {
        await using var node = await NotedAsync();
        var own = FileIn(Path.Combine(_folder, "other"));
        await using var other = await OpenAsync(node.ConnectionString, own);

        await RedactAsync(node.Node, node.Node.View.Position);
        while (own.Read().Count == 0)
        {
            await Task.Delay(10, Cancellation);
        }

        own.Read().Select(t => (t.Position, t.Name)).ShouldBe([(node.Node.View.Position - 1, "note")]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static RedactedTextsFile FileIn(string folder) => new(Path.Combine(folder, RedactedTextsFile.Name));

    // The last event has the secret as its note.
    private static async Task<NodeRun> NotedAsync()
    {
        var run = await NodeRun.StartAsync();
        foreach (var (command, note) in new (ProgrammeCommand, string)[]
        {
            (new Register("CRM", "One view"), "nobody's secret"), (new Describe("Another view"), Secret),
        })
        {
            (await run.Node.ExecuteAsync("CRM", [command], new Envelope(NodeRun.Officer, Note: note), null, Cancellation)).ShouldBeOfType<Answer.Done>();
        }

        return run;
    }

    private static async Task RedactAsync(PortfolioNode node, long position) =>
        (await node.RedactAsync(new RedactTexts(position, ["note"], "names a patient"), new Envelope(Admin), Cancellation)).ShouldBeOfType<Answer.Done>();

    // The newest first.
    private static async Task<List<string?>> NotesAsync(WebRun web)
    {
        using var auditor = web.As(Roles.Auditor);
        var history = JsonDocument.Parse(await auditor.GetStringAsync("/api/programmes/CRM/history", Cancellation));
        return [.. history.RootElement.GetProperty("events").EnumerateArray().Reverse().Select(e => e.GetProperty("texts").GetProperty("note").GetString())];
    }

    /// <param name="vouched">What a checkpoint says of the ledger, or null.</param>
    private static async Task<NodeRun> OpenAsync(
        string database, RedactedTextsFile? file, TimeProvider? clock = null, LedgerHead? vouched = null)
    {
        var ledger = await LedgerDatabase.OpenAsync(database, new LedgerSettings { Migrations = OpenPortfolio.Migrations }, Cancellation);
        if (vouched is not null)
        {
            await ledger.RecallAsync(Checkpoint.Of(vouched), leftBehind: false, Cancellation);
        }

        return new(
            await PortfolioNode.StartAsync(
                ledger, clock ?? TimeProvider.System, NullLogger.Instance, Cancellation, settings: new() { Redacted = file }),
            database);
    }
}
