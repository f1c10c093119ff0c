using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Tests.Postgres;
using Portfolio.App.Tests.Verbs;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.WebHooks;

public sealed class DeliveriesOutliveTheProgramTests
{
    [Fact]
    public async Task After_the_program_was_killed_under_load_every_event_is_delivered_at_least_once_and_in_order()
    {
        await using var folder = await DataFolder.UsedAsync();
        var data = folder.Location;
        await using var receiver = await Receiver.StartAsync();
        var acknowledged = new ConcurrentBag<long>();
        await using (var run = await ProgramRun.ServeAsync(data))
        {
            using var admin = run.As(Roles.Admin);
            var registered = await WebRun.PostAsync(
                admin, "/api/web-hooks", JsonSerializer.Serialize(new { url = receiver.Address.AbsoluteUri, label = "test", after = 0 }));
            registered.EnsureSuccessStatusCode();
            using var pmo = run.As(Roles.Pmo);
            (await WebRun.PostAsync(pmo, "/api/departments", """{"code":"MKT","title":"Marketing"}""")).EnsureSuccessStatusCode();
            var load = LoadAsync(run, acknowledged);

            // In the middle of deliveries and of commands.
            await receiver.UntilAsync(r => r.Received.Length > 10);
            await run.KillAsync();
            await load;
        }

        await using var again = await ProgramRun.ServeAsync(data);
        using var auditor = again.As(Roles.Auditor);
        var all = JsonDocument.Parse(await auditor.GetStringAsync("/api/events?limit=1")).RootElement.GetProperty("position").GetInt64();
        await receiver.UntilAsync(r => r.Positions.Contains(all));

        // Seen for the first time, they come in order and without a gap; what was sent twice was sent before.
        receiver.Positions.Distinct().ShouldBe(Enumerable.Range(1, (int)all).Select(p => (long)p));
        acknowledged.ShouldAllBe(position => position <= all);
        (await again.StopAsync()).ShouldBe(0);
    }

    private static Task LoadAsync(ProgramRun run, ConcurrentBag<long> acknowledged) => Task.WhenAll(Enumerable.Range(0, 4).Select(async caller =>
    {
        using var pmo = run.As(Roles.Pmo);
        for (var i = 0; ; i++)
        {
            try
            {
                var code = string.Create(CultureInfo.InvariantCulture, $"P-{caller}-{i}");
                var answer = await WebRun.PostAsync(pmo, "/api/programmes", $$"""{"code":"{{code}}","title":"Programme","department":"MKT"}""");
                if (answer.IsSuccessStatusCode)
                {
                    acknowledged.Add((await WebRun.JsonOf(answer)).GetProperty("position").GetInt64());
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
            {
                return;
            }
        }
    }));
}
