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

    [Fact]
    public async Task Each_option_says_which_point_is_meant()
    {
        await using var run = await NodeRun.StartAsync();
        await run.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view", "MKT", [], PlannedFinish: new(2099, 3, 31)));
        var before = run.Node.View.Position;
        await run.ExecuteAsync("CRM-2", new AppointSponsor("ada"));
        await run.ExecuteAsync("CRM-2", new PlanPhase(1, "First"));
        var today = $"{run.Node.Today:yyyy-MM-dd}";

        var until = await VerbRun.OnAsync(run.ConnectionString, "replay", "CRM-2", "--from", $"{before}", "--to", $"{before + 1}");
        var earlier = await VerbRun.OnAsync(run.ConnectionString, "replay", "CRM-2", "--as-of", "2020-01-01");
        var said = await VerbRun.OnAsync(run.ConnectionString, "replay", "CRM-2", "--basis", "reported", "--as-of", today);
        var alone = await VerbRun.OnAsync(run.ConnectionString, "replay", "CRM-2", "--to", $"{before}");
        var ahead = await VerbRun.OnAsync(run.ConnectionString, "replay", "CRM-2", "--from", $"{before + 1}", "--to", $"{before}");
        var day = await VerbRun.OnAsync(run.ConnectionString, "replay", "CRM-2", "--as-of", "soon");
        var hearsay = await VerbRun.OnAsync(run.ConnectionString, "replay", "CRM-2", "--basis", "hearsay");

        until.ExitCode.ShouldBe(ExitCode.Done, until.Error);
        until.Output.ShouldSatisfyAllConditions(
            o => o.ShouldContain("1 field differs, 1 event between"), o => o.ShouldContain("SponsorAppointed"), o => o.ShouldNotContain("PhasePlanned"));
        earlier.ShouldBe((ExitCode.Done, $"programme/CRM-2, as of 2020-01-01, as known at position {before + 2}: not on record{Environment.NewLine}", ""));
        said.Output.ShouldStartWith($"programme/CRM-2, as of {today}, as sources had said by {today}: version 3");
        (alone.ExitCode, alone.Error.Trim()).ShouldBe((ExitCode.WrongUse, "--from: from is needed beside to: differences lie between two points."));
        (ahead.ExitCode, ahead.Error.Trim()).ShouldBe((ExitCode.WrongUse, "--to: to lies before from."));
        (day.ExitCode, day.Error.Trim()).ShouldBe((ExitCode.WrongUse, "--as-of: asOf is a day, such as 2026-03-31."));
        hearsay.ExitCode.ShouldBe(ExitCode.WrongUse);
    }
}
