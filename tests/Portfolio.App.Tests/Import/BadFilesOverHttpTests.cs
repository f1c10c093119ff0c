using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Configuration;
using Portfolio.App.Access;
using Portfolio.App.Import.Reading;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.Import;

/// <summary>Whatever is sent as a register: a 4xx with problem details, nothing recorded, and the memory bounded.</summary>
public sealed class BadFilesOverHttpTests
{
    private const int Allowed = 256 << 20;

    private static readonly Dictionary<string, string> Limits = new()
    {
        ["Portfolio:Import:UnpackedBytes"] = $"{32 << 20}",
        ["Portfolio:Import:SharedTextBytes"] = $"{4 << 20}",
    };

    [Fact]
    public async Task Every_bad_file_is_refused_by_the_interface_and_nothing_is_recorded()
    {
        await using var web = await LimitedAsync();
        using var pmo = web.As(Roles.Pmo);
        var position = web.Node.Node.View.Position;
        foreach (var (what, bytes) in BadFiles.All)
        {
            // A flipped bit may lie where nobody looks: such a file is read as what it is.
            var perhaps = what.StartsWith("perhaps", StringComparison.Ordinal);
            var least = long.MaxValue;

            // Other tests allocate in the same process: what a file itself takes, it takes each time.
            for (var time = 0; time < 5 && least >= Allowed; time++)
            {
                var before = GC.GetTotalAllocatedBytes();
                using var answer = await SendAsync(pmo, bytes, perhaps);
                var text = await answer.Content.ReadAsStringAsync();
                var harmless = perhaps && answer.StatusCode == HttpStatusCode.OK;
                ((int)answer.StatusCode).ShouldBeInRange(harmless ? 200 : 400, 499, $"{what}: {text}");
                answer.Content.Headers.ContentType!.MediaType.ShouldBe(harmless ? "application/json" : "application/problem+json", what);
                least = Math.Min(least, GC.GetTotalAllocatedBytes() - before);
            }

            least.ShouldBeLessThan(Allowed, what);
        }

        web.Node.Node.View.Position.ShouldBe(position);
        (await pmo.GetStringAsync("/api/imports")).ShouldBe("[]");
    }

    [Fact]
    public async Task Every_bad_file_is_refused_by_the_page_or_shown_with_its_problems()
    {
        await using var web = await LimitedAsync();
        using var browser = new HttpClient(new HttpClientHandler()) { BaseAddress = web.Address };
        using var signIn = new FormUrlEncodedContent([new("key", "demo-pmo"), new("__RequestVerificationToken", TokenIn(await browser.GetStringAsync("/sign-in")))]);
        (await browser.PostAsync("/sign-in", signIn)).EnsureSuccessStatusCode();
        var token = TokenIn(await browser.GetStringAsync("/imports"));
        var position = web.Node.Node.View.Position;
        foreach (var (what, bytes) in BadFiles.All)
        {
            foreach (var mapping in new[] { "own", "columns", "changes" })
            {
                using var form = Form(bytes, mapping == "own");
                form.Add(new StringContent(token), "__RequestVerificationToken");
                form.Add(new StringContent(mapping), "mapping");
                form.Add(new StringContent("2024-03-31"), "positionAt");
                using var answer = await browser.PostAsync("/imports/files", form);
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{what} by {mapping}: {await answer.Content.ReadAsStringAsync()}");
                answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/html", what);
            }
        }

        web.Node.Node.View.Position.ShouldBe(position);
    }

    [Fact]
    public async Task A_limit_is_told_with_its_name_and_can_be_set()
    {
        await using var web = await LimitedAsync(("Portfolio:Import:FileBytes", "100000"), ("Portfolio:Import:Rows", "5"));
        using var pmo = web.As(Roles.Pmo);

        using var large = await SendAsync(pmo, new byte[200_000]);
        using var long_ = await SendAsync(pmo, Encoding.UTF8.GetBytes($"{SmallRegister.Header}\n{string.Concat(Enumerable.Range(1, 9).Select(i => $"A-{i},T {i},MKT,,,,\n"))}"));

        ((int)large.StatusCode).ShouldBe(413);
        (await large.Content.ReadAsStringAsync()).ShouldContain("Portfolio__Import__FileBytes");
        ((int)long_.StatusCode).ShouldBe(422);
        (await long_.Content.ReadAsStringAsync()).ShouldContain("it has more than 5 rows, the most that are taken (Portfolio__Import__Rows says how many)");
    }

    [Theory]
    [InlineData("/api/imports?mapping=gmpp", "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nId,Title")]
    [InlineData("/api/imports?mapping=gmpp", "--b\r\nContent-Disposition: form-data; na")]
    [InlineData("/api/imports?mapping=gmpp", "")]
    [InlineData("/api/imports?mapping=gmpp", "--x--")]
    [InlineData("/imports/files", "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.csv\"\r\n\r\nId,Title")]
    public async Task A_form_that_breaks_off_is_refused(string path, string body)
    {
        await using var web = await LimitedAsync();
        using var pmo = web.As(Roles.Pmo);
        using var content = new StringContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        using var answer = await pmo.PostAsync(path, content);

        ((int)answer.StatusCode).ShouldBeInRange(400, 499, await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_mapping_alone_takes_nothing_in()
    {
        await using var web = await LimitedAsync();
        using var pmo = web.As(Roles.Pmo);
        using var form = new MultipartFormDataContent { { new StringContent(SmallRegister.Yaml), "file", "small.yaml" } };

        using var answer = await pmo.PostAsync("/api/imports", form);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("send the register beside it");
    }

    private static async Task<WebRun> LimitedAsync(params (string Name, string Value)[] more) => await WebRun.StartAsync(
        await Node.NodeRun.StartAsync(),
        options: o => o with
        {
            Import = ImportLimits.Of(new ConfigurationBuilder()
            .AddInMemoryCollection(Limits.Concat(more.Select(m => KeyValuePair.Create(m.Name, m.Value)))!).Build())
        });

    private static async Task<HttpResponseMessage> SendAsync(HttpClient pmo, byte[] bytes, bool preview = false)
    {
        using var form = Form(bytes, withMapping: true);
        return await pmo.PostAsync($"/api/imports?preview={preview}", form);
    }

    private static MultipartFormDataContent Form(byte[] bytes, bool withMapping)
    {
        var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "files", "small-2024.csv" } };
        if (withMapping)
        {
            form.Add(new StringContent(SmallRegister.Yaml), "files", "small.yaml");
        }

        return form;
    }

    private static string TokenIn(string html) => html.Split("__RequestVerificationToken")[1].Split("value=\"")[1].Split('"')[0];
}
