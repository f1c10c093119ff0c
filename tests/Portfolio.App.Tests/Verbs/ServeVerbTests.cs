using System.Net;
using Portfolio.App.Access;
using Portfolio.App.Tests.Postgres;

namespace Portfolio.App.Tests.Verbs;

public sealed class ServeVerbTests
{
    [Fact]
    public async Task It_starts_from_nothing_stops_on_SIGTERM_and_leaves_no_process()
    {
        await using var folder = new DataFolder();
        var data = folder.Location;
        await using var run = await ProgramRun.ServeAsync(data);
        using (var caller = run.As(Roles.Admin))
        {
            (await caller.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await run.StopAsync()).ShouldBe(0);
        Directory.GetFiles(data, "postmaster.pid", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://0.0.0.0:5099")]
    [InlineData("http://*:5099")]
    [InlineData("http://127.0.0.1:5099;http://192.168.1.7:5099")]
    public async Task The_demo_sign_in_refuses_to_be_reachable_from_other_machines(string urls)
    {
        var (exit, _, error) = await ProgramRun.RunAsync("serve", "--urls", urls, "--sign-in", "demo", "--data", "/nowhere/at/all");

        exit.ShouldBe(2);
        error.ShouldContain("The demo sign-in lets anybody in, so it works on this machine alone");
    }

    [Theory]
    [InlineData("serve", "--sign-in", "everybody")]
    [InlineData("serve", "--held-events", "0", "--data", "/nowhere/at/all")]
    [InlineData("serve", "--kept-reports", "-1", "--data", "/nowhere/at/all")]
    [InlineData("keys", "create", "--role", "king", "--label", "x")]
    [InlineData("fly")]
    public async Task Wrong_use_is_told_with_exit_code_2(params string[] arguments)
    {
        var (exit, _, error) = await ProgramRun.RunAsync(arguments);

        exit.ShouldBe(2);
        error.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public async Task A_key_made_while_it_serves_opens_the_interface()
    {
        await using var folder = await DataFolder.UsedAsync();
        var data = folder.Location;
        await using var run = await ProgramRun.ServeAsync(data, "--sign-in", "keys");

        var (exit, key, _) = await ProgramRun.RunAsync("keys", "create", "--role", "pmo", "--label", "test", "--data", data);
        exit.ShouldBe(0);
        using var caller = new HttpClient { BaseAddress = run.Address };
        caller.DefaultRequestHeaders.Authorization = new("Bearer", key.Trim());
        (await caller.GetAsync("/api/programmes", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);

        var (_, list, _) = await ProgramRun.RunAsync("keys", "list", "--data", data);
        list.ShouldContain("pmo");
        list.ShouldNotContain(key.Trim());
        (await run.StopAsync()).ShouldBe(0);
    }
}
