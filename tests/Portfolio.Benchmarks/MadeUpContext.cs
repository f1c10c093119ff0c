using Portfolio.Domain;
using Portfolio.Domain.Feedback;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;
using Portfolio.Reports.Facts;

namespace Portfolio.Benchmarks;

/// <summary>
/// What the simulated ledger does not hold: some twenty events around each programme's plan, five shocks, five waves of two
/// thousand responses and a survey, so that the reports about these have something to compute. Made up in memory, in order.
/// </summary>
internal static class MadeUpContext
{
    private static readonly string[] Drivers = ["Ease", "Price", "Speed", "Advice"];

    /// <summary>The facts of a history with events around its plan, spread over its first two years.</summary>
    public static ProgrammeFacts FactsOf(ProgrammeHistory history, int seed)
    {
        var random = new Random(seed);
        var first = history.Standing[0];
        var events = history.Standing.ToList();
        foreach (var (happened, i) in Events(random).Select((e, i) => (e, i)))
        {
            events.Add(first with { Event = happened, EffectiveOn = first.EffectiveOn.AddDays((30 * i) + random.Next(30)) });
        }

        return ProgrammeFacts.Of([.. events.OrderBy(e => e.EffectiveOn).ThenBy(e => e.Position)]);
    }

    public static Organisation Around(Organisation organisation, DateOnly from)
    {
        var random = new Random(1);
        var position = 0L;
        void Take(string stream, DomainEvent happened, DateOnly on) => organisation = organisation.Evolve(new(
            ++position, stream, 1, happened, on, on, DateTimeOffset.UnixEpoch, new("made-up", "pmo", "test"), Guid.Empty, []));

        for (var i = 0; i < 5; i++)
        {
            Take($"shock/S-{i}", new ShockDeclared($"S-{i}", "Made up", Threat.Named[i % 4], []), from.AddDays(300 + (200 * i)));
            Take(
                $"wave/W-{i}",
                new WaveOpened(
                    $"W-{i}", "Made up", 10_000, 4_000, SamplingMethod.Random, [], new(0, 10), 3, [.. Drivers], new("made-up", 14)),
                from.AddDays(300 + (200 * i)));
            for (var r = 0; r < 2_000; r++)
            {
                ValueList<DriverScore> scores = [.. Drivers.Select(d => new DriverScore(d, random.Next(11)))];
                var overall = Math.Round(scores.Average(s => s.Score));
                Take($"wave/W-{i}", new ResponseRecorded(new($"R-{r}", overall, scores)), from.AddDays(310 + (200 * i)));
                if (overall < 3)
                {
                    Take(
                        $"wave/W-{i}",
                        new FeedbackActionRaised($"R-{r}", from.AddDays(330 + (200 * i)), "made-up", $"W-{i}", $"R-{r}", null),
                        from.AddDays(310 + (200 * i)));
                }
            }
        }

        Take("survey/V-1", ReadySurveys.Of(ReadySurvey.StaffPulse, "V-1", "Pulse"), from);
        for (var i = 0; i < 1_000; i++)
        {
            Take(
                "survey/V-1",
                new SurveyAnswered($"{i:x64}", [.. ReadySurveys.Of(ReadySurvey.StaffPulse, "", "").Statements.Select(s => new StatementAnswer(s.Code, random.Next(1, 6)))]),
                from);
        }

        return organisation;
    }

    private static IEnumerable<DomainEvent> Events(Random random) =>
    [
        new DepartmentInvolved("OTHER"),
        new OutcomeLinked("O-1", "Renewals", "%", 10, 20, new(2030, 1, 1), Drivers[random.Next(4)]),
        new StrategyQuestionAnswered(1, 1),
        new StrategyQuestionAnswered(2, random.Next(1, 5)),
        new DerailersObserved([(Derailer)random.Next(15), Derailer.Other]),
        new DepartmentEngaged("OTHER", (Engagement)random.Next(4)),
        new ContingencyPrepared(Threat.Named[random.Next(4)], "made-up"),
        new FeedbackActionRaised("A-1", new(2024, 1, 1), "made-up", null, null, null),
        new OutcomeMeasured("O-1", random.Next(8, 22)),
        new CustomerAssessmentRecorded(random.Next(11), new(0, 10), 20, "calls", null),
        new StrategyQuestionAnswered(3, 1),
        new DerailerCleared(Derailer.Other),
        new FeedbackActionClosed("A-1"),
        new CommunicationLogged("Customers", "Letter", Topic.Action, "A-1"),
        new CustomerIncidentRecorded("INC-1", IncidentKind.Complaint, random.Next(1, 6), null),
        new FeedbackActionRaised("A-2", new(2024, 1, 1), "made-up", null, null, null),
        new OutcomeMeasured("O-1", random.Next(8, 22)),
        new CustomerIncidentResolved("INC-1", (Handling)random.Next(3)),
        new DepartmentBlindsided("OTHER"),
        new ShockAbsorbed("S-1", 3),
    ];
}
