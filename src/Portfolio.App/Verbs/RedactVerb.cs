using System.CommandLine;
using Portfolio.App.Administration;
using Portfolio.App.Node;

namespace Portfolio.App.Verbs;

/// <summary><c>portfolio redact</c>: takes free texts of an event out for cause.</summary>
public static class RedactVerb
{
    public static Command Create()
    {
        var position = new Argument<long>("position") { Description = "The event’s position in the ledger." };
        var names = new Argument<string[]>("name")
        {
            Description = "Which of its texts: note, reason, narrative …",
            Arity = ArgumentArity.OneOrMore,
        };
        var reason = ReasonOption.Create();

        return new Command("redact", "Takes free texts of an event out for cause. Facts stay, and every proof still verifies.")
        {
            position, names, reason,
        }.Does(async (parsed, cancellation) =>
        {
            using var loggers = Verb.Loggers();
            await using var portfolio = await OpenPortfolio.OpenAsync(
                LedgerPlace.Of(parsed), sample: null, loggers.CreateLogger("Portfolio"), cancellation);
            var redaction = new RedactTexts(
                parsed.GetRequiredValue(position), parsed.GetRequiredValue(names), parsed.GetRequiredValue(reason));
            var answer = await portfolio.Node.RedactAsync(redaction, new Envelope(Verb.OperatorOf(portfolio.Node)), cancellation);
            if (answer is not Answer.Done done)
            {
                throw new ActNotRecordedException(answer);
            }

            await parsed.InvocationConfiguration.Output.WriteLineAsync(done.Events.Count > 0
                ? $"Redacted; it is on record at position {done.Position}."
                : "These texts were redacted before; nothing was recorded.");
            return ExitCode.Done;
        });
    }
}
