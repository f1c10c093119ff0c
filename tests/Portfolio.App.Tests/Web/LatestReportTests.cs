using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Portfolio.App.Access;

namespace Portfolio.App.Tests.Web;

/// <summary>How new an answer is while commands come, and how much of a list it shows.</summary>
public sealed class LatestReportTests
{
    private const string Board = "/api/reports/board";

    [Fact]
    public async Task Whoever_recorded_something_sees_it_in_the_next_answer()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        for (var i = 0; i < 20; i++)
        {
            var command = i % 2 == 0 ? ("stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}""") : ("resume", """{"effectiveOn":"2026-03-02"}""");
            var done = await WebRun.JsonOf(await WebRun.PostAsync(pmo, $"/api/programmes/CRM-2/{command.Item1}", command.Item2));

            KnownAt(await pmo.GetStringAsync(Board, TestContext.Current.CancellationToken)).ShouldBe(done.GetProperty("position").GetInt64());
        }
    }

    [Fact]
    public async Task Others_are_answered_with_the_position_that_the_answer_knows_and_soon_with_the_newest()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var leader = web.As(Roles.Leadership);
        await web.BeginCrmAsync(pmo);
        var before = KnownAt(await leader.GetStringAsync(Board, TestContext.Current.CancellationToken));
        var done = await WebRun.JsonOf(await WebRun.PostAsync(
            pmo, "/api/programmes/CRM-2/stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}"""));
        var after = done.GetProperty("position").GetInt64();

        // Whichever of the two it names, it shows.
        long known;
        do
        {
            var answer = await leader.GetStringAsync(Board, TestContext.Current.CancellationToken);
            known = KnownAt(answer);
            new[] { before, after }.ShouldContain(known);
            JsonDocument.Parse(answer).RootElement.GetProperty("states")[0].GetProperty("state").GetString()
                .ShouldBe(known == after ? "Stalled" : "Active");
        }
        while (known != after);

        // Asked for a position, an answer is never behind it.
        KnownAt(await leader.GetStringAsync($"{Board}?atLeast={after}", TestContext.Current.CancellationToken)).ShouldBe(after);
    }

    [Fact]
    public async Task A_list_is_shortened_only_with_saying_so()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        foreach (var (command, body) in new[]
        {
            ("stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-02-01"}"""), ("resume", """{"effectiveOn":"2026-02-05"}"""),
            ("stall", """{"causes":["BudgetCut"],"effectiveOn":"2026-03-02"}"""),
        })
        {
            (await WebRun.PostAsync(pmo, $"/api/programmes/CRM-2/{command}", body)).EnsureSuccessStatusCode();
        }

        var whole = JsonDocument.Parse(await pmo.GetStringAsync("/api/reports/stalls?limit=all", TestContext.Current.CancellationToken)).RootElement;
        whole.GetProperty("stalls").GetArrayLength().ShouldBe(2);
        whole.GetProperty("header").GetProperty("partly").GetArrayLength().ShouldBe(0);
        var one = JsonDocument.Parse(await pmo.GetStringAsync("/api/reports/stalls?limit=1", TestContext.Current.CancellationToken)).RootElement;
        one.GetProperty("stalls").GetArrayLength().ShouldBe(1);
        one.GetProperty("header").GetProperty("partly")[0].ToString().ShouldBe("""{"list":"stalls","shown":1,"of":2}""");
        one.GetProperty("stalls")[0].ToString().ShouldBe(whole.GetProperty("stalls")[0].ToString());
        foreach (var wrong in new[] { "limit=-1", "limit=few", "limit=5&format=csv" })
        {
            (await pmo.GetAsync($"/api/reports/stalls?{wrong}", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, wrong);
        }
    }

    [Fact]
    public async Task What_was_published_for_the_board_is_the_whole_report_at_its_address()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        await web.BeginCrmAsync(pmo);
        (await WebRun.PostAsync(pmo, "/api/board-packs", """{"code":"MARCH","title":"Board of March","parameters":"asOf=2026-03-31&limit=1"}"""))
            .EnsureSuccessStatusCode();

        var pack = JsonDocument.Parse(await pmo.GetStringAsync("/api/board-packs", TestContext.Current.CancellationToken)).RootElement.GetProperty("items")[0];

        var address = pack.GetProperty("address").GetString()!;
        address.ShouldContain("limit=all");
        Convert.ToHexStringLower(SHA256.HashData(await pmo.GetByteArrayAsync(address, TestContext.Current.CancellationToken)))
            .ShouldBe(pack.GetProperty("sha256").GetString());
    }

    [Theory]
    [InlineData("gzip", true)]
    [InlineData("br, GZIP", true)]
    [InlineData("gzip;q=0.5, *;q=0", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("br", false)]
    [InlineData("", false)]
    public async Task An_answer_is_compressed_for_whoever_takes_it_so_and_says_the_same(string accepts, bool compressed)
    {
        await using var web = await WebRun.StartAsync();
        using var leader = web.As(Roles.Leadership);
        foreach (var query in new[] { "", "?asOf=2026-01-01", "?knownAt=0", "?limit=all" })
        {
            var plain = await leader.GetAsync($"{Board}{query}", TestContext.Current.CancellationToken);
            plain.Content.Headers.ContentEncoding.ShouldBeEmpty();
            plain.Headers.Vary.ShouldBe(["Accept-Encoding"]);
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{Board}{query}");
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepts);
            var asked = await leader.SendAsync(request, TestContext.Current.CancellationToken);

            asked.Content.Headers.ContentEncoding.ShouldBe(compressed ? ["gzip"] : []);
            asked.Headers.ETag.ShouldBe(plain.Headers.ETag);

            // The same for other bytes: only as much is promised (RFC 9110, 8.8.1).
            asked.Headers.ETag!.IsWeak.ShouldBeTrue();
            Unpacked(await asked.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), compressed)
                .ShouldBe(await plain.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_comparison_is_compressed_like_everything_else()
    {
        const string query = "?compare=asOf:2026-01-01";
        await using var web = await WebRun.StartAsync();
        using var leader = web.As(Roles.Leadership);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Board}{query}");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        var asked = await leader.SendAsync(request, TestContext.Current.CancellationToken);

        asked.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        Unpacked(await asked.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), compressed: true)
            .ShouldBe(await leader.GetByteArrayAsync($"{Board}{query}", TestContext.Current.CancellationToken));
    }

    private static byte[] Unpacked(byte[] body, bool compressed)
    {
        using var unpacked = new MemoryStream();
        using Stream packed = new MemoryStream(body);
        using var from = compressed ? new GZipStream(packed, CompressionMode.Decompress) : packed;
        from.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private static long KnownAt(string board) => JsonDocument.Parse(board).RootElement
        .GetProperty("header").GetProperty("parameters").GetProperty("knowledge").GetProperty("knownAt").GetInt64();
}
