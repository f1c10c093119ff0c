using System.Text.Json;
using Portfolio.App.Tests.Node;
using Portfolio.App.Tests.Verbs;
using Portfolio.App.Verbs;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Audit;

public sealed class ReplayVerbTests
{
    [Fact]
    public async Task A_script_replays_a_programme_and_the_portfolio_beside_a_running_node()
    {
        await using var run = await NodeRun.StartAsync();
        await run.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT", [], PlannedFinish: new(2099, 3, 31), Budget: new Money(1_250_000, "GBP")));
        var before = run.Node.View.Position;
        await run.ExecuteAsync("CRM-2", new AppointSponsor("ada"));

        var between = await VerbRun.OnAsync(run.ConnectionString, "replay", "crm-2", "--from", $"{before}");
        var at = await VerbRun.OnAsync(run.ConnectionString, "replay", "programme/CRM-2", "--known-at", $"{before}", "--json");
        var whole = await VerbRun.OnAsync(run.ConnectionString, "replay", "--from", "1");
        var wrong = await VerbRun.OnAsync(run.ConnectionString, "replay", "CRM-3");
        var soon = await VerbRun.OnAsync(run.ConnectionString, "replay", "--from", "soon");

        between.ExitCode.ShouldBe(ExitCode.Done, between.Error);
        between.Output.ShouldContain("1 field differs, 1 event between");
        between.Output.ShouldContain("Sponsors Ada Moss: nothing → person Ada Moss, role Lead");
        between.Output.ShouldContain($"position {before + 1} SponsorAppointed, effective ");
        JsonDocument.Parse(at.Output).RootElement.GetProperty("state").GetProperty("sponsors").GetArrayLength().ShouldBe(0);
        whole.Output.ShouldContain("1 appeared, 0 gone, 0 changed, 0 unchanged");
        whole.Output.ShouldContain("programme/CRM-2 “One view”: not on record → proposed");
        (wrong.ExitCode, wrong.Error.Trim()).ShouldBe((ExitCode.WrongUse, "STREAM: There is no programme “CRM-3”. Leave stream out to replay the whole."));
        soon.ExitCode.ShouldBe(ExitCode.WrongUse);
        soon.Error.ShouldStartWith("--from: from is a position from 0 to");
    }
}
