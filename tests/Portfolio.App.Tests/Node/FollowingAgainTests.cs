using System.Net;
using Npgsql;
using Portfolio.App.Node;
using Portfolio.App.Tests.Access.Provider;
using Portfolio.App.Tests.Postgres;
using Portfolio.App.Tests.Web;
using Portfolio.Domain.Departments;

namespace Portfolio.App.Tests.Node;

/// <summary>
/// What the database does not give for a while stops a node for that while: it takes nothing, says so to everybody and why in
/// its log, and goes on by itself.
/// </summary>
public sealed class FollowingAgainTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(
        "create table public.kept as select * from ledger.head; alter table ledger.head disable trigger all; delete from ledger.head",
        "insert into ledger.head select * from public.kept; alter table ledger.head enable trigger all",
        "The ledger has no head.")]
    [InlineData("revoke select on ledger.events from ledger_app", "grant select on ledger.events to ledger_app", "permission denied for table events")]
    [InlineData("alter schema ledger rename to away", "alter schema away rename to ledger", "does not exist")]
    [InlineData(
        "revoke execute on function ledger.agrees(bigint, bytea) from public, ledger_app",
        "grant execute on function ledger.agrees(bigint, bytea) to ledger_app", "permission denied for function agrees")]
    public async Task What_cannot_be_read_for_a_while_is_followed_again_without_a_restart(string fault, string mended, string why)
    {
        using var log = new KeptLog();
        await using var web = await WebRun.StartAsync(await NodeRun.StartAsync(logger: log));
        var node = web.Node.Node;
        await using var owner = NpgsqlDataSource.Create(web.Node.ConnectionString);
        await DoAsync(owner, fault);

        await Processes.UntilAsync(() => node.Hindered is not null);

        log.Lines.ShouldContain(line => line.StartsWith("The log cannot be read behind position", StringComparison.Ordinal) && line.Contains(why));
        var taken = (await OpenAsync(node, "OPS")).ShouldBeOfType<Answer.Stopped>();
        var (status, said) = await ReadyAsync(web);
        (status, said.Contains(taken.Reason, StringComparison.Ordinal)).ShouldBe((HttpStatusCode.ServiceUnavailable, true), said);
        said.ShouldNotContain(why);

        await DoAsync(owner, mended);
        await Processes.UntilAsync(() => node.Hindered is null);

        log.Lines.Count(line => line.StartsWith("The log ", StringComparison.Ordinal)).ShouldBe(2, "once that it cannot be read, once that it can");
        (await OpenAsync(node, "OPS")).ShouldBeOfType<Answer.Done>();
        await using var other = await NodeRun.OpenAsync(web.Node.ConnectionString);
        var elsewhere = (await OpenAsync(other, "FIN")).ShouldBeOfType<Answer.Done>();
        await node.ReachAsync(elsewhere.Position, Cancellation);
        node.Broken.ShouldBeNull();
        (await ReadyAsync(web)).Status.ShouldBe(HttpStatusCode.OK);
    }

    private static Task<Answer> OpenAsync(PortfolioNode node, string code) =>
        node.ExecuteAsync(new OpenDepartment(code, code), new Envelope(NodeRun.Officer), Cancellation);

    private static async Task<(HttpStatusCode Status, string Said)> ReadyAsync(WebRun web)
    {
        using var answer = await web.As(null).GetAsync(new Uri("/health/ready", UriKind.Relative), Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task DoAsync(NpgsqlDataSource owner, string sql)
    {
        await using var command = owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
