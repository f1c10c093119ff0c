using System.Text.Json.Nodes;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Simulate;
using Portfolio.App.Tests.Node;
using Portfolio.Domain;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Reports;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Tests.Reports;

/// <summary>
/// What was known of the organisation (its settings, departments, shocks) at a position decides what a report as known there
/// says, also where more was told of the same days since.
/// </summary>
public sealed class OrganisationAsKnown
{
    private static readonly SimulationPlan Plan = new(60, 5, Seed: 5, new DateOnly(2026, 6, 30));

    [Fact]
    public async Task Every_report_known_at_a_position_says_what_it_said_before_more_was_told_of_the_days_before()
    {
        var database = await NodeRun.SampleAsync(Plan);
        await using var node = await NodeRun.OpenAsync(database);
        var (position, longAgo) = (node.View.Position, Plan.Until.AddYears(-3));
        var before = ReportsOf(node, position);
        var departments = node.View.Organisation.Departments.Keys.Take(2).ToList();
        foreach (var command in new OrganisationCommand[]
        {
            new ChangeSetting("stallDays", "1"), new ChangeSetting("vacancyDays", "1"), new ChangeSetting("derailerMonths", "1"),
            new ChangeSetting("incidentDays", "1"), new ChangeSetting("gapPercent", "1"), new ChangeSetting("toldDays", "1"),
            new ChangeSetting("contingencyMonths", "1"), new ChangeSetting("severalRules", "2"), new ChangeSetting("severalDerailers", "2"),
            new ChangeSetting("suspicionCadences", "1"), new ChangeSetting("missingCadences", "2"), new ChangeSetting("swapDays", "10"),
            new ChangeSetting("customerPercent", "50"), new ChangeSetting("conditionalPercent", "10"),
            new DescribeDepartment(departments[0], Parent: departments[1]), new DeclareShock("LATE-TOLD", "Told of late", "BudgetCut"),
        })
        {
            (await node.ExecuteAsync(command, new Envelope(NodeRun.Officer, EffectiveOn: longAgo), CancellationToken.None)).ShouldBeOfType<Answer.Done>();
        }

        // Another node, which has kept nothing from before.
        await using var later = await NodeRun.OpenAsync(database);
        var (then, now) = (ReportsOf(later, position), ReportsOf(later, later.View.Position));

        then.Keys.ShouldBe(ReportCatalogue.All.Select(r => r.Name));
        foreach (var (name, said) in then)
        {
            said.ToJsonString().ShouldBe(before[name].ToJsonString(), name);
        }

        // What was told counts: without it nothing above could fail.
        var changed = now.Where(r => Content(r.Value) != Content(then[r.Key])).Select(r => r.Key).ToList();
        new[] { "board", "watchlist", "resilience", "derailers", "perception-gap", "sponsors", "five-themes", "freshness", "stalls" }.Except(changed).ShouldBeEmpty(string.Join(", ", changed));
    }

    [Fact]
    public async Task The_organisation_at_a_position_is_that_of_the_events_up_to_it()
    {
        await using var node = await NodeRun.OpenAsync(await NodeRun.SampleAsync(Plan));
        var told = node.View.OrganisationLog.ToList();
        told.Count.ShouldBeGreaterThan(20);
        var organisation = Portfolio.Domain.Organisation.Initial;
        foreach (var (e, next) in told.Zip(told.Skip(1).Select(n => n.Position).Append(node.View.Position + 1)))
        {
            organisation = organisation.Evolve(e);
            foreach (var position in new[] { e.Position, next - 1 })
            {
                var known = node.View.OrganisationAt(position);
                known.Settings.ShouldBe(organisation.Settings, $"at position {position}");
                known.Departments.Keys.ShouldBe(organisation.Departments.Keys, $"at position {position}");
                known.Shocks.Keys.ShouldBe(organisation.Shocks.Keys, $"at position {position}");
            }
        }
    }

    private static Dictionary<string, JsonObject> ReportsOf(PortfolioNode node, long position)
    {
        var (view, catalogue) = (node.View, new ReportCatalogue());
        var parameters = new ReportParameters(Knowledge.Recorded(position, Plan.Until, Plan.Until), Evidence: true);
        return ReportCatalogue.All.ToDictionary(
            report => report.Name,
            report => JsonNode.Parse(ReportCatalogue.JsonOf(catalogue.Compute(report, view, parameters), int.MaxValue).Span)!.AsObject());
    }

    // All but the header, which names the position.
    private static string Content(JsonObject report) => string.Concat(report.Where(p => p.Key != "header").Select(p => p.Value?.ToJsonString()));
}
