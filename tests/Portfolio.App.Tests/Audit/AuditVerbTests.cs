using Portfolio.App.Access;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Verbs;
using Portfolio.App.Tests.Web;
using Portfolio.App.Verbs;
using static Portfolio.App.Tests.Audit.LoggedAccesses;

namespace Portfolio.App.Tests.Audit;

/// <summary>What auditors ask over HTTP, asked in a shell.</summary>
public sealed class AuditVerbTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task As_json_each_verb_prints_just_what_the_interface_answers()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var leadership = web.As(Roles.Leadership);
        using var auditor = web.As(Roles.Auditor);
        await web.BeginCrmAsync(pmo);
        await leadership.GetStringAsync("/api/accounts?limit=5", Cancellation);
        await UntilAsync(async () => await CountAsync(web) > 0);

        foreach (var (verb, address) in new[]
        {
            ("events", "events"),
            ("events --person ada --person-as mentioned --limit 1", "events?person=ada&personAs=mentioned&limit=1"),
            ("events --type PhasePlanned,SponsorAppointed --order oldest --limit 2", "events?type=PhasePlanned,SponsorAppointed&order=oldest&limit=2"),
            ("events --type PhasePlanned --type SponsorAppointed --cursor 6.5", "events?type=PhasePlanned&type=SponsorAppointed&cursor=6.5"),
            ("events --stream CRM-2 --effective-from 2026-01-06 --effective-to 2026-01-06", "events?stream=CRM-2&effectiveFrom=2026-01-06&effectiveTo=2026-01-06"),
            ("event 3", "events/3"),
            ("prove inclusion 3 --size 4", "proofs/inclusion?position=3&size=4"),
            ("prove inclusion 1", "proofs/inclusion?position=1"),
            ("prove consistency 2 --to 5", "proofs/consistency?from=2&to=5"),
            ("access-log --role leadership --kind read", "access?role=leadership&kind=read"),
        })
        {
            var printed = await VerbRun.OnAsync(web.Node.ConnectionString, [.. verb.Split(' '), "--json"]);

            printed.ExitCode.ShouldBe(ExitCode.Done, $"{verb}: {printed.Error}");
            printed.Output.Trim().ShouldBe(await auditor.GetStringAsync($"/api/audit/{address}", Cancellation), verb);
        }
    }

    [Fact]
    public async Task Events_come_all_at_once_and_where_a_limit_cuts_them_it_is_said_how_to_go_on()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);

        var all = await VerbRun.OnAsync(web.Node.ConnectionString, "events", "--stream", "CRM-2", "--order", "oldest");
        var first = await VerbRun.OnAsync(web.Node.ConnectionString, "events", "--stream", "CRM-2", "--limit", "3");
        var rest = await VerbRun.OnAsync(web.Node.ConnectionString, "events", "--stream", "CRM-2", "--limit", "3", "--cursor", "6.4");

        var lines = Lines(all.Output);
        lines.Length.ShouldBe(6);
        lines[1].ShouldStartWith("3\t");
        lines[1].ShouldContain("\teffective 2026-01-05\tprogramme/CRM-2\tSponsorAppointed\tby demo-pmo (pmo, http)\tAda Moss ");
        lines[5].ShouldBe("1–5 of 5 events, oldest first, up to position 6.");
        Lines(first.Output)[^2..].ShouldBe(["1–3 of 5 events, newest first, up to position 6.", "The next ones: the same with --cursor 6.4"]);
        Lines(rest.Output).Select(l => l[..2]).ShouldBe(["3\t", "2\t", "4–"]);
    }

    [Fact]
    public async Task An_event_and_proofs_are_told_in_lines_and_as_wrong_where_something_was_altered()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        var database = web.Node.ConnectionString;
        var root = Convert.ToBase64String(await web.Node.Node.Ledger.Proofs.RootAsync(4, Cancellation));

        var whole = await VerbRun.OnAsync(database, "event", "3");
        var inclusion = await VerbRun.OnAsync(database, "prove", "inclusion", "3", "--size", "4");
        var consistency = await VerbRun.OnAsync(database, "prove", "consistency", "4");
        await ExecuteAsync(web, "alter table ledger.events disable trigger all; update ledger.events set effective_on = effective_on + 1 where position = 3");
        var altered = await VerbRun.OnAsync(database, "event", "3");
        var wrong = await VerbRun.OnAsync(database, "prove", "inclusion", "3");
        await ExecuteAsync(web, "delete from ledger.events where position = 2");
        var missing = await VerbRun.OnAsync(database, "prove", "consistency", "4");

        whole.ExitCode.ShouldBe(ExitCode.Done, whole.Error);
        whole.Output.ShouldStartWith("Position 3: SponsorAppointed (schema 1) in programme/CRM-2, version 2");
        whole.Output.ShouldContain(", as it comes out of all this hashed anew");
        whole.Output.ShouldContain("The event at position 3 is in the tree of the first 6 events of ledger");
        inclusion.ExitCode.ShouldBe(ExitCode.Done, inclusion.Error);
        inclusion.Output.ShouldContain($"(in a checkpoint {root})");
        Lines(inclusion.Output).Count(l => l.StartsWith("  ", StringComparison.Ordinal)).ShouldBe(2, "a tree of four leaves is two high");
        consistency.ExitCode.ShouldBe(ExitCode.Done, consistency.Error);
        consistency.Output.ShouldContain("begin with the first 4, unchanged.");
        consistency.Output.ShouldContain($"(in a checkpoint {root})");
        (altered.ExitCode, wrong.ExitCode).ShouldBe((ExitCode.FaultFound, ExitCode.FaultFound));
        altered.Output.ShouldContain("in the ledger, and all this hashed anew gives ");
        wrong.Output.ShouldContain("is not in the tree of the first 6 events");
        (missing.ExitCode, missing.Output).ShouldBe((ExitCode.Failed, ""), missing.Error);
        missing.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_access_log_is_told_in_lines()
    {
        await using var web = await WebRun.StartAsync();
        using var leadership = web.As(Roles.Leadership);
        await leadership.GetStringAsync("/api/accounts?limit=5", Cancellation);
        await leadership.GetAsync("/api/audit/events", Cancellation);
        await UntilAsync(async () => await CountAsync(web) == 2);

        var all = await VerbRun.OnAsync(web.Node.ConnectionString, "access-log");
        var first = await VerbRun.OnAsync(web.Node.ConnectionString, "access-log", "--limit", "1");
        var none = await VerbRun.OnAsync(web.Node.ConnectionString, "access-log", "--address", "/nowhere");

        var lines = Lines(all.Output);
        lines.Length.ShouldBe(3, all.Error);
        lines[0].ShouldContain("(leadership)\trefused\tGET /api/audit/events\t403\t");
        lines[1].ShouldContain("(leadership)\tread\tGET /api/accounts?limit=5\t200\t");
        lines[2].ShouldBe("1–2 of 2 entries, newest first.");
        Lines(first.Output)[1..].ShouldBe(["1–1 of 2 entries, newest first.", "The next ones: the same with --cursor 2.2"]);
        none.ShouldBe((ExitCode.Done, $"Nothing fits.{Environment.NewLine}", ""));
    }

    [Theory]
    [InlineData("events --recorded-from soon", "--recorded-from: recordedFrom is a day")]
    [InlineData("events --person-as nobody", "--person-as: personAs is one of actor, mentioned.")]
    [InlineData("events --stream NONE", "--stream: There is no stream “NONE”")]
    [InlineData("events --limit 0", "--limit: limit is a number from 1 to 1000.")]
    [InlineData("events --cursor 1.9", "--cursor: cursor is what “next” of the page before said")]
    [InlineData("event 99", "POSITION: There is no event at “99”: positions go from 1 to 1.")]
    [InlineData("event one", "POSITION: There is no event at “one”")]
    [InlineData("prove inclusion 0", "POSITION: position is a number from 1 to 1.")]
    [InlineData("prove inclusion 1 --size 99", "--size: size is a number of events from 1 to 1.")]
    [InlineData("prove consistency 1 --to 0", "FROM: from is a number of events from 0 to 0.")]
    [InlineData("prove consistency 0 --to 99", "--to: to is a number of events from 0 to 1.")]
    [InlineData("access-log --kind nonsense", "--kind: kind is one of read,")]
    [InlineData("access-log --from 2026-02-01 --to 2026-01-01", "--to: to is 2026-01-01, before from, 2026-02-01.")]
    public async Task What_does_not_fit_is_told_by_the_name_of_its_option(string verb, string sentence)
    {
        await using var run = await NodeRun.StartAsync();

        var refused = await VerbRun.OnAsync(run.ConnectionString, verb.Split(' '));

        (refused.ExitCode, refused.Output).ShouldBe((ExitCode.WrongUse, ""), refused.Error);
        refused.Error.ShouldStartWith(sentence);
    }

    private static string[] Lines(string output) => output.TrimEnd().Split(Environment.NewLine);
}
