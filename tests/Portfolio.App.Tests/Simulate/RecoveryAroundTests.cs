using Portfolio.App.Simulate;
using Portfolio.App.Simulate.Rates;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;

namespace Portfolio.App.Tests.Simulate;

/// <summary>
/// What happens around plans is found in the facts at the rates it was made with: so many of a kind, over the months in which
/// it could happen.
/// </summary>
public sealed class RecoveryAroundTests
{
    private const double Month = 30.4375;

    private static readonly DateOnly Until = new(2026, 6, 30);

    // Often enough to be counted.
    private static readonly AroundRates Made = new()
    {
        Blindside = 0.02,
        Assess = 0.03,
        Incident = 0.04,
        Derail = 0.03,
        RaiseAction = 0.04,
        SetMilestone = 0.06,
        LinkOutcome = 0.05,
        Measure = 0.1,
    };

    // Each on record on its own day.
    private static readonly ProgrammeFacts[] Facts =
    [
        .. SimulatedPortfolio.Of(new SimulationPlan(500, 6, Seed: 21, Until)
        {
            Hazards = new Hazards { Around = Made, Recording = RecordingHabits.AtOnce },
        }).Histories.Values.Select(ProgrammeFacts.Of),
    ];

    public static TheoryData<string, double> Rates => new()
    {
        { "blindsided", Made.Blindside },
        { "assessed", Made.Assess },
        { "incidents", Made.Incident },
        { "resolved", Made.Resolve },
        { "derailed", Made.Derail },
        { "cleared", Made.Clear },
        { "actions", Made.RaiseAction },
        { "closed", Made.CloseAction },
        { "milestones reached", Made.ReachMilestone },
        { "outcomes measured", Made.Measure },
    };

    [Theory]
    [MemberData(nameof(Rates))]
    public void A_rate_is_recovered(string what, double made)
    {
        var (count, months) = Facts.Select(f => Of(what, f)).Aggregate((0.0, 0.0), (sum, f) => (sum.Item1 + f.Count, sum.Item2 + f.Months));

        // The logarithm of a Poisson rate is known to one part in the root of the count; days are whole.
        count.ShouldBeGreaterThan(100);
        var off = Math.Log(count / months / made);
        off.ShouldBeInRange(-4 / Math.Sqrt(count) - 0.03, 4 / Math.Sqrt(count) + 0.03, $"{what}: {count} in {months:0} months, made at {made}");
    }

    private static (double Count, double Months) Of(string what, ProgrammeFacts f)
    {
        var end = f.States.Where(s => s.State >= ProgrammeState.Completed).Select(s => (DateOnly?)s.From).FirstOrDefault() ?? Until.AddDays(1);
        double Months(DateOnly from, DateOnly? to) => Math.Max(0, (to ?? end).DayNumber - from.DayNumber) / Month;
        double open = Months(f.Opened!.Value, null);
        return what switch
        {
            "blindsided" => (f.Context.Blindsidings.Length, open),
            "assessed" => (f.Context.Assessments.Length, open),
            "incidents" => (f.Context.Incidents.Length, open),
            "resolved" => (f.Context.Incidents.Count(i => i.ResolvedOn is not null), f.Context.Incidents.Sum(i => Months(i.From, i.ResolvedOn))),
            "derailed" => (f.Context.Derailers.Length, open),
            "cleared" => (f.Context.Derailers.Count(d => d.To is not null), f.Context.Derailers.Sum(d => Months(d.From, d.To))),
            "actions" => (f.Context.Actions.Length, open),
            "closed" => (f.Context.Actions.Count(a => a.ClosedOn is not null), f.Context.Actions.Sum(a => Months(a.From, a.ClosedOn))),
            "milestones reached" => (
                f.Context.Milestones.Count(m => m.ReachedOn is not null), f.Context.Milestones.Sum(m => Months(m.From, m.ReachedOn))),
            "outcomes measured" => (f.Context.Outcomes.Sum(o => o.Measures.Count), f.Context.Outcomes.Sum(o => Months(o.From, o.To))),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, null),
        };
    }
}
