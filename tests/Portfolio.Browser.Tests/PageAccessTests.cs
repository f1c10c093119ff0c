using System.Net;
using Portfolio.App.Access;
using Portfolio.Browser.Tests.Running;

namespace Portfolio.Browser.Tests;

public sealed class PageAccessTests(Site site)
{
    [Fact]
    public async Task Every_role_reads_every_page_except_moments_of_histories()
    {
        foreach (var role in Roles.All)
        {
            using var client = site.ClientAs(role);
            foreach (var path in new[] { "/", "/programmes", StoryOfCrm.Path, "/reports/board", "/reports/stalls", "/reports/phase-2", "/reports/sponsors", "/reports/re-baselines" })
            {
                using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{role} {path}");
            }

            using var past = await client.GetAsync($"{StoryOfCrm.Path}?asOf=2025-08-15", TestContext.Current.CancellationToken);
            past.StatusCode.ShouldBe(Policies.Allowed(Policies.History).Contains(role) ? HttpStatusCode.OK : HttpStatusCode.Forbidden, role);
        }
    }

    [Fact]
    public async Task The_pages_of_the_audit_are_for_auditors_alone()
    {
        foreach (var role in Roles.All)
        {
            using var client = site.ClientAs(role);
            foreach (var path in Pages.OfAudit.Where(p => !p.Contains("Nonsense", StringComparison.Ordinal)))
            {
                using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
                answer.StatusCode.ShouldBe(role == Roles.Auditor ? HttpStatusCode.OK : HttpStatusCode.Forbidden, $"{role} {path}");
            }
        }
    }

    [Fact]
    public async Task The_pages_of_the_administration_are_for_administrators_alone()
    {
        foreach (var role in Roles.All)
        {
            using var client = site.ClientAs(role);
            foreach (var path in Pages.OfAdministration)
            {
                using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
                answer.StatusCode.ShouldBe(role == Roles.Admin ? HttpStatusCode.OK : HttpStatusCode.Forbidden, $"{role} {path}");
            }
        }
    }

    [Fact]
    public async Task Nobody_reads_a_page_without_signing_in()
    {
        using var client = site.ClientAs(null);
        foreach (var path in Pages.All.Concat(Pages.OfAudit).Concat(Pages.OfAdministration))
        {
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, path);
            answer.Headers.Location!.ToString().ShouldContain("/sign-in?returnTo=");
        }
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task A_form_sends_its_reader_to_this_program_only(string elsewhere)
    {
        using var client = site.ClientAs(null);
        using var form = new FormUrlEncodedContent([new("theme", "dark"), new("returnTo", elsewhere)]);

        using var answer = await client.PostAsync("/theme", form, TestContext.Current.CancellationToken);

        answer.Headers.Location!.ToString().ShouldBe("/");
    }

    [Fact]
    public async Task What_people_wrote_is_shown_as_written_and_never_run()
    {
        using var client = site.ClientAs(Roles.Leadership);

        var html = await client.GetStringAsync(StoryOfCrm.Path, TestContext.Current.CancellationToken);

        html.ShouldNotContain("<b>platform</b>");
        html.ShouldContain("&lt;b&gt;platform&lt;/b&gt;");
    }
}
