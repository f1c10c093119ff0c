using System.Net;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Import.Receipts;
using Portfolio.App.Tests.Verbs;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.Import.History;

/// <summary>The changes of the proposals, taken in by a real program on a real ledger, by the verb and over HTTP.</summary>
public sealed class ProposalsOnRecordTests
{
    private static readonly ProposalsCountedApart Counted = ProposalsCountedApart.Of(RealRegister.ProposalsPath);

    [Fact]
    public async Task By_the_verb_once_and_again_and_the_phase_2_report_speaks_of_the_deferrals()
    {
        await using var web = await WebRun.StartAsync();
        var run = web.Node;
        string[] import = ["import", RealRegister.ProposalsPath, "--mapping", "keps", "--json"];

        var (code, output, error) = await VerbRun.OnAsync(run.ConnectionString, import);

        code.ShouldBe(0, error);
        var report = JsonDocument.Parse(output).RootElement;
        report.GetProperty("rows").GetInt32().ShouldBe(12_615);
        await run.Node.ReachAsync(report.GetProperty("events").EnumerateObject().Sum(e => e.Value.GetInt64()) + 1, TestContext.Current.CancellationToken);
        var position = run.Node.View.Position;

        (code, output, error) = await VerbRun.OnAsync(run.ConnectionString, import);

        code.ShouldBe(0, error);
        JsonDocument.Parse(output).RootElement.GetProperty("files")[0].GetProperty("outcome").GetString().ShouldBe("TakenInBefore");
        run.Node.View.Position.ShouldBe(position);

        await SpeaksOfTheDeferralsAsync(web);
        await ForecastsNoBetterThanTheBaseRateAsync(web);
    }

    [Fact]
    public async Task Over_HTTP_with_a_receipt_for_each_row_and_again_nothing()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);

        var report = await SendAsync(pmo);

        report.GetProperty("rows").GetInt32().ShouldBe(12_615);
        var position = web.Node.Node.View.Position;
        var id = report.GetProperty("import").GetGuid();
        var receipts = JsonDocument.Parse(await pmo.GetStringAsync($"/api/imports/{id}/receipt")).RootElement.EnumerateArray().ToList();
        receipts.Count(r => r.GetProperty("outcome").GetString() == nameof(RowOutcome.Refused)).ShouldBe(0);
        receipts.Where(r => r.TryGetProperty("first", out _))
            .Sum(r => r.GetProperty("last").GetInt64() - r.GetProperty("first").GetInt64() + 1)
            .ShouldBe(report.GetProperty("events").EnumerateObject().Sum(e => e.Value.GetInt64()));

        (await SendAsync(pmo)).GetProperty("files")[0].GetProperty("outcome").GetString().ShouldBe("TakenInBefore");
        web.Node.Node.View.Position.ShouldBe(position);
        await SpeaksOfTheDeferralsAsync(web);
    }

    private static async Task SpeaksOfTheDeferralsAsync(WebRun web)
    {
        using var leadership = web.As(Roles.Leadership);
        var report = JsonDocument.Parse(await leadership.GetStringAsync("/api/reports/phase-2?basis=reported&asOf=2026-07-15&limit=1000")).RootElement;

        var figures = report.GetProperty("figures").EnumerateArray().ToDictionary(f => f.GetProperty("name").GetString()!, f => f);
        (figures["deferredItems"].GetProperty("numerator").GetDouble(), figures["deferredAgain"].GetProperty("numerator").GetDouble(), figures["deferredToLater"].GetProperty("numerator").GetDouble())
            .ShouldBe((Counted.Deferred, Counted.DeferredAgain, Counted.FirstToNone));
        var items = report.GetProperty("items").EnumerateArray().ToList();
        items.Select(i => i.GetProperty("programme").GetString()).Distinct().Count().ShouldBe(Counted.Proposals);
        items.CountBy(i => i.GetProperty("fate").GetString()!).ToDictionary().ShouldBe(Counted.Fates, ignoreOrder: true);
        items.Sum(i => i.GetProperty("deferrals").GetInt32()).ShouldBe(Counted.MovedLater + Counted.MovedToNone);
        Counted.Deferred.ShouldBeGreaterThan(300);
    }

    // What is known of a proposal (its release, how often it was put off, how long it waits) foresees nothing: the report says
    // so, and gives each of them the base rate.
    private static async Task ForecastsNoBetterThanTheBaseRateAsync(WebRun web)
    {
        const string Asked = "/reports/forecast?basis=reported&asOf=2026-07-15";
        using var leadership = web.As(Roles.Leadership);
        var report = JsonDocument.Parse(await leadership.GetStringAsync($"/api{Asked}&limit=1000")).RootElement;

        var score = report.GetProperty("backTest").GetProperty("score");
        score.GetProperty("cases").GetInt32().ShouldBeGreaterThan(2_000);
        score.GetProperty("skill").GetProperty("value").GetDouble().ShouldBeLessThan(0);
        score.GetProperty("brier").GetDouble().ShouldBeGreaterThan(score.GetProperty("baseBrier").GetDouble());
        report.GetProperty("backTest").GetProperty("quarters").EnumerateArray().Count(q => q.GetProperty("covariates").GetBoolean()).ShouldBeGreaterThan(10);
        var model = report.GetProperty("model");
        model.GetProperty("speaks").GetString().ShouldBe("BaseRate");
        var rate = model.GetProperty("baseRate").GetProperty("value").GetDouble();
        var items = report.GetProperty("items").EnumerateArray().ToList();
        items.Count.ShouldBeGreaterThan(100);
        items.ShouldAllBe(i => i.GetProperty("delivered").GetDouble() == rate);
        var page = WebUtility.HtmlDecode(await leadership.GetStringAsync(Asked));
        page.ShouldContain(model.GetProperty("why").GetString()!);
    }

    private static async Task<JsonElement> SendAsync(HttpClient pmo)
    {
        using var form = new MultipartFormDataContent { { new StreamContent(RealRegister.Proposals.Open()), "file", "kep_field_changes.csv" } };
        using var answer = await pmo.PostAsync("/api/imports?mapping=keps", form);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
