using Npgsql;
using Portfolio.App.Node;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Fixtures;

namespace Portfolio.App.Tests.Node;

public sealed class PortfolioNodeTests
{
    private static readonly Propose Crm = new("CRM-2", "One view of the customer", "MKT");

    [Fact]
    public async Task What_a_caller_was_told_is_done_can_be_read_at_once()
    {
        await using var run = await NodeRun.StartAsync();

        var done = (await run.ExecuteAsync("CRM-2", Crm)).ShouldBeOfType<Answer.Done>();

        run.Node.View.Position.ShouldBeGreaterThanOrEqualTo(done.Position);
        run.Node.View.Programme("crm-2").Latest.Title.ShouldBe("One view of the customer");
    }

    [Fact]
    public async Task Another_node_and_a_node_started_later_know_the_same()
    {
        await using var run = await NodeRun.StartAsync();
        await using var other = await NodeRun.OpenAsync(run.ConnectionString);
        await run.ExecuteAsync("CRM-2", Crm);
        var last = (await run.ExecuteAsync("CRM-2", new AppointSponsor("ada"), new PlanPhase(1, "First")))
            .ShouldBeOfType<Answer.Done>();

        await other.ReachAsync(last.Position, TestContext.Current.CancellationToken);
        await using var later = await NodeRun.OpenAsync(run.ConnectionString);

        other.View.Log.After(0).ShouldBe(run.Node.View.Log.After(0));
        later.View.Log.After(0).ShouldBe(run.Node.View.Log.After(0));
    }

