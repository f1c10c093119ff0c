using System.CommandLine;
using Portfolio.App.Administration;

namespace Portfolio.App.Verbs;

/// <summary><c>portfolio open-incarnation</c>: lets a restored ledger go on.</summary>
public static class OpenIncarnationVerb
{
    public static Command Create()
    {
        var reason = ReasonOption.Create();
        return new Command(
            "open-incarnation",
            "Lets a ledger go on that was restored to an earlier point, or promoted without the last events. Say it as the owner of the database.")
        {
            reason,
        }.Does(async (parsed, cancellation) =>
        {
            using var loggers = Verb.Loggers();
            await using var portfolio = await OpenPortfolio.OpenAsync(
                LedgerPlace.Of(parsed), sample: null, loggers.CreateLogger("Portfolio"), cancellation);
            var (opened, position) = await OpenIncarnation.RunAsync(
                portfolio.Node, portfolio.ConnectionString, parsed.GetRequiredValue(reason), Verb.OperatorOf(portfolio.Node), cancellation);
            await parsed.InvocationConfiguration.Output.WriteLineAsync(
                $"Incarnation {opened.Incarnation} is open; it goes on from {opened.Size} events, and says so at position {position}."
                + (opened.KnownSize is { } known ? $" {known} events were known before." : ""));
            return ExitCode.Done;
        });
    }
}
