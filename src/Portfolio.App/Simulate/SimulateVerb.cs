using System.CommandLine;
using System.Globalization;
using Portfolio.App.Verbs;

namespace Portfolio.App.Simulate;

/// <summary><c>portfolio simulate</c>: fills a new ledger, marked as a sample, with a made-up portfolio.</summary>
public static class SimulateVerb
{
    private static readonly Option<int> Programmes = new("--programmes")
    {
        Description = "How many programmes, those that ended included: 1 to 100000.",
        DefaultValueFactory = _ => SampleSize.Small,
    };

    private static readonly Option<int> Years = new("--years")
    {
        Description = "How many years the portfolio was watched: 1 to 50.",
        DefaultValueFactory = _ => SimulationPlan.UsualYears,
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Which of the possible portfolios; the same seed gives the same one.",
        DefaultValueFactory = _ => 1,
    };

    private static readonly Option<DateOnly?> Until = new("--until")
    {
        Description = "The last day, for example 2026-06-30; left out, yesterday.",
        CustomParser = argument =>
        {
            if (DateOnly.TryParseExact(argument.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            argument.AddError($"--until: “{argument.Tokens[0].Value}” is not a day such as 2026-06-30.");
            return null;
        },
    };

    public static Command Create() => new Command(
        "simulate", "Fills a new ledger, marked as a sample for good, with a made-up portfolio of known hazards.")
    {
        Programmes, Years, Seed, Until,
    }.Does(SimulateAsync);

    private static async Task<int> SimulateAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var plan = new SimulationPlan(
            parsed.GetValue(Programmes), parsed.GetValue(Years), parsed.GetValue(Seed), parsed.GetValue(Until) ?? today.AddDays(-1));
        if (plan.FaultOn(today) is { } fault)
        {
            throw new WrongUseException(fault);
        }

        using var loggers = Verb.Loggers();
        await using var portfolio = await OpenPortfolio.OpenAsync(
            LedgerPlace.Of(parsed), plan, loggers.CreateLogger("Portfolio"), cancellation, new PlainProgress(error));
        if (portfolio.Simulated is not { } filled)
        {
            await error.WriteLineAsync(portfolio.Node.Ledger.Head.Sample
                ? string.Create(CultureInfo.InvariantCulture, $"The sample ledger already holds {portfolio.Node.View.Position:#,0} events: simulate into a new one.")
                : "The ledger there is not marked as a sample, and cannot be made one: simulate into a new one.");
            return ExitCode.Failed;
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{filled.Events:#,0} events of {filled.Plan.Programmes:#,0} programmes from {filled.Plan.From:yyyy-MM-dd} to {filled.Plan.Until:yyyy-MM-dd}, seed {filled.Plan.Seed}{(filled.Resumed ? ": one that had been broken off, now finished" : "")}."));
        return ExitCode.Done;
    }

    // A line for each hundred thousand events: readable on a terminal and in a log.
    private sealed class PlainProgress(TextWriter to) : IProgress<long>
    {
        private const long Step = 100_000;
        private long _next = Step;

        public void Report(long value)
        {
            if (value >= _next)
            {
                to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{value:#,0} events recorded"));
                _next = ((value / Step) + 1) * Step;
            }
        }
    }
}
