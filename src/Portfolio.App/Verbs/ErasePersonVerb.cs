using System.CommandLine;
using Portfolio.App.Administration;
using Portfolio.App.Node;

namespace Portfolio.App.Verbs;

/// <summary><c>portfolio erase-person</c>: erases a person’s name for good.</summary>
public static class ErasePersonVerb
{
    public static Command Create()
    {
        var id = new Argument<string>("id") { Description = "The person’s id, as it stands in events." };
        var reason = ReasonOption.Create();
        var texts = new Option<bool>("--redact-texts") { Description = "Takes out the free texts that hold the name; otherwise they are listed." };

        return new Command("erase-person", "Erases a person’s name for good, also after a restore. What is on record of the id stays.")
        {
            id, reason, texts,
        }.Does(async (parsed, cancellation) =>
        {
            using var loggers = Verb.Loggers();
            await using var portfolio = await OpenPortfolio.OpenAsync(
                LedgerPlace.Of(parsed), sample: null, loggers.CreateLogger("Portfolio"), cancellation);
            var erase = new ErasePerson(parsed.GetRequiredValue(id), parsed.GetRequiredValue(reason), parsed.GetValue(texts));
            var output = parsed.InvocationConfiguration.Output;
            var (erasure, not) = await erase.RunAsync(
                portfolio.Node, new Envelope(Verb.OperatorOf(portfolio.Node)), cancellation,
                async found =>
                {
                    foreach (var text in found)
                    {
                        await output.WriteLineAsync(erase.RedactTexts
                            ? $"To be redacted: {text.Name} of the event at position {text.Position}."
                            : $"The name stands in a text: portfolio redact {text.Position} {text.Name} --reason …");
                    }

                    await output.FlushAsync(cancellation);
                });
            if (erasure is null)
            {
                throw new ActNotRecordedException(not!);
            }

            await output.WriteLineAsync(erasure.Before
                ? $"{erasure.Person} had been erased before. The name is known no more: texts that may hold it still could not be looked for, and none was taken out now."
                : erase.RedactTexts && erasure.Texts.Count > 0 ? $"{erasure.Person} is erased, and these texts are redacted." : $"{erasure.Person} is erased.");

            foreach (var column in erasure.Elsewhere)
            {
                await output.WriteLineAsync(
                    $"The name stands in {column.Rows} rows of {column.Column}: what is not free text is never changed here.");
            }

            return ExitCode.Done;
        });
    }
}
