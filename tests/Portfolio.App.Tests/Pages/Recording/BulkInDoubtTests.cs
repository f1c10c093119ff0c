using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.App.Verbs;
using Portfolio.Domain.Programmes;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.Pages.Recording;

/// <summary>The form for several programmes, where an answer of the ledger was lost: nothing that may be recorded is recorded a second time.</summary>
public sealed partial class BulkInDoubtTests
{
    private static readonly KeyValuePair<string, string>[] ByAda = [new("person", "ada"), new("person~chosen", "ada"), new("person~for", "ada")];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_recorded_though_nobody_said_so_is_found_out_and_not_recorded_again_after_others_changed_it()
    {
        await using var web = await StartAsync("P-1", "P-2");
        using var pmo = await PageCaller.SignInAsync(web, Roles.Pmo);
        var opened = Hidden(await pmo.GetAsync("/bulk/change-lead?programme=P-1&programme=P-2"));

        var lost = await CutOffAsync(web, () => pmo.SendAsync("/bulk/change-lead", [.. opened, .. ByAda]));
        lost.Shown.ShouldContain("Whether it was recorded is not known");
        lost.Shown.ShouldContain("Not known");
        lost.Shown.ShouldNotContain("Idempotency-Key");

        // What was on its way arrives after all, and a colleague goes on from there.
        await pmo.SendAsync("/bulk/change-lead", [.. opened, .. ByAda]);
        await web.Node.ExecuteAsync("P-1", new ChangeLead("ben"));
        var again = await pmo.SendAsync("/bulk/change-lead", [.. Hidden(lost.Shown), .. ByAda]);

        again.Shown.ShouldContain("Recorded for 2 of 2 programmes");
        again.Shown.ShouldNotContain("What you typed is still here");
        Leads(web, "P-1").ShouldBe(["ada", "ben"]);
        Leads(web, "P-2").ShouldBe(["ada"]);
    }

    [Fact]
    public async Task What_was_changed_after_an_answer_was_lost_is_recorded_beside_the_first_only_by_somebody_who_knows_of_it()
    {
        await using var web = await StartAsync("P-1");
        using var pmo = await PageCaller.SignInAsync(web, Roles.Pmo);
        var opened = Hidden(await pmo.GetAsync("/bulk/change-lead?programme=P-1"));
        var lost = await CutOffAsync(web, () => pmo.SendAsync("/bulk/change-lead", [.. opened, .. ByAda]));
        await pmo.SendAsync("/bulk/change-lead", [.. opened, .. ByAda]);
        KeyValuePair<string, string>[] byBen = [new("person", "ben"), new("person~chosen", "ben"), new("person~for", "ben")];

        var other = await pmo.SendAsync("/bulk/change-lead", [.. Hidden(lost.Shown), .. byBen]);
        Leads(web, "P-1").ShouldBe(["ada"]);
        var knowingly = await pmo.SendAsync("/bulk/change-lead", [.. Hidden(other.Shown), .. byBen]);

        other.Shown.ShouldContain("It was recorded as you sent it before; what you changed since was not.");
        knowingly.Shown.ShouldContain("Recorded for 1 of 1 programme");
        Leads(web, "P-1").ShouldBe(["ada", "ben"]);
    }

    [Fact]
    public async Task A_person_who_was_added_for_some_is_not_added_again_for_the_others()
    {
        await using var web = await StartAsync("P-1", "P-2");
        using var pmo = await PageCaller.SignInAsync(web, Roles.Pmo);
        KeyValuePair<string, string>[] byEve = [new("person", "Eve Moss"), new("person~chosen", "+"), new("person~for", "Eve Moss")];
        var opened = Hidden(await pmo.GetAsync("/bulk/change-lead?programme=P-1&programme=P-2"));
        await web.Node.ExecuteAsync("P-1", new ChangeLead("ben"));

        var first = await pmo.SendAsync("/bulk/change-lead", [.. opened, .. byEve]);
        var rest = await pmo.SendAsync("/bulk/change-lead", [.. Hidden(first.Shown), .. byEve]);

        first.Shown.ShouldContain("Recorded for 1 of 2 programmes");
        rest.Shown.ShouldContain("Recorded for 1 of 1 programme");
        var eve = web.Node.Node.People.All().Single(p => p.Name == "Eve Moss").Id;
        (Leads(web, "P-1")[^1], Leads(web, "P-2")[^1]).ShouldBe((eve, eve));
    }

    // A node that does not wait for a database that is away.
    private static async Task<WebRun> StartAsync(params string[] codes)
    {
        var first = await NodeRun.StartAsync();
        await first.DisposeAsync();
        var ledger = await LedgerDatabase.OpenAsync(
            first.ConnectionString,
            new LedgerSettings { Migrations = OpenPortfolio.Migrations, Appender = new() { GiveUpAfter = TimeSpan.Zero } },
            Cancellation);
        var node = new NodeRun(await PortfolioNode.StartAsync(ledger, TimeProvider.System, NullLogger.Instance, Cancellation), first.ConnectionString);
        foreach (var code in codes)
        {
            (await node.ExecuteAsync(code, new Propose(code, code, "MKT"))).ShouldBeOfType<Answer.Done>();
        }

        return await WebRun.StartAsync(node);
    }

    // Whatever is handed to the ledger meanwhile loses its connection before the answer.
    private static async Task<(HttpStatusCode Status, string Shown)> CutOffAsync(WebRun web, Func<Task<(HttpStatusCode, string)>> send)
    {
        await using var head = new HeadQueue(web.Node.ConnectionString);
        await head.HoldAsync();
        await using var owner = NpgsqlDataSource.Create(web.Node.ConnectionString);
        var sent = send();
        while (!sent.IsCompleted)
        {
            await using var cut = owner.CreateCommand(
                "select count(pg_terminate_backend(pid, 10000)) from pg_locks where not granted and relation = 'ledger.head'::regclass");
            await cut.ExecuteScalarAsync(Cancellation);
        }

        return await sent;
    }

    private static List<string?> Leads(WebRun web, string code) =>
        [.. web.Node.Node.View.Programme(code).All.Select(e => e.Event).OfType<LeadChanged>().Select(e => e.Person)];

    private static List<KeyValuePair<string, string>> Hidden(string page) =>
    [
        .. HiddenField().Matches(page).Select(m => KeyValuePair.Create(WebUtility.HtmlDecode(m.Groups["name"].Value), WebUtility.HtmlDecode(m.Groups["value"].Value)))
            .Where(f => f.Key.StartsWith('~')),
    ];

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex HiddenField();
}
