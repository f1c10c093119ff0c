using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portfolio.App.Access;
using Portfolio.App.Audit.Accesses;
using Portfolio.App.Tests.Web;
using Portfolio.Fixtures;
using static Portfolio.App.Tests.Audit.LoggedAccesses;

namespace Portfolio.App.Tests.Audit;

/// <summary>The access log when it cannot be written, when too much comes at once, and when the program stops.</summary>
public sealed class AccessLogUnderPressureTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_entry_that_no_column_takes_keeps_no_other_from_the_log()
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);
        var log = web.App.Services.GetRequiredService<AccessLog>();
        var poisoned = new AccessEntry(DateTimeOffset.UtcNow, AccessKind.Read, "\0", Roles.Auditor, "GET", "/api", "", 200, 0, null, 0);
        log.TryTakePlace().ShouldBeTrue();
        log.TryTakePlace().ShouldBeTrue();
        log.Add(poisoned);
        log.Add(poisoned with { Person = "\uD800" });
        await auditor.GetAsync("/api/accounts", Cancellation);

        (await EntriesAsync(web, 1))[0].ShouldStartWith("read demo-auditor auditor GET /api/accounts");
        (await auditor.GetAsync("/health/ready", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task While_it_cannot_be_written_readiness_says_so_and_afterwards_nothing_is_missing()
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);
        await ExecuteAsync(web, "alter table audit.access_log rename to elsewhere");
        await auditor.GetAsync("/api/programmes", Cancellation);
        await auditor.GetAsync("/api/accounts", Cancellation);
        var log = web.App.Services.GetRequiredService<AccessLog>();
        await UntilAsync(() => Task.FromResult(log.Fault is not null));

        var ready = await auditor.GetAsync("/health/ready", Cancellation);
        await ExecuteAsync(web, "alter table audit.elsewhere rename to access_log");

        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync(Cancellation)).ShouldContain("The access log cannot be written; the log says why.");
        (await EntriesAsync(web, 2)).Select(e => e.Split(' ')[4]).ShouldBe(["/api/programmes", "/api/accounts"]);
        await UntilAsync(() => Task.FromResult(log.Fault is null));
    }

    [Fact]
    public async Task With_no_place_left_nothing_is_shown_that_would_not_be_logged()
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);
        using var pmo = web.As(Roles.Pmo);
        var log = web.App.Services.GetRequiredService<AccessLog>();
        while (log.TryTakePlace())
        {
        }

        var refused = await auditor.GetAsync("/api/programmes", Cancellation);
        var others = await pmo.GetAsync("/api/programmes", Cancellation);
        log.GiveBack();
        await auditor.GetAsync("/api/accounts", Cancellation);

        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        others.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await EntriesAsync(web, 1))[0].ShouldStartWith("read demo-auditor auditor GET /api/accounts");
    }

    [Fact]
    public async Task Readers_who_are_faster_than_the_database_wait_for_a_place_and_are_not_refused()
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);
        var log = web.App.Services.GetRequiredService<AccessLog>();
        while (log.TryTakePlace())
        {
        }

        var waiting = auditor.GetAsync("/api/accounts", Cancellation);
        log.GiveBack();

        (await waiting).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await EntriesAsync(web, 1))[0].ShouldStartWith("read demo-auditor auditor GET /api/accounts");
    }

    [Fact]
    public async Task Entries_that_fill_a_statement_are_written_without_waiting_for_others()
    {
        await using var web = await WebRun.StartAsync();
        var clock = new Lingering();
        using var log = new AccessLog(web.App.Services.GetRequiredService<NpgsqlDataSource>(), clock, NullLogger<AccessLog>.Instance);
        await log.StartAsync(Cancellation);
        var entry = new AccessEntry(DateTimeOffset.UtcNow, AccessKind.Read, "demo-auditor", Roles.Auditor, "GET", "/api", "", 200, 0, null, 0);
        Add(1);
        await clock.Begun.Task.WaitAsync(Cancellation);
        (await CountAsync(web)).ShouldBe(0);

        Add(AccessLog.Batch - 1);

        await UntilAsync(async () => await CountAsync(web) == AccessLog.Batch);
        await log.StopAsync(Cancellation);

        void Add(int entries)
        {
            for (var i = 0; i < entries; i++)
            {
                log.TryTakePlace().ShouldBeTrue();
                log.Add(entry);
            }
        }
    }

    [Fact]
    public async Task A_flood_of_refusals_shuts_nobody_out_fills_nothing_and_says_nothing_that_was_typed()
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);
        using var pmo = web.As(Roles.Pmo);
        using var nobody = web.As(null);
        var log = web.App.Services.GetRequiredService<AccessLog>();
        var stranger = new AccessEntry(DateTimeOffset.UtcNow, AccessKind.Refused, null, null, "GET", "/api", "", 401, 0, null, 0);
        (await nobody.GetAsync("/api/programmes/Ada-Moss", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        for (var i = 1; i < AccessLog.Places + AccessLog.RefusalsAnHour; i++)
        {
            log.AddRefusal(stranger);
        }

        (await auditor.GetAsync("/api/accounts", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await pmo.GetAsync("/api/audit/access", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await web.App.StopAsync(Cancellation);

        var entries = await LinesAsync(web);
        entries[0].ShouldBe("refused - - GET /api/programmes/{code}  401 0 -");
        entries.Count(e => e.StartsWith("refused - -", StringComparison.Ordinal)).ShouldBe(AccessLog.RefusalsAnHour);
        entries.Count(e => e.StartsWith("refused demo-pmo", StringComparison.Ordinal)).ShouldBe(1);
        entries.Where(e => e.StartsWith("missed", StringComparison.Ordinal)).Sum(e => int.Parse(e.Split(' ')[^1], null)).ShouldBe(AccessLog.Places);
        entries.Count(e => e.StartsWith("read demo-auditor", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task An_orderly_stop_writes_what_waits()
    {
        await using var web = await WebRun.StartAsync();
        using var auditor = web.As(Roles.Auditor);
        for (var i = 0; i < 20; i++)
        {
            await auditor.GetAsync("/api/accounts", Cancellation);
        }

        await web.App.StopAsync(Cancellation);

        (await CountAsync(web)).ShouldBe(20);
    }

    /// <summary>A clock on which waiting never ends, and which tells that somebody waits.</summary>
    private sealed class Lingering : TimeProvider
    {
        private readonly StoppedTime _stopped = new();

        public TaskCompletionSource Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Begun.TrySetResult();
            return _stopped.CreateTimer(callback, state, dueTime, period);
        }
    }
}
