using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Commands;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Access;

public sealed class LimitedKeyTests(LimitedKeyTests.Site site) : IClassFixture<LimitedKeyTests.Site>
{
    private const string OfSales = "This key is limited to MKT with what is below, and OTHER belongs to SALES.";

    [Fact]
    public async Task Every_command_on_a_programme_of_another_department_is_refused_and_on_one_below_its_own_is_not()
    {
        var commands = Endpoints().Where(e => e.Pattern.StartsWith("/api/programmes/{code}/", StringComparison.Ordinal) && e.Method == "POST").ToList();
        commands.Count.ShouldBeGreaterThan(30);
        foreach (var (_, pattern, route, _) in commands)
        {
            var path = pattern.Replace("{code}", "OTHER", StringComparison.Ordinal);
            using var refused = await WebRun.PostAsync(site.Limited, path, route!.Example);
            using var own = await WebRun.PostAsync(site.Limited, pattern.Replace("{code}", "CRM", StringComparison.Ordinal), "{\"effectiveOn\":\"1900-01-01\"}");

            var told = await WebRun.JsonOf(refused);
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden, pattern);
            (told.GetProperty("type").GetString(), told.GetProperty("title").GetString()).ShouldBe(("urn:portfolio:rule:programme-is-within-the-limit", OfSales));
            own.StatusCode.ShouldNotBe(HttpStatusCode.Forbidden, pattern);
        }
    }

    [Fact]
    public async Task What_records_and_is_about_more_than_programmes_is_closed_to_it_whichever_endpoint_it_is()
    {
        var others = Endpoints().Where(e => !e.Pattern.StartsWith("/api/programmes", StringComparison.Ordinal) && e.Method != "GET" && e.Pattern != "/api/people"
            && !e.Pattern.StartsWith("/api/imports", StringComparison.Ordinal)).ToList();
        others.Count.ShouldBeGreaterThan(10);
        foreach (var (method, pattern, _, takes) in others)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), pattern.Replace("{code}", "X", StringComparison.Ordinal));
            request.Content = new StringContent("{}", Encoding.UTF8, takes);
            using var answer = await site.Limited.SendAsync(request, TestContext.Current.CancellationToken);

            answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, pattern);
            (await WebRun.JsonOf(answer)).GetProperty("title").GetString().ShouldBe(
                "This key is limited to MKT with what is below, and this may concern others.", pattern);
        }
    }

    [Fact]
    public async Task Of_many_commands_at_once_it_may_give_those_on_its_own_programmes()
    {
        using var answer = await WebRun.PostAsync(site.Limited, "/api/commands", """
            {"commands":[
              {"command":"set-milestone","code":"OTHER","fields":{"milestone":"M-1","title":"One","due":"2030-01-01"}},
              {"command":"set-milestone","code":"CRM","fields":{"milestone":"M-1","title":"One","due":"2030-01-01"}},
              {"command":"open-account","fields":{"code":"ACME-2","title":"Acme"}}]}
            """);

        (await WebRun.JsonOf(answer)).GetProperty("answers").EnumerateArray().Select(a => a.GetProperty("status").GetInt32()).ShouldBe([403, 200, 403]);
    }

    [Theory]
    [InlineData("", """{"code":"NEW-1","title":"New","department":"SALES"}""", "NEW-1 belongs to SALES")]
    [InlineData("/register", """{"code":"NEW-2","title":"New"}""", "NEW-2 belongs to no department")]
    [InlineData("/NOBODYS/stall", """{"causes":["BudgetCut"]}""", "NOBODYS belongs to no department")]
    [InlineData("/CRM/describe", """{"department":"SALES"}""", "CRM belongs to SALES")]
    [InlineData("/CRM/split", """{"into":[{"code":"PART-1","title":"A part","department":"SALES"}]}""", "PART-1 belongs to SALES")]
    [InlineData("/CRM/merge", """{"into":"OTHER","toPhase":1}""", "OTHER belongs to SALES")]
    [InlineData("/CRM/transfer-scope-item", """{"item":"ONE","to":"OTHER","toPhase":1}""", "OTHER belongs to SALES")]
    public async Task Nothing_is_put_into_another_department_moved_there_or_taken_from_there(string path, string body, string sentence)
    {
        var before = site.Web.Node.Node.View.Position;

        using var answer = await WebRun.PostAsync(site.Limited, $"/api/programmes{path}", body);
        using var whole = await WebRun.PostAsync(site.Unlimited, $"/api/programmes{path}?", """{"effectiveOn":"1900-01-01"}""");

        (await WebRun.JsonOf(answer)).GetProperty("title").GetString().ShouldBe($"This key is limited to MKT with what is below, and {sentence}.");
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        whole.StatusCode.ShouldNotBe(HttpStatusCode.Forbidden);
        site.Web.Node.Node.View.Position.ShouldBe(before);
    }

    [Fact]
    public async Task Taking_back_how_a_programme_came_to_the_department_is_refused_too()
    {
        await site.DoAsync("MOVED", new Propose("MOVED", "Moved over", "SALES"));
        var over = (Answer.Done)await site.DoAsync("MOVED", new Describe(Department: "MKT"));

        using var answer = await WebRun.PostAsync(
            site.Limited, "/api/programmes/MOVED/retract", $$"""{"command":"{{over.Events[0].CommandId}}","reason":"a mistake"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await WebRun.JsonOf(answer)).GetProperty("title").GetString().ShouldBe("This key is limited to MKT with what is below, and MOVED belongs to SALES.");
    }

    [Fact]
    public async Task By_whichever_way_a_command_on_the_whole_organisation_comes_the_limit_holds_it()
    {
        var limited = new Envelope(NodeRun.Officer) { Limit = new(["MKT"]) };

        var answer = await site.Web.Node.Node.ExecuteAsync(new OpenDepartment("MOON", "On the moon", "MKT"), limited, TestContext.Current.CancellationToken);

        answer.ShouldBeOfType<Answer.Refused>().Why.Single().Sentence.ShouldBe("This key is limited to MKT with what is below, and this may concern others.");
    }

    [Fact]
    public async Task Departments_count_as_they_lie_today()
    {
        await site.DoAsync(new OpenDepartment("WANDERER", "Wanders", "MKT"));
        await site.DoAsync("WANDERS", new Propose("WANDERS", "Wanders along", "WANDERER"));
        using var before = await WebRun.PostAsync(site.Limited, "/api/programmes/WANDERS/describe", """{"title":"Below marketing"}""");
        await site.DoAsync(new DescribeDepartment("WANDERER", Parent: "SALES"));
        using var after = await WebRun.PostAsync(site.Limited, "/api/programmes/WANDERS/describe", """{"title":"Below sales"}""");

        before.StatusCode.ShouldBe(HttpStatusCode.OK);
        after.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task It_records_below_its_department_and_reads_as_any_key_of_the_pmo()
    {
        using var proposed = await WebRun.PostAsync(site.Limited, "/api/programmes", """{"code":"MINE","title":"Mine","department":"mkt-emea"}""");
        using var described = await WebRun.PostAsync(site.Limited, "/api/programmes/mine/describe", """{"title":"Mine alone"}""");
        using var person = await WebRun.PostAsync(site.Limited, "/api/people", """{"name":"Nell Oak"}""");

        proposed.StatusCode.ShouldBe(HttpStatusCode.Created);
        described.StatusCode.ShouldBe(HttpStatusCode.OK);
        person.StatusCode.ShouldBe(HttpStatusCode.Created);
        foreach (var read in new[] { "/api/programmes/OTHER", "/api/programmes/OTHER/history", "/api/reports/board", "/api/imports/mappings" })
        {
            (await site.Limited.GetAsync(read, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK, read);
        }
    }

    [Fact]
    public void A_limit_is_on_record_with_the_key_and_only_the_pmo_has_one()
    {
        var organisation = site.Web.Node.Node.View.Organisation;

        site.Web.Node.Node.View.Log.After(0).Select(e => e.Event).OfType<ApiKeyCreated>().Single(e => e.Departments is not null).Departments.ShouldBe(["MKT"]);
        new CreateApiKey(Roles.Auditor, "review", TimeSpan.FromDays(1)) { Departments = ["MKT"] }.Faults(organisation).Single().Sentence
            .ShouldBe("Only keys of the PMO can be limited to departments: the others record nothing of programmes.");
        new CreateApiKey(Roles.Pmo, "scripts", TimeSpan.FromDays(1)) { Departments = ["MKT", "MOON"] }.Faults(organisation).Single().Sentence
            .ShouldBe("There is no department “MOON”.");
    }

    private IEnumerable<(string Method, string Pattern, CommandDescription? Route, string Takes)> Endpoints() =>
        from endpoint in site.Web.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        where endpoint.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)
            && endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy == Policies.Record
        from method in endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods
        select (method, endpoint.RoutePattern.RawText, endpoint.Metadata.GetMetadata<CommandDescription>(),
            endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0] ?? "application/json");

    /// <summary>Two departments, one of them with another below it, a programme in each and one in none; and two keys.</summary>
    public sealed class Site : IAsyncLifetime
    {
        internal WebRun Web { get; private set; } = null!;

        internal HttpClient Limited { get; private set; } = null!;

        internal HttpClient Unlimited { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Web = await WebRun.StartAsync(demo: false);
            await DoAsync(new OpenDepartment("MKT-EMEA", "Marketing abroad", "MKT"));
            await DoAsync(new OpenDepartment("SALES", "Sales"));
            await DoAsync("CRM", new Propose("CRM", "One view", "MKT-EMEA"));
            await DoAsync("CRM", new PlanPhase(1, "First"));
            await DoAsync("CRM", new AddScopeItem("ONE", "One thing", 1, 50));
            await DoAsync("OTHER", new Propose("OTHER", "Another's", "SALES"));
            await DoAsync("OTHER", new PlanPhase(1, "First"));
            await DoAsync("NOBODYS", new Register("NOBODYS", "Nobody's"));
            Limited = await Web.KeptToAsync(["mkt"]);
            Unlimited = await Web.KeptToAsync([]);
        }

        internal async Task<Answer> DoAsync(string code, ProgrammeCommand command)
        {
            var answer = await Web.Node.ExecuteAsync(code, command);
            answer.ShouldBeOfType<Answer.Done>((answer as Answer.Refused)?.Why[0].Sentence);
            return answer;
        }

        internal async Task DoAsync(Portfolio.Domain.OrganisationCommand command) =>
            (await Web.Node.Node.ExecuteAsync(command, new Envelope(NodeRun.Officer), CancellationToken.None)).ShouldBeOfType<Answer.Done>();

        public async ValueTask DisposeAsync()
        {
            Limited.Dispose();
            Unlimited.Dispose();
            await Web.DisposeAsync();
        }
    }
}
