using System.Net;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Tests.Postgres;
using Portfolio.App.Tests.Web;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Tests.Node;

/// <summary>
/// An old and a new program on one ledger: the old one knows all kinds of event but one, and the new one writes that.
/// </summary>
public sealed class RollingUpgradeTests
{
    private const string Sentence = "cannot be read: this program does not know events of type “SponsorRecommitted”.";

    private static EventCodec Old => new(EventType.All.Where(t => t.Name != "SponsorRecommitted"));

    [Fact]
    public async Task The_old_program_stops_at_what_it_does_not_know_answers_what_it_has_and_the_new_one_works_on()
    {
        await using var now = await NodeRun.StartAsync();
        await now.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view of the customer", "MKT"), new AppointSponsor("ada"));
        await using var old = await WebRun.StartAsync(new NodeRun(await NodeRun.OpenAsync(now.ConnectionString, codec: Old), now.ConnectionString));
        using var caller = old.As(Roles.Pmo);
        var known = now.Node.View.Position;

        var unknown = (await now.ExecuteAsync("CRM-2", new RecommitSponsor("ada", Commitment.Endorsed))).ShouldBeOfType<Answer.Done>();
        await now.ExecuteAsync("CRM-2", new NameDeputySponsor("ben"));
        await Processes.UntilAsync(() => old.Node.Node.Broken is not null);

        // It says so where a load balancer looks …
        var ready = await caller.GetAsync("/health/ready");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync()).ShouldContain($"The event at position {unknown.Position} cannot be read");
        old.Node.Node.Broken!.Message.ShouldEndWith(Sentence);

        // … answers from what it has, and nothing later …
        old.Node.Node.View.Position.ShouldBe(known);
        (await caller.GetStringAsync("/api/programmes/CRM-2")).ShouldContain("One view of the customer");

        // … and decides nothing, since it cannot see what stands against it.
        var refused = await WebRun.PostAsync(caller, "/api/programmes/CRM-2/vacate-sponsor", """{"person":"ada","reason":"moved on"}""");
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("records nothing");

        // The new program works, and so does one more of it.
        (await now.ExecuteAsync("CRM-2", new VacateSponsor("ada", "moved on"))).ShouldBeOfType<Answer.Done>();
        await using var second = await NodeRun.OpenAsync(now.ConnectionString);
        second.View.Position.ShouldBe(unknown.Position + 2);
    }

    [Fact]
    public async Task A_command_that_waits_for_what_the_old_program_cannot_read_is_answered()
    {
        await using var now = await NodeRun.StartAsync();
        await now.ExecuteAsync("CRM-2", new Propose("CRM-2", "One view of the customer", "MKT"), new AppointSponsor("ada"));
        await using var old = await NodeRun.OpenAsync(now.ConnectionString, codec: Old);
        await now.ExecuteAsync("CRM-2", new RecommitSponsor("ada", Commitment.Endorsed));

        // Whether it comes before or after the tail has stopped, it never waits for ever.
        var answer = await old.ExecuteAsync(
            "CRM-2", [new NameDeputySponsor("ben")], new Envelope(NodeRun.Officer), null, CancellationToken.None);

        (answer is Answer.Stopped or Answer.Unavailable).ShouldBeTrue();
        now.Node.View.Programme("CRM-2").Latest.Deputy.ShouldBeNull();
        await Should.ThrowAsync<UnreadableEventException>(() => old.ReachAsync(now.Node.View.Position, CancellationToken.None));
    }

    [Fact]
    public async Task The_old_program_does_not_start_on_a_ledger_that_it_cannot_read()
    {
        await using var now = await NodeRun.StartAsync();
        await now.ExecuteAsync(
            "CRM-2", new Propose("CRM-2", "One view of the customer", "MKT"), new AppointSponsor("ada"), new RecommitSponsor("ada", Commitment.Endorsed));

        (await Should.ThrowAsync<UnreadableEventException>(() => NodeRun.OpenAsync(now.ConnectionString, codec: Old)))
            .Message.ShouldEndWith(Sentence);
    }
}
