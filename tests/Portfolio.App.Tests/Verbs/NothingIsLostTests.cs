using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Tests.Postgres;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.Verbs;

/// <summary>What was acknowledged is there exactly once, whatever is killed under load.</summary>
public sealed class NothingIsLostTests
{
    [Fact]
    public async Task After_the_program_was_killed_under_load_all_that_was_acknowledged_is_there_once()
    {
        await using var folder = await DataFolder.UsedAsync();
        var data = folder.Location;
        var acknowledged = new ConcurrentDictionary<string, long>();
        await using (var run = await ProgramRun.ServeAsync(data))
        {
            await OpenDepartmentAsync(run);
            var load = LoadAsync(run, acknowledged, _ => { });
            await Processes.UntilAsync(() => acknowledged.Count > 200);
            await run.KillAsync();
            await load;
        }

        await using var again = await ProgramRun.ServeAsync(data);
        await ShouldBeThereOnceAsync(again, acknowledged);
        (await again.StopAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task After_PostgreSQL_was_killed_under_load_it_serves_again_and_all_that_was_acknowledged_is_there_once()
    {
        await using var folder = await DataFolder.UsedAsync();
        var data = folder.Location;
        var acknowledged = new ConcurrentDictionary<string, long>();
        await using var run = await ProgramRun.ServeAsync(data);
        await OpenDepartmentAsync(run);
        using var enough = new CancellationTokenSource();
        var before = 0;
        var load = LoadAsync(run, acknowledged, count =>
        {
            // Served again after the kill: that many more than at the kill.
            if (Volatile.Read(ref before) is > 0 and var at && count > at + 200)
            {
                enough.Cancel();
            }
        }, enough.Token);
        await Processes.UntilAsync(() => acknowledged.Count > 200);
        Volatile.Write(ref before, acknowledged.Count);
        var postmaster = int.Parse((await File.ReadAllLinesAsync(
            Directory.GetFiles(data, "postmaster.pid", SearchOption.AllDirectories).Single(), TestContext.Current.CancellationToken))[0], CultureInfo.InvariantCulture);
        await Processes.SendAsync("KILL", postmaster);
        await load;

        acknowledged.Count.ShouldBeGreaterThan(before);
        await ShouldBeThereOnceAsync(run, acknowledged);
        (await run.StopAsync()).ShouldBe(0);
    }

    // Each caller proposes one programme after another under a key of its own, until it cannot reach the program or was
    // told to stop; what the ledger was too busy to take is sent again under the same key.
    private static Task LoadAsync(
        ProgramRun run, ConcurrentDictionary<string, long> acknowledged, Action<int> told, CancellationToken enough = default) =>
        Task.WhenAll(Enumerable.Range(0, 16).Select(async caller =>
        {
            using var pmo = run.As(Roles.Pmo);
            for (var i = 0; !enough.IsCancellationRequested; i++)
            {
                var code = string.Create(CultureInfo.InvariantCulture, $"P-{caller}-{i}");
                var body = $$"""{"code":"{{code}}","title":"Programme {{code}}","department":"MKT"}""";
                try
                {
                    HttpResponseMessage answer;
                    do
                    {
                        answer = await WebRun.PostAsync(pmo, "/api/programmes", body, ("Idempotency-Key", code));
                    }
                    while ((int)answer.StatusCode == 503 && !enough.IsCancellationRequested);

                    if (answer.IsSuccessStatusCode)
                    {
                        acknowledged[code] = (await WebRun.JsonOf(answer)).GetProperty("position").GetInt64();
                        told(acknowledged.Count);
                    }
                }
                catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
                {
                    return;
                }
            }
        }));

    private static async Task ShouldBeThereOnceAsync(ProgramRun run, IReadOnlyDictionary<string, long> acknowledged)
    {
        using var auditor = run.As(Roles.Auditor);
        var found = new List<(string Code, long Position)>();
        var positions = new List<long>();
        for (var after = 0L; ;)
        {
            var page = JsonDocument.Parse(await auditor.GetStringAsync($"/api/events?after={after}&limit=1000")).RootElement;
            foreach (var e in page.GetProperty("events").EnumerateArray())
            {
                var position = long.Parse(e.GetProperty("id").GetString()!, CultureInfo.InvariantCulture);
                positions.Add(position);
                if (e.GetProperty("type").GetString() == "portfolio.ProgrammeProposed")
                {
                    found.Add((e.GetProperty("data").GetProperty("code").GetString()!, position));
                }
            }

            if (page.GetProperty("next").GetInt64() == after)
            {
                break;
            }

            after = page.GetProperty("next").GetInt64();
        }

        positions.ShouldBe(Enumerable.Range(1, positions.Count).Select(p => (long)p));
        found.Select(f => f.Code).ShouldBeUnique();
        acknowledged.ShouldAllBe(a => found.Contains(new ValueTuple<string, long>(a.Key, a.Value)));
    }

    private static async Task OpenDepartmentAsync(ProgramRun run)
    {
        using var pmo = run.As(Roles.Pmo);
        (await WebRun.PostAsync(pmo, "/api/departments", """{"code":"MKT","title":"Marketing"}""")).EnsureSuccessStatusCode();
    }
}
