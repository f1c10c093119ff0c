using System.Text.Json;
using Portfolio.App.Commands;
using Portfolio.App.Tests.Node;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Fixtures;

namespace Portfolio.App.Tests.Verbs;

/// <summary>Commands given from a shell, while a node is running.</summary>
public sealed class RecordVerbTests
{
    [Fact]
    public async Task What_is_given_in_a_shell_is_recorded_refused_or_wrong_use()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var run = await NodeRun.StartAsync();
        using var folder = new TemporaryFolder("verbs");
        var data = folder.Location;
        var file = Path.Combine(data, "phase.json");
        await File.WriteAllTextAsync(file, """{"number":1,"title":"First","funded":true,"effectiveOn":"2026-01-05"}""", cancellation);
        var before = run.Node.View.Position;

        var proposed = await VerbAsync(
            "propose", "--code", "CRM-2", "--title", "One view", "--department", "MKT", "--planned-finish", "2099-03-31",
            "--budget", """{"amount":2500000,"currency":"GBP"}""", "--effective-on", "2026-01-05", "--print-json");
        proposed.Code.ShouldBe(0, proposed.Error);
        var json = JsonDocument.Parse(proposed.Output).RootElement;
        json.GetProperty("version").GetInt32().ShouldBe(1);
        json.GetProperty("recorded")[0].GetProperty("data").GetProperty("budget").GetProperty("amount").GetDecimal().ShouldBe(2_500_000);

        (await VerbAsync("plan-phase", "--code", "CRM-2", "--json", file)).ShouldBe((0, $"{before + 2}\tprogramme/CRM-2\t2\tPhasePlanned", ""));
        (await VerbAsync("plan-phase", "--code", "CRM-2", "--json", file)).ShouldBe((0, "Nothing had to be recorded; the record is at version 2.", ""));
        (await VerbAsync("resume", "--code", "CRM-2")).ShouldBe((1, "", "Only a stalled programme can resume; CRM-2 is proposed."));
        (await VerbAsync("observe-derailers", "--code", "CRM-2", "--kinds", "BudgetCut", "--kinds", "Boredom", "--narrative", "tedious")).ShouldBe(
            (2, "", $"--kinds[1]: \"Boredom\" does not fit: give one of {string.Join(", ", Enum.GetNames<Derailer>())}."));
        (await VerbAsync("plan-phase", "--code", "CRM-2", "--number", "two")).ShouldBe(
            (2, "", "--number: \"two\" does not fit: give a whole number.\n--title: It is needed."));
        (await VerbAsync("plan-phase", "--code", "CRM-2", "--number", "2", "--json", file)).ShouldBe((2, "", "--json has all fields in it: leave --number out."));
        var lost = await VerbAsync("describe", "--code", "CRM-2", "--title", "Two views", "--if-version", "1");
        lost.Code.ShouldBe(1);
        lost.Error.ShouldMatch(@"^The record has moved on: it is at version 2\..*\n2\t.*\toperator\tPhase 1, “First”, planned, funded");
        (await VerbAsync("describe", "--code", "CRM-2", "--title", "Two views", "--if-version", "1", "--lenient", "--key", "k1")).Code.ShouldBe(0);
        (await VerbAsync("describe", "--title", "Two views")).Code.ShouldBe(2, "without a code");
        (await VerbAsync("dance")).Code.ShouldBe(2);
        (await VerbAsync("propose", "--code", "X-1", "--title", "X", "--budget", """{"\uD800":1}""")).Code.ShouldBe(2, "half a character names nothing");

        await run.Node.ReachAsync(before + 3, cancellation);
        run.Node.View.Log.After(before).Select(e => e.Event.GetType())
            .ShouldBe([typeof(ProgrammeProposed), typeof(PhasePlanned), typeof(ProgrammeDescribed)]);
        run.Node.View.Log.After(before).ShouldAllBe(e => e.Actor == new Actor("operator", "pmo", "verb"));

        async Task<(int Code, string Output, string Error)> VerbAsync(params string[] arguments)
        {
            var (code, output, error) = await VerbRun.OnAsync(run.ConnectionString, ["record", .. arguments, "--data", data]);
            return (code, output.TrimEnd('\n'), error.TrimEnd('\n'));
        }
    }

    [Fact]
    public void Every_field_of_every_command_is_an_option()
    {
        foreach (var command in CommandCatalogue.All)
        {
            var verb = RecordVerb.Create([command.Name]).Subcommands.Single(c => c.Name == command.Name);

            verb.Options.Select(o => o.Name).ShouldBeUnique(command.Name);
            verb.Options.Count.ShouldBe(command.Fields.Count + CommandDescription.Around.Count + 5 + (command.NamesCode ? 1 : 0));
            verb.Options.ShouldAllBe(o => !string.IsNullOrWhiteSpace(o.Description));
        }
    }
}
