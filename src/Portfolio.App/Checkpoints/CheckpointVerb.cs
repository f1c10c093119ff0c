using System.CommandLine;
using Portfolio.App.Verbs;

namespace Portfolio.App.Checkpoints;

/// <summary><c>portfolio checkpoint</c>: a signed checkpoint now, and a new key.</summary>
public static class CheckpointVerb
{
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(1);

    public static Command Create() => new Command("checkpoint", "Signs where the ledger stands, keeps and publishes that, and prints it.")
    {
        new Command("rotate-key", "Makes a new key, puts it on the record, and lets it sign from now on.").Does(RotateAsync),
        new Command("keys", "Prints the public keys, for those who verify.").Does(PrintKeysAsync),
    }.Does(PublishAsync);

    private static async Task<int> PublishAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var place = CheckpointPlace.Required(parsed);
        using var loggers = Verb.Loggers();
        await using var opened = await OpenLedger.ReadOnlyAsync(LedgerPlace.Of(parsed), loggers.CreateLogger("Portfolio"), cancellation);
        using var publisher = new CheckpointPublisher(
            opened.Ledger, place, CheckpointSender.Of(place, TimeProvider.System, loggers.CreateLogger<CheckpointSender>()));
        var signed = await publisher.SignAsync(cancellation);
        await parsed.InvocationConfiguration.Output.WriteAsync(signed.Note);
        if (publisher.Sender is null || await publisher.Sender.SendUnsentAsync(signed, Turn, cancellation))
        {
            return ExitCode.Done;
        }

        await parsed.InvocationConfiguration.Error.WriteLineAsync(
            "It is signed and kept, and not sent yet: another program is still sending. It goes with the next that is published.");
        return ExitCode.Failed;
    }

    private static async Task<int> PrintKeysAsync(ParseResult parsed, CancellationToken cancellation)
    {
        foreach (var key in new KeyFolder(CheckpointPlace.Required(parsed).Keys).Public())
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync(key.Name);
            await parsed.InvocationConfiguration.Output.WriteAsync(key.Pem);
        }

        return ExitCode.Done;
    }

    private static async Task<int> RotateAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var place = CheckpointPlace.Required(parsed);
        using var loggers = Verb.Loggers();
        await using var portfolio = await OpenPortfolio.OpenAsync(
            LedgerPlace.Of(parsed), sample: null, loggers.CreateLogger("Portfolio"), cancellation);
        var rotated = await RotateCheckpointKey.RunAsync(portfolio.Node, place, Verb.OperatorOf(portfolio.Node), cancellation);
        await parsed.InvocationConfiguration.Output.WriteLineAsync(
            $"The key {rotated.Next} signs from now on. The last checkpoint by {rotated.Former} is signed by both.");
        return ExitCode.Done;
    }
}
