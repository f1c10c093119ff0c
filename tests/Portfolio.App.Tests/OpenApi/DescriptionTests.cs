using System.Text.Json;
using System.Text.Json.Nodes;
using Portfolio.App.Access;
using Portfolio.App.Tests.Web;

namespace Portfolio.App.Tests.OpenApi;

/// <summary>The description of the HTTP interface, as tools of others understand it.</summary>
public sealed class DescriptionTests(DescriptionTests.Site site) : IClassFixture<DescriptionTests.Site>
{
    [Fact]
    public async Task A_strict_linter_finds_nothing_the_examples_included()
    {
        var (code, output, error) = await NodeTool.RunAsync(
            "@redocly/cli/bin/cli.js", site.Folder, "lint", "v1.json", "--config", Path.Combine(NodeTool.Folder, "OpenApi", "redocly.yaml"), "--format=json", "--max-problems=500");

        code.ShouldBe(0, error + output);
        var totals = JsonDocument.Parse(output).RootElement.GetProperty("totals");
        (totals.GetProperty("errors").GetInt32(), totals.GetProperty("warnings").GetInt32(), totals.GetProperty("ignored").GetInt32()).ShouldBe((0, 0, 0), output);
    }

    [Fact]
    public async Task A_client_generated_from_it_works_with_the_program_and_knows_its_errors()
    {
        var generated = await NodeTool.RunAsync("openapi-typescript/bin/cli.js", site.Folder, "v1.json", "-o", "portfolio.d.ts", "--default-non-nullable=false");
        generated.Code.ShouldBe(0, generated.Error);
        File.Copy(Path.Combine(NodeTool.Folder, "OpenApi", "client.mts"), Path.Combine(site.Folder, "client.mts"), overwrite: true);
        var compiled = await NodeTool.RunAsync(
            "typescript/bin/tsc", site.Folder, "client.mts", "--strict", "--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext",
            "--lib", "es2022,dom", "--skipLibCheck", "--noEmitOnError");
        compiled.Code.ShouldBe(0, compiled.Output);

        var run = await NodeTool.RunAsync(Path.Combine(site.Folder, "client.mjs"), site.Folder, site.Web.Address.ToString().TrimEnd('/'));

        run.Code.ShouldBe(0, run.Error);
        JsonNode.DeepEquals(JsonNode.Parse(run.Output), JsonNode.Parse("""
            {"versions":[1,5],"recorded":["ProgrammeStalled"],
             "error":{"status":412,"version":5,"changed":["SponsorAppointed","PhasePlanned","ProgrammeCommissioned","ProgrammeStalled"]},
             "bulk":[200,404],"problem":"There is no such programme.","state":"Active","total":1,
             "report":{"name":"stalls","causes":["BudgetCut"],"counted":0,"groups":["MKT"]},"compared":true,"events":["programme/GEN-1"]}
            """)).ShouldBeTrue(run.Output);
    }

    [Fact]
    public void Every_operation_has_a_name_a_summary_an_answer_and_the_errors_that_follow_from_how_it_is_guarded()
    {
        foreach (var (path, method, operation) in Operations())
        {
            var at = $"{method} {path}";
            operation.GetProperty("operationId").GetString().ShouldNotBeNullOrWhiteSpace(at);
            operation.GetProperty("summary").GetString().ShouldNotBeNullOrWhiteSpace(at);
            var statuses = operation.GetProperty("responses").EnumerateObject().Select(r => r.Name).ToList();
            statuses.ShouldContain(s => s.StartsWith('2'), at);
            statuses.ShouldContain("503", at);
            var anonymous = operation.TryGetProperty("security", out var security) && security.GetArrayLength() == 0;
            statuses.Contains("401").ShouldBe(!anonymous, at);
            if (operation.TryGetProperty("requestBody", out _))
            {
                statuses.ShouldContain("400", at);
                statuses.ShouldContain("413", at);
            }
        }
    }

    private List<(string Path, string Method, JsonElement Operation)> Operations() =>
    [
        .. from path in site.Description.GetProperty("paths").EnumerateObject()
           from operation in path.Value.EnumerateObject()
           select (path.Name, operation.Name, operation.Value),
    ];

    /// <summary>The program, and what it says of itself in a file beside the packages of these tests.</summary>
    public sealed class Site : IAsyncLifetime
    {
        internal WebRun Web { get; private set; } = null!;

        internal JsonElement Description { get; private set; }

        // Below the packages, so that they are found from there.
        internal string Folder { get; } = Directory.CreateDirectory(Path.Combine(NodeTool.Folder, "obj", $"openapi-{Guid.NewGuid():N}")).FullName;

        public async ValueTask InitializeAsync()
        {
            Web = await WebRun.StartAsync();
            using var caller = Web.As(Roles.Pmo);
            var description = await caller.GetStringAsync("/openapi/v1.json");
            await File.WriteAllTextAsync(Path.Combine(Folder, "v1.json"), description);
            await File.WriteAllTextAsync(Path.Combine(Folder, "package.json"), """{"type":"module"}""");
            Description = JsonDocument.Parse(description).RootElement;
        }

        public async ValueTask DisposeAsync()
        {
            await Web.DisposeAsync();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