    [Fact]
    public async Task Several_commands_go_in_together_or_not_at_all()
    {
        await using var run = await NodeRun.StartAsync();
        var before = run.Node.View.Position;

        var answer = await run.ExecuteAsync("CRM-2", Crm, new Resume());

        answer.ShouldBeOfType<Answer.Refused>().Why.Single().Rule.ShouldBe("resume-a-stalled");
        run.Node.View.Position.ShouldBe(before);
        var done = (await run.ExecuteAsync("CRM-2", Crm, new AppointSponsor("ada"))).ShouldBeOfType<Answer.Done>();
        done.Events.Select(e => e.CommandId).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_repeat_under_the_same_key_gets_the_first_answer_and_other_content_is_refused()
    {
        await using var run = await NodeRun.StartAsync();
        await run.ExecuteAsync("CRM-2", Crm);
        var envelope = new Envelope(NodeRun.Officer) { Key = CommandKey.Of("k1", "drop") };
        Task<Answer> Drop(Envelope e) => run.Node.ExecuteAsync(
            "CRM-2", [new Drop([Derailer.BudgetCut])], e, null, TestContext.Current.CancellationToken);

        var first = (await Drop(envelope)).ShouldBeOfType<Answer.Done>();
        var second = (await Drop(envelope)).ShouldBeOfType<Answer.Done>();
        var other = await Drop(envelope with { Key = CommandKey.Of("k1", "something else") });

        second.Repeated.ShouldBeTrue();
        second.Events.ShouldBe(first.Events);
        other.ShouldBeOfType<Answer.KeyReused>();
    }

    [Fact]
    public async Task Of_two_nodes_that_swap_the_same_sponsor_at_once_one_wins()
    {
        await using var run = await NodeRun.StartAsync();
        await using var other = await NodeRun.OpenAsync(run.ConnectionString);
        await run.Node.People.AddAsync("Cy Poe", "cy", TestContext.Current.CancellationToken);
        var ready = (await run.ExecuteAsync("CRM-2", Crm, new AppointSponsor("ada"))).ShouldBeOfType<Answer.Done>();
        await other.ReachAsync(ready.Position, TestContext.Current.CancellationToken);

        var answers = await Task.WhenAll(
            run.ExecuteAsync("CRM-2", new SwapSponsor("ada", "ben", "moved on")),
            other.ExecuteAsync(
                "CRM-2", [new SwapSponsor("ada", "cy", "moved on")], new Envelope(NodeRun.Officer), null,
                TestContext.Current.CancellationToken));

        answers.OfType<Answer.Done>().Count().ShouldBe(1);
        answers.OfType<Answer.Refused>().Single().Why.Single().Rule.ShouldBe("swap-names-a-sitting-sponsor");
    }

    [Fact]
    public async Task What_another_node_recorded_just_before_is_read_at_once_so_that_the_answer_waits_for_no_hint()
    {
        await using var run = await NodeRun.StartAsync();
        await using var other = await NodeRun.OpenAsync(run.ConnectionString, ledgerTime: new StoppedTime());
        await EndListenersAsync(run.ConnectionString, 2);
        var before = (await run.ExecuteAsync("CRM-2", Crm)).ShouldBeOfType<Answer.Done>();

        var after = await other.ExecuteAsync(
            "CRM-3", [Crm with { Code = "CRM-3" }], new Envelope(NodeRun.Officer), null, TestContext.Current.CancellationToken);

        after.ShouldBeOfType<Answer.Done>().Position.ShouldBe(before.Position + 1);
        other.View.Programme("CRM-2").Latest.Exists.ShouldBeTrue();
    }

    [Fact]
    public async Task A_command_for_a_version_that_has_passed_is_a_conflict()
    {
        await using var run = await NodeRun.StartAsync();
        await run.ExecuteAsync("CRM-2", Crm, new AppointSponsor("ada"));

        var answer = await run.Node.ExecuteAsync(
            "CRM-2", [new NameDeputySponsor("ben")], new Envelope(NodeRun.Officer), 1, TestContext.Current.CancellationToken);

        answer.ShouldBeOfType<Answer.Conflict>().Actual.ShouldBe(2);
    }

    [Fact]
    public async Task A_command_on_two_programmes_is_recorded_in_both_streams_at_once_or_in_none()
    {
        await using var run = await NodeRun.StartAsync();
        await run.ExecuteAsync("CRM-2", Crm, new PlanPhase(1, "First"), new AddScopeItem("A-1", "An item", 1, 50));
        await run.ExecuteAsync("CRM-3", Crm with { Code = "CRM-3" }, new PlanPhase(1, "First"));
        var before = run.Node.View.Position;

        var refused = await run.ExecuteAsync("CRM-2", new TransferScopeItem("A-1", "CRM-3", 2));
        run.Node.View.Position.ShouldBe(before);
        var done = (await run.ExecuteAsync("CRM-2", new TransferScopeItem("A-1", "CRM-3", 1))).ShouldBeOfType<Answer.Done>();

        refused.ShouldBeOfType<Answer.Refused>().Why.Single().Sentence.ShouldBe("CRM-3 has no phase 2: plan it first.");
        done.Events.Select(e => e.Stream).ShouldBe(["programme/CRM-2", "programme/CRM-3"]);
        done.Events.Select(e => e.CommandId).Distinct().Count().ShouldBe(1);
        run.Node.View.Programme("CRM-3").Latest.Items.Keys.ShouldBe(["A-1"]);
        var back = (await run.ExecuteAsync("CRM-3", new Retract(done.Events[0].CommandId, "a slip"))).ShouldBeOfType<Answer.Done>();
        back.Events.Select(e => e.Stream).ShouldBe(["programme/CRM-3", "programme/CRM-2"]);
        run.Node.View.Programme("CRM-2").Latest.Items["A-1"].Open.ShouldBeTrue();
    }

    [Fact]
    public async Task Of_two_nodes_that_hand_the_same_item_over_at_once_one_wins()
    {
        await using var run = await NodeRun.StartAsync();
        await using var other = await NodeRun.OpenAsync(run.ConnectionString);
        await run.ExecuteAsync("CRM-2", Crm, new PlanPhase(1, "First"), new AddScopeItem("A-1", "An item", 1, 50));
        await run.ExecuteAsync("CRM-3", Crm with { Code = "CRM-3" }, new PlanPhase(1, "First"));
        var ready = (await run.ExecuteAsync("CRM-4", Crm with { Code = "CRM-4" }, new PlanPhase(1, "First"))).ShouldBeOfType<Answer.Done>();
        await other.ReachAsync(ready.Position, TestContext.Current.CancellationToken);

        var answers = await Task.WhenAll(
            run.ExecuteAsync("CRM-2", new TransferScopeItem("A-1", "CRM-3", 1)),
            other.ExecuteAsync(
                "CRM-2", [new TransferScopeItem("A-1", "CRM-4", 1)], new Envelope(NodeRun.Officer), null,
                TestContext.Current.CancellationToken));

        answers.OfType<Answer.Done>().Count().ShouldBe(1);
        answers.OfType<Answer.Refused>().Single().Why.Single().Rule.ShouldBe("item-is-open");
        var view = run.Node.View;
        new[] { "CRM-3", "CRM-4" }.Sum(code => view.Programme(code).Latest.Items.Count).ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task Several_commands_together_may_hand_over_what_they_made()
    {
        await using var run = await NodeRun.StartAsync();
        await run.ExecuteAsync("CRM-3", Crm with { Code = "CRM-3" }, new PlanPhase(1, "First"));

        var done = await run.ExecuteAsync(
            "CRM-2", Crm, new PlanPhase(1, "First"), new AddScopeItem("A-1", "An item", 1, 50), new AddScopeItem("B-1", "Another", 1, 50),
            new TransferScopeItem("A-1", "CRM-3", 1), new TransferScopeItem("B-1", "CRM-3", 1));

        done.ShouldBeOfType<Answer.Done>();
        run.Node.View.Programme("CRM-3").Latest.Items.Keys.ShouldBe(["A-1", "B-1"]);
    }

    // Once all of them listen; one whose clock stands still does not come back.
    private static async Task EndListenersAsync(string database, int many)
    {
        await using var source = NpgsqlDataSource.Create(database);
        const string Listeners = "from pg_stat_activity where datname = current_database() and query = 'listen ledger' and state = 'idle'";
        while (await source.CreateCommand($"select count(*) {Listeners}").ExecuteScalarAsync() is not long count || count < many)
        {
            await Task.Yield();
        }

        await source.CreateCommand($"select pg_terminate_backend(pid, 10000) {Listeners}").ExecuteNonQueryAsync();
    }
}
