using System.Net;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.Administration;

/// <summary>Redaction and erasure over HTTP.</summary>
public sealed class AdministrationEndpointTests(UnchangedWeb unchanged) : IClassFixture<UnchangedWeb>
{
    private const string Secret = "Ada Moss was seen at the races";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_redacted_text_is_shown_nowhere_and_says_so()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var admin = web.As(Roles.Admin);
        using var auditor = web.As(Roles.Auditor);
        await web.BeginCrmAsync(pmo);
        var stalled = await WebRun.JsonOf(await WebRun.PostAsync(
            pmo, "/api/programmes/CRM-2/stall", $$"""{"causes":["BudgetCut"],"effectiveOn":"2026-02-01","note":"{{Secret}}"}"""));
        var position = stalled.GetProperty("position").GetInt64();
        (await auditor.GetStringAsync("/api/programmes/CRM-2/history", Cancellation)).ShouldContain(Secret);
        var body = $$"""{"position":{{position}},"texts":["note"],"reason":"gossip"}""";

        var first = await WebRun.PostAsync(admin, "/api/admin/redactions", body, ("Idempotency-Key", "r-1"));
        var repeat = await WebRun.PostAsync(admin, "/api/admin/redactions", body, ("Idempotency-Key", "r-1"));
        var again = await WebRun.PostAsync(admin, "/api/admin/redactions", body);

        var answered = await WebRun.JsonOf(first);
        answered.GetProperty("position").GetInt64().ShouldBe(position + 1, answered.ToString());
        (await WebRun.JsonOf(repeat)).GetProperty("repeated").GetBoolean().ShouldBeTrue();
        (await WebRun.JsonOf(again)).GetProperty("recorded").GetArrayLength().ShouldBe(0);
        var history = await auditor.GetStringAsync("/api/programmes/CRM-2/history", Cancellation);
        history.ShouldNotContain("races");
        history.ShouldContain("Stalled");
        (await auditor.GetStringAsync($"/api/events?after={position - 1}", Cancellation)).ShouldContain("portfolio.TextRedacted");
        (await auditor.GetStringAsync($"/api/audit/events/{position}", Cancellation)).ShouldNotContain("races");
        var page = await auditor.GetStringAsync("/programmes/CRM-2", Cancellation);
        page.ShouldContain("<em>redacted</em>");
        page.ShouldNotContain("races");
    }

    [Theory]
    [InlineData("redactions", """{"position":1,"texts":[],"reason":"x"}""", HttpStatusCode.BadRequest, "Name 1 to 16 of the event’s texts.")]
    [InlineData("redactions", """{"position":1,"texts":["note"],"reason":" "}""", HttpStatusCode.BadRequest, "Say why")]
    [InlineData("redactions", """{"position":1,"texts":["no\u0000te"],"reason":"x"}""", HttpStatusCode.BadRequest, "Name 1 to 16")]
    [InlineData("redactions", """{"position":1,"texts":["note"],"reason":"x","whole":true}""", HttpStatusCode.BadRequest, "whole")]
    [InlineData("redactions", """{"position":1,"texts":["note"],"reason":"x"}""", HttpStatusCode.NotFound, "The event at position 1 has no text of that name; it has none.")]
    [InlineData("redactions", """{"position":-7,"texts":["note"],"reason":"x"}""", HttpStatusCode.NotFound, "The event at position -7")]
    [InlineData("redactions", """{"position":1,"texts":["note"],"reason":"x","note":"y"}""", HttpStatusCode.BadRequest, "A redaction is of today")]
    [InlineData("redactions", """{"position":1,"texts":["note"],"reason":"x","effectiveOn":"2026-01-05"}""", HttpStatusCode.BadRequest, "A redaction is of today")]
    [InlineData("erasures", """{"person":"ada","reason":"x","note":"for ADA MOSS"}""", HttpStatusCode.UnprocessableEntity, "The note is kept")]
    [InlineData("redactions", """{"position":1,"texts":["note"],"reason":"x"}""", HttpStatusCode.BadRequest, "send no If-Match", "\"3\"")]
    [InlineData("erasures", """{"person":"ada","reason":"x"}""", HttpStatusCode.BadRequest, "send no If-Match", "\"3\"")]
    [InlineData("erasures", """{"person":"","reason":"x"}""", HttpStatusCode.BadRequest, "An id has 1 to 200 characters.")]
    [InlineData("erasures", """{"person":"nobody","reason":"x"}""", HttpStatusCode.NotFound, "There is no person with the id “nobody”.")]
    public async Task What_cannot_be_done_is_refused_in_a_sentence(string act, string body, HttpStatusCode status, string sentence, string? ifMatch = null)
    {
        var answer = await unchanged.AskAsync(
            Roles.Admin, admin => WebRun.PostAsync(admin, $"/api/admin/{act}", body, ifMatch is null ? [] : [("If-Match", ifMatch)]));

        answer.StatusCode.ShouldBe(status);
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancellation)).RootElement.ToString().ShouldContain(sentence);
    }

    [Fact]
    public async Task An_erased_person_is_named_no_more()
    {
        await using var web = await WebRun.StartAsync();
        using var pmo = web.As(Roles.Pmo);
        using var admin = web.As(Roles.Admin);
        await web.BeginCrmAsync(pmo);
        (await admin.GetStringAsync("/api/admin/people", Cancellation)).ShouldContain("Ada Moss");

        var erased = await WebRun.PostAsync(
            admin, "/api/admin/erasures", """{"person":"ada","reason":"asked for it","redactTexts":true}""", ("Idempotency-Key", "e-1"));

        erased.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await WebRun.JsonOf(erased)).GetProperty("person").GetString().ShouldBe("ada");
        (await admin.GetStringAsync("/api/admin/people", Cancellation)).ShouldNotContain("Ada Moss");
        (await pmo.GetStringAsync("/programmes/CRM-2", Cancellation)).ShouldNotContain("Ada Moss");
        (await pmo.GetStringAsync("/api/programmes/CRM-2/history", Cancellation)).ShouldContain("\"ada\"");
    }
}
