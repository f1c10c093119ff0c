using System.Diagnostics;
using System.Net;
using System.Text;
using Portfolio.App.Access;
using Portfolio.App.Tests.Postgres;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.Verbs;

/// <summary>
/// PostgreSQL is put back to an earlier backup while the program is down, so that no running node remembers what is gone:
/// the checkpoints that are kept outside the database do.
/// </summary>
public sealed class RestoredWhileDownTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_start_notices_it_and_nothing_is_recorded_until_an_operator_has_said_so()
    {
        await using var folder = await DataFolder.UsedAsync();
        var data = folder.Location;
        var backup = Path.Combine(data, "backup");
        string cluster;
        await using (var run = await ProgramRun.ServeAsync(data))
        {
            cluster = Path.GetDirectoryName(Directory.GetFiles(data, "postmaster.pid", SearchOption.AllDirectories).Single())!;
            (await OpenAsync(run, "KEPT")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await CopyAsync(cluster, backup);
        await using (var run = await ProgramRun.ServeAsync(data))
        {
            (await OpenAsync(run, "LOST")).StatusCode.ShouldBe(HttpStatusCode.OK);
            using var auditor = run.As(Roles.Auditor);
            (await auditor.PostAsync("/api/audit/checkpoint", null, Cancellation)).EnsureSuccessStatusCode();
        }

        Directory.Delete(cluster, recursive: true);
        await CopyAsync(backup, cluster);
        await using (var run = await ProgramRun.ServeAsync(data))
        {
            using var reader = run.As(Roles.Leadership);
            var refused = await OpenAsync(run, "NEW");

            refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await WebRun.JsonOf(refused)).GetProperty("title").GetString().ShouldBe(
                "The ledger holds 1 events, and 2 were known: it was restored to an earlier point. Nothing is recorded until an operator has compared the two and says “portfolio open-incarnation”.");
            var ready = await reader.GetAsync("/health/ready", Cancellation);
            ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            (await ready.Content.ReadAsStringAsync(Cancellation)).ShouldContain("urn:portfolio:rule:ledger-continues");
            (await DepartmentsAsync(reader)).ShouldBe(["KEPT"], "what is there can be read meanwhile");
            using var auditor = run.As(Roles.Auditor);
            (await auditor.PostAsync("/api/audit/checkpoint", null, Cancellation)).StatusCode.ShouldBe(
                HttpStatusCode.ServiceUnavailable, "nothing is signed that the last checkpoint does not agree with");

            var opened = await ProgramRun.RunAsync("open-incarnation", "--reason", "restored after a fire", "--data", data);
            (opened.ExitCode, opened.Output).ShouldBe(
                (0, $"Incarnation 2 is open; it goes on from 1 events, and says so at position 2. 2 events were known before.{Environment.NewLine}"),
                opened.Error);
            while ((await reader.GetAsync("/health/ready", Cancellation)).StatusCode != HttpStatusCode.OK)
            {
                await Task.Delay(20, Cancellation);
            }

            (await OpenAsync(run, "NEW")).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await DepartmentsAsync(reader)).ShouldBe(["KEPT", "NEW"], ignoreOrder: true);
            (await run.StopAsync()).ShouldBe(0);
        }

        var verified = await ProgramRun.RunAsync("verify", "--data", data);
        verified.ExitCode.ShouldBe(0, verified.Output + verified.Error);
        verified.Output.ShouldContain("incarnation 2");
    }

    private static async Task<HttpResponseMessage> OpenAsync(ProgramRun run, string code)
    {
        using var pmo = run.As(Roles.Pmo);
        using var body = new StringContent($$"""{"code":"{{code}}","title":"A department"}""", Encoding.UTF8, "application/json");
        return await pmo.PostAsync("/api/departments", body, Cancellation);
    }

    private static async Task<IEnumerable<string?>> DepartmentsAsync(HttpClient reader) =>
        [.. System.Text.Json.JsonDocument.Parse(await reader.GetStringAsync("/api/departments", Cancellation)).RootElement
            .GetProperty("items").EnumerateArray().Select(d => d.GetProperty("code").GetString())];

    // With its owner, which is not who runs the tests where those run as root.
    private static async Task CopyAsync(string from, string to)
    {
        using var copy = Process.Start("cp", ["--archive", "--no-target-directory", from, to]);
        await copy.WaitForExitAsync(Cancellation);
        copy.ExitCode.ShouldBe(0);
    }
}
