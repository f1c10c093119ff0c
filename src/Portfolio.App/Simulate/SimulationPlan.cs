using Portfolio.App.Simulate.Rates;

namespace Portfolio.App.Simulate;

/// <summary>What is simulated. The same plan gives the same commands, ids and times.</summary>
/// <param name="Programmes">How many programmes there are in all, those that ended included and the parts of others that go on by themselves left out.</param>
/// <param name="Years">How long they were watched.</param>
/// <param name="Seed">Which of the possible portfolios.</param>
/// <param name="Until">The last day: nothing is recorded after it.</param>
public sealed record SimulationPlan(int Programmes, int Years, int Seed, DateOnly Until)
{
    /// <summary>How long the portfolio of a first start was watched.</summary>
    public const int UsualYears = 6;

    /// <summary>What a first start shows, as of a day.</summary>
    public static SimulationPlan FirstStart(int programmes, DateOnly today) => new(programmes, UsualYears, Seed: 1, today.AddDays(-1));

    public Hazards Hazards { get; init; } = Hazards.Default;

    public DateOnly From => Until.AddYears(-Years);

    /// <summary>What is wrong with the plan, in a sentence; null if nothing.</summary>
    public string? Fault => this switch
    {
        { Programmes: < 1 or > 100_000 } => "A simulated portfolio has 1 to 100,000 programmes.",
        { Years: < 1 or > 50 } => "A simulated portfolio is watched for 1 to 50 years.",
        { Until.Year: < 1960 or > 9000 } => "A simulated portfolio ends between the years 1960 and 9000.",
        _ => null,
    };

    /// <summary>The same for a plan that is to be recorded today: what lies ahead has not been recorded yet.</summary>
    public string? FaultOn(DateOnly today) => Until >= today
        ? $"A simulated portfolio ends yesterday at the latest, not on {Until:yyyy-MM-dd}: what is recorded next would take its recorded times from it."
        : Fault;
}
