using System.CommandLine;
using System.Globalization;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Verbs;
using Portfolio.App.Web;

namespace Portfolio.App.Commands;

/// <summary><c>portfolio record COMMAND</c>: gives one command to the ledger, from a shell.</summary>
public static class RecordVerb
{
    /// <param name="asked">
    /// The program's arguments. Only the command that they name gets its options: making them all would take longer than
    /// most verbs.
    /// </param>
    public static Command Create(IReadOnlyCollection<string> asked)
    {
        var verb = new Command("record", "Gives one command: what happened to a programme, a department, a customer …");
        foreach (var command in CommandCatalogue.All)
        {
            verb.Add(asked.Contains(command.Name) ? WithOptions(command) : new Command(command.Name, command.Summary));
        }

        return verb;
    }

    private static Command WithOptions(CommandDescription description)
    {
        var options = new RecordOptions(description);
        return options.AddTo(new Command(description.Name, description.Summary)).Does(async (parsed, cancellation) =>
        {
            // What has not its shape is told before the ledger is opened.
            var given = await options.ReadAsync(parsed, cancellation);
            using var loggers = Verb.Loggers();
            await using var portfolio = await OpenPortfolio.OpenAsync(
                LedgerPlace.Of(parsed), sample: null, loggers.CreateLogger("Portfolio"), cancellation);
            var node = portfolio.Node;
            var actor = Verb.OperatorOf(node) with { Role = Policies.Allowed(description.Policy)[0] };
            given = given with { Envelope = given.Envelope with { Actor = actor } };
            return await TellAsync(parsed, await given.RunAsync(new CommandPlace(node, new ReportCatalogue()), cancellation), given, node);
        });
    }

    private static async Task<int> TellAsync(ParseResult parsed, CommandOutcome outcome, GivenCommand given, PortfolioNode node)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        if (outcome.Answer is Answer.Done done)
        {
            await output.WriteLineAsync(parsed.GetValue(RecordOptions.AsJson)
                ? CommandAnswer.JsonOf(outcome, node)
                : string.Join(Environment.NewLine, Lines(done, outcome)));
            return ExitCode.Done;
        }

        var problem = CommandAnswer.ProblemOf(outcome.Answer, given, node);
        await error.WriteLineAsync(problem.Title);
        foreach (var fault in problem.Extensions.TryGetValue("errors", out var errors) ? (List<ProblemError>)errors! : [])
        {
            if (fault.Field is { Length: > 0 } field)
            {
                await error.WriteLineAsync($"{RecordOptions.NameOf(field)}: {fault.Sentence}");
            }
        }

        foreach (var change in problem.Extensions.TryGetValue("meanwhile", out var meanwhile) ? (IReadOnlyList<Meanwhile>)meanwhile! : [])
        {
            await error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{change.Version}\t{change.RecordedAt.UtcDateTime:u}\t{change.ActorName}\t{change.Sentence}"));
        }

        return ExitCode.Failed;
    }

    private static IEnumerable<string> Lines(Answer.Done done, CommandOutcome outcome)
    {
        if (done.Events.Count == 0)
        {
            yield return $"Nothing had to be recorded; the record is at version {done.Version}.";
        }

        foreach (var e in done.Events)
        {
            yield return $"{e.Position}\t{e.Stream}\t{e.Version}\t{EventCodec.NameOf(e.Event)}";
        }

        foreach (var (name, value) in outcome.More ?? [])
        {
            yield return $"{name}\t{value!.ToJsonString()}";
        }
    }
}
