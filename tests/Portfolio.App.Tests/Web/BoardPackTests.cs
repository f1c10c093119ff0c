using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.App.Verbs;
using Portfolio.Domain.Departments;
using Portfolio.Fixtures;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.Web;

/// <summary>What was published for the board can be shown again, on whatever day.</summary>
public sealed class BoardPackTests
{
    [Theory]
    [InlineData("board", "")]
    [InlineData("board", "department=MKT&since=2026-03-01")]
    [InlineData("stalls", "by=department&evidence=true")]
    [InlineData("watchlist", "")]
    [InlineData("forecast", "")]
    [InlineData("what-if", "strikes=MKT&threat=BudgetCut&seed=7")]
    [InlineData("promises", "basis=reported")]
    [InlineData("stalls", "basis=reported&asOf=2026-03-31&saidBy=2026-04-30")]
    [InlineData("stalls", "basis=reported&asOf=2026-03-31&knownAt=2026-04-30")]
    public async Task On_a_later_day_with_more_on_record_it_still_is_what_was_published(string report, string parameters)
    {
        var clock = new MovedClock();
        await using var web = await StartAsync(clock);
        using var pmo = web.As(Roles.Pmo);
        using var auditor = web.As(Roles.Auditor);
        await web.BeginCrmAsync(pmo);
        (await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""")).EnsureSuccessStatusCode();
        (await WebRun.PostAsync(pmo, "/api/board-packs", $$"""{"code":"PACK/1","title":"A pack","report":"{{report}}","parameters":"{{parameters}}"}""")).EnsureSuccessStatusCode();
        var today = web.Node.Node.Today;

        // Asked at once, while nothing else is on record; 40 days later; and with more on record.
        var at = await CheckedAsync(auditor);
        clock.Ahead = TimeSpan.FromDays(40);
        web.Node.Node.Today.ShouldBe(today.AddDays(40));
        var later = await CheckedAsync(auditor);
        (await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/resume", """{"effectiveOn":"2026-03-20"}""")).EnsureSuccessStatusCode();
        var further = await CheckedAsync(auditor);

        foreach (var found in new[] { at, later, further })
        {
            found.GetProperty("same").GetBoolean().ShouldBeTrue(found.ToString());
            found.GetProperty("publishedBy").GetString().ShouldNotBeNullOrEmpty();
            var pack = found.GetProperty("pack");
            Convert.ToHexStringLower(SHA256.HashData(await auditor.GetByteArrayAsync(pack.GetProperty("address").GetString(), TestContext.Current.CancellationToken)))
                .ShouldBe(pack.GetProperty("sha256").GetString());
        }

        (await auditor.GetStringAsync("/board-packs/PACK/1", TestContext.Current.CancellationToken)).ShouldContain("What follows is what was published.");
        (await auditor.GetStringAsync("/board-packs", TestContext.Current.CancellationToken)).ShouldContain("A pack");
    }

    [Fact]
    public async Task What_is_not_a_report_of_its_own_or_not_there_is_refused()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        var compared = await WebRun.PostAsync(pmo, "/api/board-packs", """{"code":"P-1","title":"Two","report":"stalls","parameters":"compare=knownAt:1"}""");
        compared.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await compared.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("What is published is a report, not a comparison");
        (await pmo.GetAsync("/api/board-packs/NONE", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await pmo.GetAsync("/board-packs/NONE", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<JsonElement> CheckedAsync(HttpClient caller) =>
        JsonDocument.Parse(await caller.GetStringAsync("/api/board-packs/PACK/1", TestContext.Current.CancellationToken)).RootElement;

    private static async Task<WebRun> StartAsync(TimeProvider clock)
    {
        var database = await PostgresRun.CreateDatabaseAsync();
        var node = await PortfolioNode.StartAsync(
            await LedgerDatabase.OpenAsync(database, new LedgerSettings { Migrations = OpenPortfolio.Migrations }, CancellationToken.None),
            clock, NullLogger.Instance, CancellationToken.None);
        await node.People.AddAsync("Ada Moss", "ada", CancellationToken.None);
        await node.ExecuteAsync(new OpenDepartment("MKT", "Marketing"), new Envelope(NodeRun.Officer), CancellationToken.None);
        return await WebRun.StartAsync(new NodeRun(node, database));
    }

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
