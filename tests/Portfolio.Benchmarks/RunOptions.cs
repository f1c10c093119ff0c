using System.CommandLine;
using Portfolio.App.Simulate;
using Portfolio.App.Simulate.Rates;

namespace Portfolio.Benchmarks;

/// <summary>What the benchmarks have in common on the command line.</summary>
internal static class RunOptions
{
    public static readonly Option<string> Data = new("--data")
    {
        Description = "Folder for the PostgreSQL that is measured; kept, so that the next run need not simulate again.",
        Required = true,
    };

    public static readonly Option<int> Programmes = new("--programmes")
    {
        Description = "How many programmes are simulated where the folder is new.",
        DefaultValueFactory = _ => 10_000,
    };

    public static readonly Option<int> Years = new("--years")
    {
        Description = "For how many years; in 12, about 100 events come of a programme.",
        DefaultValueFactory = _ => 12,
    };

    public static readonly Option<double> Seconds = new("--seconds")
    {
        Description = "How long each figure is measured, after a warm-up of a third of that.",
        DefaultValueFactory = _ => 15,
    };

    public static readonly Option<int> Turns = new("--turns")
    {
        Description = "In how many turns it and its yardstick are measured, one after the other; the medians are told.",
        DefaultValueFactory = _ => 5,
    };

    public static SimulationPlan Plan(ParseResult parsed) =>
        new(parsed.GetValue(Programmes), parsed.GetValue(Years), Seed: 1, new DateOnly(2026, 6, 30)) { Hazards = Busy };

    // Programmes that last, with much scope, reporting monthly: more events of each than an everyday portfolio has.
    public static readonly Hazards Busy = new()
    {
        Lifecycle = new() { CompleteWhenDue = 0.05, CompleteWhenDone = 0.05 },
        Scope = new() { FewestItems = 8, MostItems = 16 },
        Reporting = new() { ShareMonthly = 1 },
    };

    public static (TimeSpan WarmUp, TimeSpan Duration) Times(ParseResult parsed)
    {
        var seconds = parsed.GetValue(Seconds);
        return (TimeSpan.FromSeconds(seconds / 3), TimeSpan.FromSeconds(seconds));
    }
}
