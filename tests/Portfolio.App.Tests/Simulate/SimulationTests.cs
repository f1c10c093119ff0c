using Portfolio.App.Administration;
using Portfolio.App.Node;
using Portfolio.App.Simulate;
using Portfolio.App.Simulate.Rates;
using Portfolio.App.WebHooks;
using Portfolio.Domain;
using Portfolio.Domain.BoardPacks;
using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Registers;

namespace Portfolio.App.Tests.Simulate;

public sealed class SimulationTests
{
    private static readonly DateOnly Until = new(2026, 6, 30);

    [Fact]
    public void The_same_plan_gives_the_same_events_ids_and_times()
    {
        var plan = new SimulationPlan(30, 4, Seed: 7, Until);
        var (one, other) = (new Simulation(plan), new Simulation(plan));

        one.Appends().SequenceEqual(other.Appends()).ShouldBeTrue();
        one.People.ShouldBe(other.People);
        new Simulation(plan with { Seed = 8 }).Appends().First(a => a.Stream.StartsWith("programme/", StringComparison.Ordinal))
            .ShouldNotBe(one.Appends().First(a => a.Stream.StartsWith("programme/", StringComparison.Ordinal)));
    }

    // A command that is refused, or that changes nothing, stops the simulator.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Every_command_is_accepted_and_every_history_is_valid(int seed)
    {
        var histories = Portfolio(new SimulationPlan(150, 9, seed, Until));

        histories.Count.ShouldBeGreaterThan(140);
        foreach (var history in histories.Values)
        {
            history.FirstBroken().ShouldBeNull();
            history.All.Select(e => e.Version).ShouldBe(Enumerable.Range(1, history.Version));
        }
    }

    [Fact]
    public void Recorded_times_never_decrease_and_end_with_the_last_day()
    {
        var appends = new Simulation(new SimulationPlan(60, 5, Seed: 3, Until)).Appends().ToList();

        appends.Zip(appends.Skip(1)).Count(pair => pair.First.RecordedAt > pair.Second.RecordedAt).ShouldBe(0);
        DateOnly.FromDateTime(appends[^1].RecordedAt.UtcDateTime).ShouldBeLessThanOrEqualTo(Until);
        appends.Count(a => a.RecordedAt.Ticks % TimeSpan.TicksPerMicrosecond != 0).ShouldBe(0);
    }

    [Fact]
    public void Some_is_recorded_late_and_some_is_announced()
    {
        var standing = Portfolio(new SimulationPlan(100, 6, Seed: 5, Until)).Values.SelectMany(h => h.All).ToList();
        int Lag(Recorded e) => DateOnly.FromDateTime(e.RecordedAt.UtcDateTime).DayNumber - e.EffectiveOn.DayNumber;

        standing.Count(e => Lag(e) > 30).ShouldBeGreaterThan(50);
        standing.Where(e => Lag(e) < 0).ShouldAllBe(e => e.Event is SponsorSwapped);
        standing.Count(e => Lag(e) < 0).ShouldBeGreaterThan(10);
    }

    /// <summary>The kinds of event that no simulated portfolio has, and why.</summary>
    private static readonly (Type Kind, string Why)[] NotTold =
    [
        (typeof(SnapshotImported), Imported), (typeof(SnapshotRetracted), Imported),
        (typeof(BoardPackPublished), "It holds the hash of a report computed from the log by then."),
        (typeof(ApiKeyCreated), Administered), (typeof(ApiKeyRevoked), Administered), (typeof(WebHookRegistered), Administered), (typeof(AlertHookRegistered), Administered),
        (typeof(WebHookPaused), Administered), (typeof(WebHookResumed), Administered), (typeof(WebHookSecretRotated), Administered),
        (typeof(WebHookRemoved), Administered), (typeof(CheckpointKeyRotated), Administered), (typeof(IncarnationOpened), Administered),
        (typeof(TextRedacted), Administered), (typeof(PersonErased), Administered),
    ];

    private const string Imported = "It names a file that somebody keeps: a register is imported, not simulated.";

    private const string Administered = "It goes with what is kept beside the log: keys, receivers, texts, names.";

