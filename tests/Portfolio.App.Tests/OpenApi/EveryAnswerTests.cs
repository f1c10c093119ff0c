using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Portfolio.App.Access;
using Portfolio.App.Commands;
using Portfolio.App.Simulate;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Web;
using Portfolio.App.Tests.WebHooks;
using Portfolio.Fixtures;

namespace Portfolio.App.Tests.OpenApi;

/// <summary>
/// Every operation of the description, asked on a portfolio that has something of everything. Each answer is held against
/// the description by <see cref="AsDescribed"/>, as whatever the other tests are answered is.
/// </summary>
public sealed class EveryAnswerTests(EveryAnswerTests.Site site) : IClassFixture<EveryAnswerTests.Site>
{
    // There is no import here and no board pack.
    private static readonly string[] Absent = ["/api/imports/{id}", "/api/imports/{id}/receipt", "/api/board-packs/{code}"];

    // Nothing signs checkpoints here.
    private static readonly string[] Unsigned = ["/api/audit/checkpoint", "/api/audit/checkpoint/keys", "/api/audit/export"];

    [Fact]
    public async Task All_that_can_be_read_is_answered_as_it_is_described()
    {
        var description = await ApiDescription.OfAsync(site.Web.App);
        var read = description.Operations.Where(o => o.Method == "GET" && !Absent.Contains(o.Path)).ToList();
        read.Count.ShouldBeGreaterThan(50);
        foreach (var (_, path, operation) in read)
        {
            var needed = Needed(path, operation, "");

            var status = await site.StatusAsync("GET", path, needed);
            (status == HttpStatusCode.OK || (status == HttpStatusCode.ServiceUnavailable && Unsigned.Contains(path))).ShouldBeTrue($"{path} gave {status}");
        }
    }

    [Fact]
    public async Task Each_value_that_a_parameter_is_said_to_take_is_taken()
    {
        var description = await ApiDescription.OfAsync(site.Web.App);
        foreach (var (_, path, operation) in description.Operations.Where(o => o.Method == "GET" && !Absent.Contains(o.Path)))
        {
            foreach (var parameter in Parameters(operation))
            {
                var needed = Needed(path, operation, parameter["name"]!.ToString()).Where(n => n.Parameter != parameter).ToList();
                foreach (var value in Values(parameter["schema"]!))
                {
                    ((int)await site.StatusAsync("GET", path, [.. needed, (parameter, value)])).ShouldBeLessThan(400, $"{path} with {parameter["name"]}={value}");
                }
            }
        }
    }

    [Fact]
    public async Task Every_command_and_every_act_is_answered_as_it_is_described_whatever_becomes_of_it()
    {
        var description = await ApiDescription.OfAsync(site.Web.App);
        var written = description.Operations.Where(o => o.Method != "GET" && !Unsigned.Contains(o.Path)).ToList();
        written.Count.ShouldBeGreaterThan(CommandCatalogue.All.Count);
        foreach (var (method, path, operation) in written)
        {
            var example = operation["requestBody"]?["content"]?["application/json"]?["example"]?.ToJsonString();

            ((int)await site.StatusAsync(method, path, [], example ?? "{}")).ShouldBeLessThan(500, path);
        }

        // One of these acts has taken it away from the other tests.
        await site.AddHookAsync();
    }

    [Theory]
    [InlineData(418, "application/problem+json", "{}", "418 is not among ")]
    [InlineData(200, "text/html", "<p>", "text/html is not among what 200 has")]
    [InlineData(200, null, "", "there is no body")]
    [InlineData(200, "application/json", """{"items":[{"colour":"red"}],"surplus":1}""", "/items/0")]
    public async Task What_is_not_as_described_is_found(int status, string? kind, string body, string difference)
    {
        var description = await ApiDescription.OfAsync(site.Web.App);
        using var asked = new HttpRequestMessage(HttpMethod.Get, new Uri(site.Web.Address, "/api/programmes"));
        using var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        answer.Content.Headers.ContentType = kind is null ? null : new(kind);

        (await description.DifferenceAsync(asked, answer)).ShouldNotBeNull().ShouldContain(difference);
    }

    // What must be given, as the description shows it. What stands behind a number is asked of a figure, or of a table’s row.
    private static List<(JsonObject Parameter, string Value)> Needed(string path, JsonObject operation, string beside) =>
    [
        .. Parameters(operation)
            .Where(p => p["required"]?.GetValue<bool>() == true
                || (path.EndsWith("/evidence", StringComparison.Ordinal) && p["name"]!.ToString() == (beside == "row" ? "table" : "figure")))
            .Select(p => (p, p["example"]!.ToString())),
    ];

