using Npgsql;
using Portfolio.App.Access;
using Portfolio.App.Tests.WebHooks;
using Portfolio.Ledger;

namespace Portfolio.App.Tests.Node;

/// <summary>
/// The ledger's fourteenth promise, for the whole program: whatever is asked of it at once, it holds its pool and at most two
/// connections more.
/// </summary>
public sealed class FrugalAtWork
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_that_does_everything_at_once_holds_its_pool_and_two_connections()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var run = await HookRun.StartAsync();
        using var pmo = run.Web.As(Roles.Pmo);
        using var auditor = run.Web.As(Roles.Auditor);
        await run.Web.BeginCrmAsync(pmo);
        for (var i = 0; i < 3; i++)
        {
            await run.RegisterAsync(new Uri(receiver.Address, $"/{i}"));
        }

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var watching = WatchAsync(run.Web.Node.ConnectionString, ended.Token);
        using var stream = await pmo.GetAsync("/api/events/stream?after=0", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var verified = await auditor.PostAsync("/api/audit/verify", null, Cancellation);
        verified.IsSuccessStatusCode.ShouldBeTrue();
        await Task.WhenAll(
        [
            .. Enumerable.Range(0, 20).Select(_ => run.WriteAsync(5)),
            .. Enumerable.Range(0, 10).SelectMany(_ => new[]
            {
                "/api/audit/export", "/api/audit/events?type=ProgrammeProposed", "/api/audit/proofs/inclusion?position=1", "/api/audit/access",
                "/api/audit/replay?stream=programme/crm-2",
            }.Select(path => AskAsync(auditor, path))),
            .. Enumerable.Range(0, 10).SelectMany(_ => new[] { "/api/programmes/CRM-2/history", "/api/reports/board", "/api/export/register" }
                .Select(path => AskAsync(pmo, path))),
        ]);
        var last = run.Web.Node.Node.View.Position;
        await receiver.UntilAsync(r => r.Received.GroupBy(d => d.Path).Count(of => of.SelectMany(d => d.Positions).Contains(last)) == 3);

        await ended.CancelAsync();
        var pool = new LedgerSettings().PoolSize;
        (await watching).ShouldBeInRange(pool - 1, pool + 2);
    }

    private static async Task AskAsync(HttpClient caller, string path)
    {
        using var answer = await caller.GetAsync(path, Cancellation);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {await answer.Content.ReadAsStringAsync(Cancellation)}");
    }

    // The most connections that the program held at any look.
    private static async Task<long> WatchAsync(string database, CancellationToken until)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { Pooling = false, ApplicationName = "watch" }.ConnectionString);
        await connection.OpenAsync(CancellationToken.None);
        await using var held = new NpgsqlCommand(
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()", connection);
        var most = 0L;
        while (!until.IsCancellationRequested)
        {
            most = Math.Max(most, (long)(await held.ExecuteScalarAsync(CancellationToken.None))!);
        }

        return most;
    }
}