    private static readonly Type[] Around =
    [
        typeof(MilestoneSet), typeof(MilestoneReforecast), typeof(MilestoneReached), typeof(TeamMemberReassigned),
        typeof(DepartmentInvolved), typeof(DepartmentEngaged), typeof(DepartmentBlindsided), typeof(DerailersObserved),
        typeof(DerailerCleared), typeof(ContingencyPrepared), typeof(ContingencyReviewed), typeof(ContingencyInvoked),
        typeof(ShockAbsorbed), typeof(CustomerAssessmentRecorded), typeof(CustomerIncidentRecorded),
        typeof(CustomerIncidentResolved), typeof(OutcomeLinked), typeof(OutcomeMeasured), typeof(OutcomeUnlinked),
        typeof(CommunicationLogged), typeof(StrategyQuestionAnswered), typeof(FeedbackActionRaised), typeof(FeedbackActionClosed),
        typeof(FeedbackActionEscalated),
    ];

    [Fact]
    public void Every_kind_of_event_that_can_be_recorded_happens_or_it_is_said_why_not()
    {
        var happened = new Simulation(new SimulationPlan(600, 12, Seed: 11, Until)).Appends()
            .SelectMany(a => a.At(1)).Select(e => e.Event.GetType()).ToHashSet();

        EventType.All.Select(t => t.Json.Type).Where(t => !happened.Contains(t)).ShouldBe(NotTold.Select(t => t.Kind), ignoreOrder: true);
        NotTold.ShouldAllBe(t => t.Why.Length > 0);
    }

    [Fact]
    public void What_becomes_another_programme_is_recorded_on_both_sides_at_once()
    {
        var histories = Portfolio(new SimulationPlan(300, 10, Seed: 6, Until));
        var latest = histories.Values.Select(h => h.Latest).ToDictionary(p => p.Code);

        var split = latest.Values.Where(p => p.SplitInto.Count > 0).ToList();
        split.Count.ShouldBeGreaterThan(20);
        split.SelectMany(p => p.SplitInto.Select(into => (p, latest[into]))).ShouldAllBe(t => t.Item2.Accounts.Equals(t.p.Accounts));
        foreach (var (from, item) in latest.Values.SelectMany(p => p.Items.Values.Where(i => i.TransferredTo is not null).Select(i => (p, i))))
        {
            latest[item.TransferredTo!.Programme].Items.ShouldContainKey(item.TransferredTo.Item, $"{from.Code} {item.Item}");
        }

        latest.Values.Count(p => p.State == ProgrammeState.Merged && p.MergedInto is not null).ShouldBeGreaterThan(5);
    }

    [Fact]
    public void Shocks_strike_and_customers_and_staff_are_asked_and_what_they_say_is_followed_up()
    {
        var organisation = SimulatedPortfolio.Of(new SimulationPlan(40, 6, Seed: 4, Until)).Organisation;

        organisation.Shocks.Count.ShouldBeInRange(1, 20);
        organisation.Waves.Count.ShouldBe(12);
        organisation.Surveys.Count.ShouldBe(6);
        foreach (var wave in organisation.Waves.Values.Select(w => w.Latest).Where(w => w.ClosedOn is not null))
        {
            wave.Responded.ShouldBeInRange(12, 40);
            wave.Actions.Keys.ShouldBe(wave.Responses.Values.Where(r => r.Overall < 5).Select(r => r.Code), ignoreOrder: true);
        }
    }

    [Fact]
    public void What_is_around_plans_changes_nothing_of_the_plans()
    {
        var plan = new SimulationPlan(30, 5, Seed: 9, Until);
        string[] Plans(Hazards hazards) =>
        [
            .. SimulatedPortfolio.Of(plan with { Hazards = hazards }).Histories.OrderBy(h => h.Key, StringComparer.Ordinal)
                .SelectMany(h => h.Value.Standing.Where(e => !Around.Contains(e.Event.GetType())).Select(e => $"{h.Key} {e.EffectiveOn} {e.Event}")),
        ];

        Plans(Hazards.Default).ShouldBe(Plans(Hazards.Default with { Around = AroundRates.None }));
    }

    [Fact]
    public void Names_and_ids_of_people_and_ids_of_commands_differ()
    {
        var simulation = new Simulation(new SimulationPlan(8000, 1, Seed: 2, Until));

        simulation.People.Select(p => p.Name).ShouldBeUnique();
        simulation.People.Select(p => p.Id).ShouldBeUnique();
        simulation.Appends().Take(5000).Select(a => a.CommandId).ShouldBeUnique();
    }

    [Fact]
    public void A_plan_without_programmes_is_refused() =>
        Should.Throw<ArgumentException>(() => new Simulation(new SimulationPlan(0, 1, 1, Until)))
            .Message.ShouldStartWith("A simulated portfolio has 1 to 100,000 programmes.");

    private static Dictionary<string, ProgrammeHistory> Portfolio(SimulationPlan plan) =>
        SimulatedPortfolio.Of(plan).Histories;
}
