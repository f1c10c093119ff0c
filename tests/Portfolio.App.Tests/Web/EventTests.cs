using System.Globalization;
using System.Text.Json;
using Portfolio.App.Access;

namespace Portfolio.App.Tests.Web;

public sealed class EventTests
{
    [Fact]
    public async Task Events_are_CloudEvents_a_page_at_a_time_without_gaps()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        var positions = new List<int>();
        var after = 0L;
        while (true)
        {
            var page = JsonDocument.Parse(await pmo.GetStringAsync($"/api/events?after={after}&limit=2", TestContext.Current.CancellationToken)).RootElement;
            var events = page.GetProperty("events").EnumerateArray().ToList();
            positions.AddRange(events.Select(e => int.Parse(e.GetProperty("id").GetString()!, CultureInfo.InvariantCulture)));
            events.ShouldAllBe(e => e.GetProperty("specversion").GetString() == "1.0" && e.GetProperty("type").GetString()!.StartsWith("portfolio."));
            if (events.Count == 0)
            {
                break;
            }

            after = page.GetProperty("next").GetInt64();
        }

        positions.ShouldBe(Enumerable.Range(1, (int)web.Node.Node.View.Position));
    }

    [Fact]
    public async Task The_stream_goes_on_after_the_last_event_that_was_seen_and_follows_what_is_recorded()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        var seen = web.Node.Node.View.Position - 1;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/events/stream");
        request.Headers.TryAddWithoutValidation("Last-Event-ID", seen.ToString(CultureInfo.InvariantCulture));
        using var answer = await pmo.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));

        (await NextIdAsync(lines)).ShouldBe(seen + 1);
        await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"]}""");
        (await NextIdAsync(lines)).ShouldBe(seen + 2);
    }

    private static async Task<long> NextIdAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                return long.Parse(line["id: 1.".Length..], CultureInfo.InvariantCulture);
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }
}
