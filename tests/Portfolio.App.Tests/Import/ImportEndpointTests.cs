using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Tests.Node;
using Portfolio.App.Verbs;
using Portfolio.App.Web;
using Portfolio.Fixtures;

namespace Portfolio.App.Tests.Import;

/// <summary>Imports over HTTP.</summary>
public sealed class ImportEndpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("import");

    private LedgerPlace Place => new(null, _folder.Location);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Files_sent_as_a_form_are_taken_in_and_the_answer_is_the_report()
    {
        await using var run = await NodeRun.StartAsync();
        await using var app = PortfolioApp.Build(run.Node, new ServerOptions(Place, ["http://127.0.0.1:0"], Demo: true, Loopback: true, Sample: null));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = Client(app.Urls.First(), Roles.Pmo);

        var (status, preview) = await SendAsync(http, "mapping=gmpp&preview=true", "uk_2014.csv", "uk_2015.csv");

        status.ShouldBe(HttpStatusCode.OK);
        preview.GetProperty("recorded").GetBoolean().ShouldBeFalse();
        preview.GetProperty("files")[0].GetProperty("preview").GetArrayLength().ShouldBe(199);
        run.Node.View.Programmes.ShouldBeEmpty();

        (status, var report) = await SendAsync(http, "mapping=gmpp", "uk_2015.csv", "uk_2014.csv");

        status.ShouldBe(HttpStatusCode.OK);
        report.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("file").GetString()).ShouldBe(["uk_2014.csv", "uk_2015.csv"]);
        report.GetProperty("files")[0].GetProperty("outcome").GetString().ShouldBe("TakenIn");
        report.GetProperty("rows").GetInt32().ShouldBe(199 + 188);
        run.Node.View.Programmes.Values.First().All[0].Actor.ShouldBe(new("demo-pmo", "pmo", "import"));

        // What stands in the way is the report too, and nothing is recorded.
        var position = run.Node.View.Position;
        (status, var refused) = await SendAsync(http, "mapping=gmpp&positionAt=2010-01-01", "uk_2016.csv");

        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        refused.GetProperty("files")[0].GetProperty("problems")[0].GetProperty("sentence").GetString()!
            .ShouldStartWith("uk_2016.csv: uk_2016.csv shows GMPP at 2010-01-01, but a later copy (uk_2015.csv, 2014-09-30) is already on record.");
        run.Node.View.Position.ShouldBe(position);

        foreach (var (query, field) in new[]
        {
            ("mapping=none", "mapping"), ("mapping=/etc/passwd", "mapping"), ("", "mapping"), ("mapping=gmpp&positionAt=soon", "positionAt"),
        })
        {
            (status, var problem) = await SendAsync(http, query, "uk_2016.csv");
            status.ShouldBe(HttpStatusCode.BadRequest, query);
            problem.GetProperty("errors")[0].GetProperty("field").GetString().ShouldBe(field);
        }

        using (var own = new MultipartFormDataContent())
        {
            own.Add(new StringContent(SmallRegister.Yaml), "file", "small.yaml");
            own.Add(new StringContent(SmallRegister.Header + "\nA-1,One,MKT,2027-01-01,12.5,Green,\n"), "file", "small-2024.csv");
            using var answer = await http.PostAsync("/api/imports?preview=true", own);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("registered as A-1, finish 2027-01-01");
        }

        using var nothing = await http.PostAsync("/api/imports?mapping=gmpp", new MultipartFormDataContent());
        nothing.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var json = await http.PostAsync("/api/imports?mapping=gmpp", new StringContent("{}", new MediaTypeHeaderValue("application/json")));
        json.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);

        foreach (var role in new[] { Roles.Leadership, Roles.Auditor, Roles.Admin })
        {
            using var other = Client(app.Urls.First(), role);
            (await SendAsync(other, "mapping=gmpp", "uk_2016.csv")).Status.ShouldBe(HttpStatusCode.Forbidden, role);
        }

        run.Node.View.Position.ShouldBe(position);
        await ReceiptsAsync(http, run, report.GetProperty("import").GetString()!);
    }

    // Of the same import: its receipt, that it cannot be cancelled any more, and that it is undone.
    private static async Task ReceiptsAsync(HttpClient http, NodeRun run, string import)
    {
        using var runs = JsonDocument.Parse(await http.GetStringAsync("/api/imports?limit=5"));
        runs.RootElement.EnumerateArray().Select(r => (r.GetProperty("id").GetString(), r.GetProperty("state").GetString())).ShouldBe([(import, "Done")]);

        var csv = await http.GetStringAsync($"/api/imports/{import}/receipt?format=csv");
        using var json = JsonDocument.Parse(await http.GetStringAsync($"/api/imports/{import}/receipt"));
        csv.ShouldContain("uk_2014.csv,2,");
        csv.Split("\r\n").Length.ShouldBe(json.RootElement.GetArrayLength() + 2);

        (await http.GetAsync($"/api/imports/{Guid.NewGuid()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await http.GetAsync($"/api/imports/{import}/receipt?format=pdf")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await http.PostAsync($"/api/imports/{import}/cancel", null)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await http.PostAsync($"/api/imports/{import}/undo", Json("""{"reason":""}"""))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var undone = await http.PostAsync($"/api/imports/{import}/undo", Json("""{"reason":"The wrong files"}"""));

        undone.StatusCode.ShouldBe(HttpStatusCode.OK);
        run.Node.View.Programmes.Values.ShouldAllBe(p => !p.Latest.Exists);
        run.Node.View.Organisation.Snapshots["GMPP"].ShouldBeEmpty();
    }

    private static StringContent Json(string body) => new(body, new MediaTypeHeaderValue("application/json"));

    [Fact]
    public async Task A_sample_ledger_takes_no_register_unless_that_is_meant()
    {
        await using var run = await NodeRun.StartAsync(sample: true);
        await using var app = PortfolioApp.Build(run.Node, new ServerOptions(Place, ["http://127.0.0.1:0"], Demo: true, Loopback: true, Sample: null));
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var http = Client(app.Urls.First(), Roles.Pmo);
        var position = run.Node.View.Position;

        var (status, problem) = await SendAsync(http, "mapping=gmpp", "uk_2014.csv");

        status.ShouldBe(HttpStatusCode.Conflict);
        problem.GetProperty("title").GetString().ShouldBe(
            "This ledger is a sample: it holds a made-up portfolio and is marked so for good, so that a real register in it would be neither told apart nor believed. Start the program on another data folder or database, or say intoSample=true if you only try things out.");
        run.Node.View.Position.ShouldBe(position);

        (status, var report) = await SendAsync(http, "mapping=gmpp&intoSample=true", "uk_2014.csv");

        status.ShouldBe(HttpStatusCode.OK);
        report.GetProperty("recorded").GetBoolean().ShouldBeTrue();
    }

    private static HttpClient Client(string address, string role)
    {
        var http = new HttpClient { BaseAddress = new Uri(address) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", $"demo-{role}");
        return http;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpClient http, string query, params string[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var name in files)
        {
            form.Add(new StreamContent(RealRegister.File(name).Open()), "file", name);
        }

        using var answer = await http.PostAsync($"/api/imports?{query}", form);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, JsonDocument.Parse(text).RootElement);
    }
}