    private static IEnumerable<string> Values(JsonNode schema) => schema switch
    {
        _ when schema["enum"] is JsonArray values => values.Select(v => v!.ToString()),
        _ when schema["type"]?.ToString() == "boolean" => ["true", "false"],
        _ when schema["minimum"] is { } least => [least.ToString()],
        _ => [],
    };

    private static IEnumerable<JsonObject> Parameters(JsonObject operation) =>
        operation["parameters"]?.AsArray().Select(p => p!.AsObject()).Where(p => p["in"]!.ToString() == "query") ?? [];

    /// <summary>A simulated portfolio, and callers of every role.</summary>
    public sealed class Site : IAsyncLifetime
    {
        private readonly List<HttpClient> _callers = [];
        private readonly Dictionary<string, string> _codes = [];

        internal WebRun Web { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var database = await PostgresRun.CreateDatabaseAsync();
            await SampleLedger.FillAsync(database, new(60, 3, Seed: 4, new DateOnly(2026, 6, 30)), null, TestContext.Current.CancellationToken);
            Web = await WebRun.StartAsync(new NodeRun(await NodeRun.OpenAsync(database, sample: true), database), options: o => o with { WebHooks = HookRun.Quick });
            _callers.AddRange(new[] { Roles.Auditor, Roles.Pmo, Roles.Admin }.Select(Web.As));
            var view = Web.Node.Node.View;
            _codes["/api/programmes/"] = view.Programmes.Values.First().Latest.Code;
            _codes["/api/people/"] = Web.Node.Node.People.All()[0].Id;
            await AddAsync("shocks", "SHOCK-1", """{"code":"SHOCK-1","title":"A reorganisation","threat":"Reorganisation"}""");
            await AddAsync("surveys", "SURVEY-1", """{"code":"SURVEY-1","title":"The pulse","ready":"StaffPulse"}""");
            await AddAsync("waves", "WAVE-1", $$$"""
                {"code":"WAVE-1","title":"A wave","population":100,"invited":50,"sampling":"Random","scale":{"lowest":0,"highest":10},"threshold":6,
                 "followUp":{"owner":"{{{_codes["/api/people/"]}}}","serviceLevelDays":5}}
                """);
            _codes["/survey/"] = "SURVEY-1";
            await AddHookAsync();
        }

        /// <summary>One that is there until it is taken away.</summary>
        internal async Task AddHookAsync()
        {
            using var hook = await WebRun.PostAsync(_callers[^1], "/api/web-hooks", """{"url":"http://127.0.0.1:9/hook","label":"elsewhere"}""");
            _codes["/api/web-hooks/"] = (await WebRun.JsonOf(hook)).GetProperty("id").GetString()!;
        }

        public async ValueTask DisposeAsync()
        {
            _callers.ForEach(c => c.Dispose());
            await Web.DisposeAsync();
        }

        private async Task AddAsync(string kind, string code, string body)
        {
            using var answer = await WebRun.PostAsync(_callers[1], $"/api/{kind}", body);
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
            _codes[$"/api/{kind}/"] = code;
        }

        /// <summary>What a caller who may ask this is answered.</summary>
        internal async Task<HttpStatusCode> StatusAsync(
            string method, string path, IEnumerable<(JsonObject Parameter, string Value)> parameters, string? body = null)
        {
            var code = _codes.FirstOrDefault(c => path.StartsWith(c.Key, StringComparison.Ordinal)).Value ?? "none";
            var address = path
                .Replace("{code}", Uri.EscapeDataString(code), StringComparison.Ordinal)
                .Replace("{id}", code, StringComparison.Ordinal)
                .Replace("{position}", "1", StringComparison.Ordinal)
                .Replace("{name}", path.StartsWith("/api/reports", StringComparison.Ordinal) ? "stalls" : "mine", StringComparison.Ordinal);
            var query = string.Join('&', parameters.Select(p => $"{p.Parameter["name"]}={Uri.EscapeDataString(p.Value)}"));
            foreach (var caller in _callers)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), $"{address}?{query}");
                request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");

                // Some answers go on for as long as somebody listens.
                using var answer = await caller.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
                if (answer.StatusCode != HttpStatusCode.Forbidden)
                {
                    return answer.StatusCode;
                }
            }

            return HttpStatusCode.Forbidden;
        }
    }
}
