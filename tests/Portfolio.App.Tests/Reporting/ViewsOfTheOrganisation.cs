using System.Globalization;
using Portfolio.App.Node;
using Portfolio.App.Tests.Node;
using Portfolio.Domain;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;
using Portfolio.Reports.Facts;
using static Portfolio.App.Tests.Reporting.ExpectedRows;

namespace Portfolio.App.Tests.Reporting;

/// <summary>Shocks, waves and surveys as a BI tool reads them are those of the program; and nobody who answered is found.</summary>
public sealed class ViewsOfTheOrganisation
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shocks_and_who_was_prepared_are_those_of_the_record()
    {
        await using var run = await NodeRun.StartAsync();
        await using var reader = await ReaderOfViews.OpenAsync(run.ConnectionString);
        await DoAsync(run, "2026-03-01", new DeclareShock("S-1", "A cut", "BudgetCut", ["MKT"]));
        await DoAsync(run, "2026-04-01", new DeclareShock("S-2", "Another boss", "NewSeniorLeader"));
        var mistaken = await DoAsync(run, "2026-05-01", new DeclareShock("S-3", "A mistake", "A flood"));
        await DoAsync(run, "2026-05-01", new RetractShock("S-3", mistaken, "no flood"));

        // Prepared; too long ago; on the very day; a review that comes in time; never.
        foreach (var (code, events) in new (string, (string On, ProgrammeCommand Command)[])[]
        {
            ("P-1", [("2025-03-01", new PrepareContingency("budgetcut", "ada", "plan"))]),
            ("P-2", [("2025-02-28", new PrepareContingency("BudgetCut", "ada", "plan"))]),
            ("P-3", [("2026-03-01", new PrepareContingency("BudgetCut", "ada", "plan"))]),
            ("P-4", [("2024-01-01", new PrepareContingency("BudgetCut", "ada", "plan")), ("2026-02-01", new ReviewContingency("BudgetCut"))]),
            ("P-5", []),
        })
        {
            await DoAsync(run, code, "2023-01-01", new Propose(code, code, "MKT"));
            foreach (var (on, command) in events)
            {
                await DoAsync(run, code, on, command);
            }

            await DoAsync(run, code, "2026-03-05", new AbsorbShock("s-1", 3));
        }

        var organisation = run.Node.View.Organisation;
        (await reader.RowsAsync(Select("shocks", "code", "title", "threat", "array_to_string(departments, ',')", "strikes_on", "position")))
            .ShouldBe(
                organisation.Shocks.Values.Select(h => ShockDeclaration.Of(h, DateOnly.MaxValue)).OfType<ShockDeclaration>().Select(s => Row(
                    Code.Stream("shock", s.Declared.Code), s.Declared.Code, s.Declared.Title, s.Declared.Threat,
                    string.Join(',', s.Declared.Departments), s.On, s.At)),
                ignoreOrder: true);
        var shock = organisation.Shock("S-1").Latest;
        await ShouldAgreeAsync("true", "alse", "alse", "true", "alse");

        // What a BI tool reads goes by the latest settings: set of a later day first, then of an earlier one, which stands no longer.
        await DoAsync(run, "2026-05-01", new ChangeSetting("contingencyMonths", "13"));
        await DoAsync(run, "2026-04-15", new ChangeSetting("contingencyMonths", "1"));
        await ShouldAgreeAsync("true", "true", "alse", "true", "alse");
        (await reader.RowsAsync("select good_until::text from reporting.contingencies order by good_until")).ShouldBe(
            ["2026-03-28", "2026-04-01", "2027-03-01", "2027-04-01"]);

        async Task ShouldAgreeAsync(params string[] prepared)
        {
            var expected = Absorbed(run.Node.View.Organisation.Settings.ContingencyMonths);
            expected.Select(row => row[^4..]).ShouldBe(prepared);
            (await reader.RowsAsync(Select("shocks_absorbed", "shock", "absorbed_on", "position", "severity", "threat", "strikes_on", "prepared")))
                .Order(StringComparer.Ordinal).ShouldBe(expected);
        }

        List<string> Absorbed(int months) => run.Node.View.Programmes.Values
            .SelectMany(h => ProgrammeFacts.Of(h).Context.Shocks.Select(s => Row(
                Code.Stream("programme", h.Latest.Code), s.Shock, s.From, s.At, s.Severity, shock.Declared!.Threat, shock.On,
                h.WasPrepared(shock.Declared.Threat, shock.On, months))))
            .Order(StringComparer.Ordinal).ToList();
    }

    [Fact]
    public async Task Waves_their_responses_and_what_is_done_about_them_are_those_of_the_record()
    {
        await using var run = await NodeRun.StartAsync();
        await using var reader = await ReaderOfViews.OpenAsync(run.ConnectionString);
        await run.Node.ExecuteAsync(new OpenAccount("ACME", "Acme"), new Envelope(NodeRun.Officer), Cancellation);
        await DoAsync(run, "2026-01-05", new OpenWave(
            "2026-Q1", "Spring", 100, 20, SamplingMethod.Random, new(0, 10), 5, new("ada", 14), Drivers: ["Ease", "Price"]));
        await DoAsync(run, "2026-01-10", new RecordResponses("2026-Q1",
        [
            new("R-1", 3, [new("Ease", 2.5m)], "ACME"), new("R-2", 8, [new("Ease", 9), new("Price", 7)]), new("R-3", 4.5m),
        ]));
        var twice = await DoAsync(run, "2026-01-11", new RecordResponses("2026-Q1", [new("R-4", 1, Account: "ACME")]));
        await DoAsync(run, "2026-01-12", new CloseResponseAction("2026-Q1", "R-1"));
        await DoAsync(run, "2026-01-13", new EscalateResponseAction("2026-Q1", "R-3", "ben"));
        await DoAsync(run, "2026-01-14", new RetractWave("2026-Q1", twice, "asked twice"));
        await DoAsync(run, "2026-02-01", new CloseWave("2026-Q1"));

        var wave = WaveFacts.Of(run.Node.View.Organisation.Wave("2026-Q1"), DateOnly.MaxValue)!;
        const string Stream = "wave/2026-Q1";
        (wave.Responses.Count, wave.Actions.Count).ShouldBe((3, 2));
        (await reader.RowsAsync(Select(
            "waves", "wave", "title", "opened_on", "position", "closed_on", "population", "invited", "responded", "sampling",
            "trim_scale(scale_lowest)", "trim_scale(scale_highest)", "trim_scale(threshold)", "follow_up_owner", "service_level_days")))
            .ShouldBe([Row(
                Stream, wave.Wave.Wave, wave.Wave.Title, wave.From, wave.At, wave.ClosedOn, wave.Wave.Population, wave.Wave.Invited,
                wave.Responses.Count, wave.Wave.Sampling, 0, 10, 5, wave.Wave.FollowUp.Owner, wave.Wave.FollowUp.ServiceLevelDays)]);
        (await reader.RowsAsync(Select("wave_responses", "response", "said_on", "position", "trim_scale(overall)", "account", "segment", "stratum")))
            .ShouldBe(
                wave.Responses.Select(r => Row(
                    Stream, r.Said.Code, r.From, r.At, ExpectedRowsAround.Number(r.Said.Overall), r.Said.Account, r.Said.Segment, r.Said.Stratum)),
                ignoreOrder: true);
        (await reader.RowsAsync(Select("wave_driver_scores", "response", "driver", "trim_scale(score)"))).ShouldBe(
            wave.Responses.SelectMany(r => r.Said.Drivers.Select(d => Row(Stream, r.Said.Code, d.Driver, ExpectedRowsAround.Number(d.Score)))),
            ignoreOrder: true);
        (await reader.RowsAsync(Select("feedback_actions", ExpectedRowsAround.ActionColumns))).ShouldBe(
            wave.Actions.Select(a => ExpectedRowsAround.Action(Stream, a)), ignoreOrder: true);
    }

    [Fact]
    public async Task Surveys_are_told_in_the_same_steps_of_five_and_no_view_shows_a_single_answer()
    {
        await using var run = await NodeRun.StartAsync();
        await using var reader = await ReaderOfViews.OpenAsync(run.ConnectionString);
        await DoAsync(run, "2026-01-05", new OpenSurvey(
            "V-1", "In the way", SurveyKind.Agreement, [new("SILOS", "Silos.", new(77, "companies")), new("MONEY", "No money.")]));
        await DoAsync(run, "2026-01-05", new InviteToSurvey("V-1", [.. Enumerable.Range(1, 14).Select(Token)]));
        await DoAsync(run, "2026-01-05", new OpenSurvey("V-2", "Derailed", Ready: ReadySurvey.WhatDerailsYou));
        for (var n = 1; n <= 12; n++)
        {
            // Days that run backwards: they must not part a step. Some leave the second statement unanswered.
            await DoAsync(run, $"2026-01-{28 - n}", new AnswerSurvey(
                "V-1", Token(n), n % 3 == 0 ? [new("SILOS", (n % 5) + 1)] : [new("SILOS", (n % 5) + 1), new("MONEY", n > 6 ? 5 : 1)]));
            await ShouldAgreeAsync(n);
        }

        await DoAsync(run, "2026-02-01", new CloseSurvey("V-1"));
        await ShouldAgreeAsync(12);

        (await reader.RowsAsync("select type from reporting.events where data is null group by type order by type"))
            .ShouldBe(["InvitationsIssued", "SurveyAnswered"]);
        (await reader.RowsAsync("select type from reporting.standing_events where stream like 'survey/%' group by type order by type"))
            .ShouldBe(["SurveyClosed", "SurveyOpened"]);
        foreach (var view in await reader.RowsAsync("select viewname::text from pg_views where schemaname = 'reporting'"))
        {
            (await reader.RowsAsync($"select row_to_json(v)::text from reporting.{view} v"))
                .ShouldNotContain(row => row.Contains(Token(1), StringComparison.Ordinal), view);
        }

        async Task ShouldAgreeAsync(int answered)
        {
            var organisation = run.Node.View.Organisation;
            var results = new[] { "V-1", "V-2" }.Select(code => (Stream: $"survey/{code}", Survey: SurveyResults.Of(organisation.Survey(code))!)).ToList();
            (results[0].Survey.Counted, results[0].Survey.HeldBack).ShouldBe((answered / 5 * 5, answered % 5));
            (await reader.RowsAsync(Select("surveys", "survey", "title", "kind", "question", "closed_on", "invited", "counted", "held_back"))).ShouldBe(
                results.Select(r => Row(
                    r.Stream, r.Survey.Survey.Survey, r.Survey.Survey.Title, r.Survey.Survey.Kind, r.Survey.Survey.Question,
                    organisation.Survey(r.Survey.Survey.Survey).Standing.FirstOrDefault(e => e.Event is SurveyClosed)?.EffectiveOn,
                    r.Survey.Invited, r.Survey.Counted, r.Survey.HeldBack)),
                ignoreOrder: true);
            (await reader.RowsAsync(Select(
                "survey_results", "statement", "wording", "chosen", "array_to_string(points, ',')", "trim_scale(published_percent)", "published_of")))
                .ShouldBe(
                    results.SelectMany(r => r.Survey.Statements.Select(s => Row(
                        r.Stream, s.Statement.Code, s.Statement.Wording, s.Chosen, string.Join(',', s.Points),
                        ExpectedRowsAround.Number(s.Statement.Published?.Percent), s.Statement.Published?.Counted))),
                    ignoreOrder: true);
        }
    }

    private static string Token(int number) => number.ToString("x64", CultureInfo.InvariantCulture);

    private static async Task<Guid> DoAsync(NodeRun run, string on, OrganisationCommand command) => Done(await run.Node.ExecuteAsync(
        command, new Envelope(NodeRun.Officer, EffectiveOn: DateOnly.ParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture)), Cancellation));

    private static async Task<Guid> DoAsync(NodeRun run, string code, string on, ProgrammeCommand command) => Done(await run.Node.ExecuteAsync(
        code, [command], new Envelope(NodeRun.Officer, EffectiveOn: DateOnly.ParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture)), null, Cancellation));

    private static Guid Done(Answer answer) => answer.ShouldBeOfType<Answer.Done>().Events[0].CommandId;
}
