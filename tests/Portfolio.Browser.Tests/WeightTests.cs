using Microsoft.Playwright;
using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

/// <summary>What goes over the wire, headers included, as the browser counts it.</summary>
public sealed class WeightTests(Site site, ITestOutputHelper output)
{
    private const int FirstVisit = 400_000;
    private const int LaterVisit = 50_000;

    [Theory]
    [InlineData("/")]
    [InlineData("/programmes")]
    [InlineData(StoryOfCrm.Path)]
    [InlineData("/reports/board")]
    [InlineData("/reports/stalls")]
    [InlineData("/reports/phase-2")]
    [InlineData("/reports/sponsors")]
    [InlineData("/reports/re-baselines")]
    public Task A_first_visit_and_a_later_one_stay_within_their_limits(string path) => WeighAsync(path);

    [Theory]
    [InlineData(StoryOfCrm.Path)]
    [InlineData("/programmes")]
    [InlineData("/record/add-scope-item/CRM/2")]
    [InlineData("/record/retract/CRM/2")]
    public Task So_do_the_pages_of_those_who_record(string path) => WeighAsync(path, Roles.Pmo);

    [Fact]
    public Task So_does_the_programme_with_the_longest_history() => WeighAsync($"/programmes/{site.LongCode}");

    [Fact]
    public async Task An_asset_is_kept_for_a_year_and_its_address_changes_with_its_content()
    {
        using var client = site.ClientAs(null);
        var html = await client.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);
        var style = html.Split('"').First(part => part.StartsWith("/assets/site-", StringComparison.Ordinal) && part.EndsWith(".css", StringComparison.Ordinal));

        using var answer = await client.GetAsync(style, TestContext.Current.CancellationToken);

        answer.Headers.CacheControl!.ToString().ShouldBe("public, max-age=31536000, immutable");
        style.ShouldMatch("^/assets/site-[A-Z0-9]{8}\\.css$");
        (await client.GetAsync("/assets/site-00000000.css", TestContext.Current.CancellationToken)).StatusCode
            .ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private async Task WeighAsync(string path, string role = Roles.Leadership)
    {
        await using var visit = await site.OpenAsync(role);
        var page = visit.Page;
        var wire = await Wire.ListenAsync(page);

        var first = await wire.VisitAsync(path);
        var later = await wire.VisitAsync(path);
        output.WriteLine($"{path}: {first:N0} bytes first, {later:N0} bytes later");

        first.ShouldBeInRange(10_000, FirstVisit);
        later.ShouldBeInRange(500, LaterVisit);
    }

    private sealed class Wire(IPage page)
    {
        private long _bytes;

        public static async Task<Wire> ListenAsync(IPage page)
        {
            var wire = new Wire(page);
            var devTools = await page.Context.NewCDPSessionAsync(page);
            devTools.Event("Network.loadingFinished").OnEvent += (_, told) =>
                Interlocked.Add(ref wire._bytes, (long)told!.Value.GetProperty("encodedDataLength").GetDouble());
            await devTools.SendAsync("Network.enable");
            return wire;
        }

        public async Task<long> VisitAsync(string path)
        {
            Interlocked.Exchange(ref _bytes, 0);
            await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.NetworkIdle });
            return Interlocked.Read(ref _bytes);
        }
    }
}
