using System.Net;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Node.Snapshots;
using Portfolio.App.Simulate;
using Portfolio.App.Surveys;
using Portfolio.App.Tests.Access.Provider;
using Portfolio.App.Tests.Audit;
using Portfolio.App.Tests.Postgres;
using Portfolio.App.Tests.Reports;
using Portfolio.App.Tests.Verbs;
using Portfolio.App.Tests.Web;
using Portfolio.App.Tests.WebHooks;
using Portfolio.App.Verbs;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;

namespace Portfolio.App.Tests.Node;

/// <summary>
/// An event that can be read and not folded stops that projection, which says where, and the rest goes on. A program without
/// defect writes; one that <see cref="Unfoldable"/> makes follows it.
/// </summary>
public sealed class StoppedProjectionTests
{
    private static readonly SetMilestone AMilestone = new("GO-LIVE", "Live", new DateOnly(2099, 1, 31));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_programme_stops_at_the_event_and_what_rests_on_it_is_refused_with_where_and_why()
    {
        await using var now = await TwoProgrammesAsync();
        await using var web = await StartAsync(now, Unfoldable.Milestones());
        using var pmo = web.As(Roles.Pmo);
        var stopped = (await now.ExecuteAsync("CRM-2", AMilestone)).ShouldBeOfType<Answer.Done>();
        var sentence = $"The state of the programme stopped at position {stopped.Position}, version {stopped.Version} of programme/CRM-2, which cannot be folded: ";
        await web.Node.Node.ReachAsync(stopped.Position, Cancellation);

        foreach (var address in new[] { "/api/programmes/CRM-2", "/api/programmes", "/api/reports/phase-2", "/api/reports/board" })
        {
            (await RefusalAsync(await pmo.GetAsync(address, Cancellation))).ShouldStartWith(sentence, customMessage: address);
        }

        (await pmo.GetStringAsync("/health/ready", Cancellation)).ShouldContain($"; {sentence}");
        var refused = await RefusalAsync(await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/vacate-sponsor", """{"person":"ada","reason":"moved on"}"""));
        refused.ShouldStartWith(sentence);
        refused.ShouldEndWith("Nothing was recorded.");
        (await RefusalAsync(await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/name-deputy-sponsor", """{"person":"ben","effectiveOn":"2026-01-06"}""")))
            .ShouldStartWith(sentence, customMessage: "before its day, too");
        (await now.Node.Ledger.Reader.HeadAsync(Cancellation)).Size.ShouldBe(stopped.Position);
        web.Node.Node.Broken.ShouldBeNull();
    }

    [Fact]
    public async Task The_rest_goes_on()
    {
        await using var now = await TwoProgrammesAsync();
        await using var web = await StartAsync(now, Unfoldable.Milestones());
        using var pmo = web.As(Roles.Pmo);
        using var auditor = web.As(Roles.Auditor);
        var stopped = (await now.ExecuteAsync("CRM-2", AMilestone)).ShouldBeOfType<Answer.Done>().Position;
        await now.ExecuteAsync("CRM-2", new Describe("Another view"));
        await web.Node.Node.ReachAsync(stopped + 1, Cancellation);

        // Other programmes are read and commanded, and so is the organisation.
        (await pmo.GetStringAsync("/api/programmes/ERP", Cancellation)).ShouldContain("One ledger");
        (await WebRun.PostAsync(pmo, "/api/programmes/ERP/describe", """{"title":"Two ledgers"}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await pmo.GetStringAsync("/api/programmes/ERP", Cancellation)).ShouldContain("Two ledgers");
        (await WebRun.PostAsync(pmo, "/api/accounts", """{"code":"ACME","title":"Acme"}""")).IsSuccessStatusCode.ShouldBeTrue();

        // What is on record is shown, followed and proven.
        (await auditor.GetStringAsync("/api/programmes/CRM-2/history", Cancellation)).ShouldContain("MilestoneSet");
        (await auditor.GetStringAsync($"/api/events?after={stopped - 1}", Cancellation)).ShouldContain("Two ledgers");
        (await auditor.GetStringAsync($"/api/events?after={stopped - 1}&department=MKT", Cancellation)).ShouldContain("MilestoneSet");
        (await auditor.GetStringAsync($"/api/audit/events/{stopped}", Cancellation)).ShouldContain("GO-LIVE");
        (await auditor.GetAsync($"/api/audit/proofs/consistency?from={stopped}", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await auditor.GetStringAsync($"/audit/events/{stopped}", Cancellation)).ShouldContain("MilestoneSet");

        // What was known before stays known.
        (await pmo.GetStringAsync($"/api/programmes/CRM-2?knownAt={stopped - 1}", Cancellation)).ShouldContain("One view of the customer");
        (await pmo.GetAsync($"/api/reports/phase-2?knownAt={stopped - 1}", Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task By_its_own_append_it_stops_too_and_is_answered_as_done()
    {
        await using var now = await TwoProgrammesAsync();
        await using var node = await NodeRun.OpenAsync(now.ConnectionString, codec: Unfoldable.Milestones());
        Task<Answer> Execute(string code, ProgrammeCommand command) =>
            node.ExecuteAsync(code, [command], new Envelope(NodeRun.Officer), null, Cancellation);

        var done = (await Execute("CRM-2", AMilestone)).ShouldBeOfType<Answer.Done>();

        (await Execute("CRM-2", new Describe("Another view"))).ShouldBeOfType<Answer.Unfolded>().Stop.Position.ShouldBe(done.Position);
        (await Execute("ERP", new Describe("Another ledger"))).ShouldBeOfType<Answer.Done>();
        node.View.KnownStops.Select(s => (s.Position, s.Version)).ShouldBe([(done.Position, done.Version)]);
        node.Broken.ShouldBeNull();
    }

    [Fact]
    public async Task Recorded_late_it_is_found_before_anybody_asks_told_once_and_gone_once_it_is_taken_back()
    {
        await using var now = await TwoProgrammesAsync();
        using var log = new KeptLog();
        await using var node = await NodeRun.OpenAsync(now.ConnectionString, codec: Unfoldable.Milestones());
        await using var watch = await WatchRun.StartAsync(node, log);
        await now.ExecuteAsync("CRM-2", new Describe("A view"));
        var late = (await now.Node.ExecuteAsync(
            "CRM-2", [AMilestone], new Envelope(NodeRun.Officer, new DateOnly(2026, 1, 6)), null, Cancellation)).ShouldBeOfType<Answer.Done>();
        await Processes.UntilAsync(() => Told() > 0);
        await now.ExecuteAsync("CRM-2", new Describe("Another view"));
        await now.ExecuteAsync("CRM-2", new Describe("One more view"));
        await node.ReachAsync(late.Position + 2, Cancellation);

        node.View.KnownStops.Select(s => (s.Stream, s.Position)).ShouldBe([("programme/CRM-2", late.Position)]);
        await now.ExecuteAsync("CRM-2", new Retract(late.Events[0].CommandId, "a slip"));
        await node.ReachAsync(late.Position + 3, Cancellation);

        node.View.Programme("CRM-2").Latest.Title.ShouldBe("One more view");
        node.View.KnownStops.ShouldBeEmpty();
        Told().ShouldBe(1);

        int Told() => log.Lines.Count(l => l.Contains("stopped at position", StringComparison.Ordinal));
    }

    [Fact]
    public async Task From_the_log_from_snapshots_and_with_little_memory_it_stops_at_the_same()
    {
        var database = await NodeRun.SampleAsync(new SimulationPlan(60, 6, Seed: 7, new DateOnly(2026, 6, 30)));
        await using var sound = await NodeRun.OpenAsync(database);
        var expected = sound.View.Programmes
            .Select(p => (p.Key, p.Value.Standing.FirstOrDefault(e => e.Event is MilestoneSet)?.Position))
            .Where(p => p.Position is not null).OrderBy(p => p.Key).ToList();
        (expected.Count > 1 && expected.Count < sound.View.Programmes.Count).ShouldBeTrue();

        await ShouldStopAsync(new(), fromSnapshots: false);
        await SnapshotRebuild.RunAsync(sound.Ledger, 1024, null, Cancellation);
        await ShouldStopAsync(new() { SnapshotEvents = 1024 }, fromSnapshots: true);
        await ShouldStopAsync(new() { SnapshotEvents = 1024, HeldEvents = 1 }, fromSnapshots: true);

        async Task ShouldStopAsync(NodeSettings settings, bool fromSnapshots)
        {
            await using var node = await NodeRun.OpenAsync(database, codec: Unfoldable.Milestones(), settings: settings);
            await using var watch = await WatchRun.StartAsync(node);

            (node.FromSnapshots > 0).ShouldBe(fromSnapshots);
            await Processes.UntilAsync(() => node.View.KnownStops.Count() == expected.Count);
            node.View.KnownStops.Select(s => (s.Stream, (long?)s.Position)).OrderBy(s => s.Stream).ShouldBe(expected);
            var (stream, goesOn) = node.View.Programmes.First(p => p.Value.Stop is null);
            goesOn.Latest.Title.ShouldBe(sound.View.Programmes[stream].Latest.Title);
        }
    }

    [Fact]
    public async Task Where_only_the_facts_for_reports_stop_reports_refuse_and_commands_go_on()
    {
        await using var now = await TwoProgrammesAsync();
        await using var web = await StartAsync(now, Unfoldable.ScopeItems());
        using var pmo = web.As(Roles.Pmo);
        var stopped = (await now.ExecuteAsync("CRM-2", new PlanPhase(1, "First"), new AddScopeItem("SELF", "Self-service", 1, 70))).ShouldBeOfType<Answer.Done>();
        await web.Node.Node.ReachAsync(stopped.Position, Cancellation);
        var sentence = $"The facts for reports stopped at position {stopped.Position}, version {stopped.Version} of programme/CRM-2, which cannot be folded: ";

        (await RefusalAsync(await pmo.GetAsync("/api/reports/phase-2", Cancellation))).ShouldStartWith(sentence);
        (await pmo.GetStringAsync("/health/ready", Cancellation)).ShouldContain($"; {sentence}");
        (await WebRun.PostAsync(pmo, "/api/programmes/CRM-2/describe", """{"title":"Another view"}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await RefusalAsync(await pmo.GetAsync("/api/reports/phase-2", Cancellation))).ShouldStartWith(sentence, customMessage: "it is never computed without it");
    }

    [Fact]
    public async Task Facts_for_reports_are_looked_at_before_anybody_asks_for_one_and_again_once_it_is_taken_back()
    {
        await using var now = await TwoProgrammesAsync();
        await using var web = await StartAsync(now, Unfoldable.ScopeItems());
        using var pmo = web.As(Roles.Pmo);
        var stopped = (await now.ExecuteAsync("CRM-2", new PlanPhase(1, "First"), new AddScopeItem("SELF", "Self-service", 1, 70))).ShouldBeOfType<Answer.Done>();
        var sentence = $"; The facts for reports stopped at position {stopped.Position}, version {stopped.Version} of programme/CRM-2, which cannot be folded: ";

        await UntilReadyAsync(said => said.Contains(sentence, StringComparison.Ordinal));

        await now.ExecuteAsync("CRM-2", new Retract(stopped.Events[0].CommandId, "a slip"));
        await UntilReadyAsync(said => !said.Contains("stopped at", StringComparison.Ordinal));

        Task UntilReadyAsync(Predicate<string> says) => LoggedAccesses.UntilAsync(async () => says(await pmo.GetStringAsync("/health/ready", Cancellation)));
    }

    [Fact]
    public async Task A_feedback_wave_stops_alone_and_what_needs_it_is_refused()
    {
        await using var now = await TwoProgrammesAsync();
        await using var web = await StartAsync(now, Unfoldable.Responses());
        await RecordAsync(now, new OpenWave("2026-Q1", "Spring", 100, 20, SamplingMethod.Random, new(0, 10), 5, new("ada", 14)));
        await RecordAsync(now, new OpenWave("2026-Q2", "Summer", 100, 20, SamplingMethod.Random, new(0, 10), 5, new("ada", 14)));
        var stopped = await RecordAsync(now, new RecordResponses("2026-Q1", [new("R-1", 9)]));

        await ShouldStopAloneAsync(
            web, stopped, "The state of the Wave", "wave/2026-Q1", ["/api/waves/2026-Q1", "/api/waves", "/api/reports/closed-loop"],
            ("/api/waves/record-responses", """{"code":"2026-Q1","responses":[{"response":"R-2","overall":9}]}"""),
            ("/api/waves/2026-Q2", "Summer"), "/api/reports/surveys");
    }

    [Fact]
    public async Task A_survey_stops_alone_and_what_needs_it_is_refused()
    {
        await using var now = await TwoProgrammesAsync();
        await using var web = await StartAsync(now, Unfoldable.Answers());
        await RecordAsync(now, new OpenSurvey("V-1", "The pulse", Ready: ReadySurvey.StaffPulse));
        await RecordAsync(now, new OpenSurvey("V-2", "The next pulse", Ready: ReadySurvey.StaffPulse));
        await RecordAsync(now, new InviteToSurvey("V-1", [SurveyToken.HashOf("1"), SurveyToken.HashOf("2")]));
        var stopped = await RecordAsync(now, new AnswerSurvey("V-1", SurveyToken.HashOf("1"), [new("DELIVERS", 4)]));

        await ShouldStopAloneAsync(
            web, stopped, "The state of the Survey", "survey/V-1",
            ["/survey/V-1/questions", "/api/surveys/V-1/results", "/api/surveys", "/api/reports/surveys"],
            ("/survey/V-1/answers", """{"token":"2","answers":[{"statement":"DELIVERS","points":4}]}"""),
            ("/api/surveys/V-2/results", "The next pulse"), "/api/reports/closed-loop");
    }

    [Fact]
    public async Task Web_hooks_deliver_what_cannot_be_folded_and_the_ledger_verifies()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var now = await TwoProgrammesAsync();
        await using var run = new HookRun(await WebRun.StartAsync(
            new NodeRun(await NodeRun.OpenAsync(now.ConnectionString, codec: Unfoldable.Milestones()), now.ConnectionString),
            options: o => o with { WebHooks = HookRun.Quick }));
        var stopped = (await now.ExecuteAsync("CRM-2", AMilestone)).ShouldBeOfType<Answer.Done>().Position;
        await run.RegisterAsync(receiver.Address);
        await run.RegisterAsync(new Uri(receiver.Address, "/marketing"), types: ["MilestoneSet"], departments: ["MKT"]);
        await now.ExecuteAsync("CRM-2", new Describe("Another view"));
        await now.ExecuteAsync("ERP", new Describe("Another ledger"));
        var last = now.Node.View.Position;

        await receiver.UntilAsync(r => r.Received.Any(d => d.Path == "/" && d.Positions.Contains(last)) && r.Received.Any(d => d.Path == "/marketing"));
        receiver.Received.Where(d => d.Path == "/").SelectMany(d => d.Positions).Distinct().ShouldBe(Enumerable.Range(1, (int)last).Select(p => (long)p));
        receiver.Received.Where(d => d.Path == "/marketing").SelectMany(d => d.Positions).ShouldAllBe(p => p == stopped);
        run.Web.Node.Node.View.Programme("CRM-2").Stop.ShouldNotBeNull().Position.ShouldBe(stopped);

        // By the verb, and by the program that stopped.
        var verified = await VerbRun.OnAsync(now.ConnectionString, "verify");
        verified.ExitCode.ShouldBe(ExitCode.Done, verified.Error);
        verified.Output.ShouldContain($"{last} events in ");
        using var auditor = run.Web.As(Roles.Auditor);
        (await auditor.PostAsync("/api/audit/verify", null, Cancellation)).EnsureSuccessStatusCode();
        string? state = null;
        await LoggedAccesses.UntilAsync(async () =>
            (state = JsonDocument.Parse(await auditor.GetStringAsync("/api/audit/verify", Cancellation)).RootElement.GetProperty("state").GetString()) != "running");
        state.ShouldBe("right");
    }

    [Fact]
    public async Task Where_the_organisation_stops_nothing_is_decided_or_reported_and_the_log_is_followed()
    {
        await using var now = await TwoProgrammesAsync();
        await using var web = await StartAsync(now, Unfoldable.Accounts());
        using var pmo = web.As(Roles.Pmo);
        using var auditor = web.As(Roles.Auditor);
        var stopped = (await now.Node.ExecuteAsync(new OpenAccount("ACME", "Acme"), new Envelope(NodeRun.Officer), Cancellation)).ShouldBeOfType<Answer.Done>();
        await now.ExecuteAsync("CRM-2", new Describe("Another view"));
        await web.Node.Node.ReachAsync(stopped.Position + 1, Cancellation);
        var sentence = $"The state of the organisation stopped at position {stopped.Position}, version 1 of account/ACME, which cannot be folded: ";

        foreach (var address in new[] { "/api/reports/phase-2", "/api/accounts", "/health/ready" })
        {
            (await RefusalAsync(await pmo.GetAsync(address, Cancellation))).ShouldStartWith(sentence, customMessage: address);
        }

        (await RefusalAsync(await WebRun.PostAsync(pmo, "/api/programmes/ERP/describe", """{"title":"Two ledgers"}"""))).ShouldStartWith(sentence);
        (await auditor.GetStringAsync("/api/programmes/CRM-2/history", Cancellation)).ShouldContain("Another view");
        (await auditor.GetStringAsync($"/api/events?after={stopped.Position}", Cancellation)).ShouldContain("Another view");
        (await auditor.GetStringAsync($"/audit/events/{stopped.Position}", Cancellation)).ShouldContain("AccountOpened");
    }

    private static async Task<long> RecordAsync(NodeRun now, OrganisationCommand command) =>
        (await now.Node.ExecuteAsync(command, new Envelope(NodeRun.Officer), Cancellation)).ShouldBeOfType<Answer.Done>().Position;

    /// <param name="needing">Addresses of what needs it.</param>
    /// <param name="onIt">A command on it.</param>
    /// <param name="another">Another of its kind, and what that is called.</param>
    /// <param name="report">A report that does without it.</param>
    private static async Task ShouldStopAloneAsync(
        WebRun web, long stopped, string what, string stream, string[] needing, (string Path, string Body) onIt, (string Path, string Title) another, string report)
    {
        using var pmo = web.As(Roles.Pmo);
        await web.Node.Node.ReachAsync(stopped, Cancellation);
        var sentence = $"{what} stopped at position {stopped}, version {web.Node.Node.View.Log[stopped].Version} of {stream}, which cannot be folded: ";

        (await pmo.GetStringAsync("/health/ready", Cancellation)).ShouldContain($"; {sentence}");
        foreach (var address in needing)
        {
            (await RefusalAsync(await pmo.GetAsync(address, Cancellation))).ShouldStartWith(sentence, customMessage: address);
        }

        var refused = await RefusalAsync(await WebRun.PostAsync(pmo, onIt.Path, onIt.Body));
        refused.ShouldStartWith(sentence);
        refused.ShouldEndWith("Nothing was recorded.");

        (await pmo.GetStringAsync(another.Path, Cancellation)).ShouldContain(another.Title);
        (await pmo.GetAsync(report, Cancellation)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await WebRun.PostAsync(pmo, "/api/programmes/ERP/describe", """{"title":"Two ledgers"}""")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await WebRun.PostAsync(pmo, "/api/accounts", """{"code":"ACME","title":"Acme"}""")).IsSuccessStatusCode.ShouldBeTrue();
        (await web.Node.Node.Ledger.Reader.HeadAsync(Cancellation)).Size.ShouldBe(stopped + 2);
    }

    private static async Task<NodeRun> TwoProgrammesAsync()
    {
        var run = await NodeRun.StartAsync();
        foreach (var (code, title) in new[] { ("CRM-2", "One view of the customer"), ("ERP", "One ledger") })
        {
            (await run.Node.ExecuteAsync(
                code, [new Propose(code, title, "MKT"), new AppointSponsor("ada")], new Envelope(NodeRun.Officer, new DateOnly(2026, 1, 5)), null, Cancellation))
                .ShouldBeOfType<Answer.Done>();
        }

        return run;
    }

    private static async Task<WebRun> StartAsync(NodeRun now, EventCodec codec) =>
        await WebRun.StartAsync(new NodeRun(await NodeRun.OpenAsync(now.ConnectionString, codec: codec), now.ConnectionString));

    private static async Task<string> RefusalAsync(HttpResponseMessage answer)
    {
        var said = await answer.Content.ReadAsStringAsync(Cancellation);
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, said);
        var problem = await WebRun.JsonOf(answer);
        problem.GetProperty("type").GetString().ShouldBe("urn:portfolio:rule:events-can-be-folded");
        return problem.GetProperty("title").GetString()!;
    }
}
