using System.CommandLine;
using System.Globalization;
using Portfolio.App.Checkpoints;
using Portfolio.App.Verbs;
using Portfolio.Ledger.Bundles;

namespace Portfolio.App.Audit.Bundles;

/// <summary><c>portfolio export bundle</c>: what an auditor takes away.</summary>
public static class BundleVerb
{
    private static readonly Argument<string> To = new("to")
    {
        Description = "Where to: a name that ends in .zip is one file, every other a new folder.",
    };

    private static readonly Option<string?> Stream = new("--stream")
    {
        Description = "One stream alone, each event with its inclusion proof, such as programme/ONE-VIEW; left out, all events.",
    };

    /// <summary>The verb below <c>export</c>.</summary>
    public static Command Create() => new Command("bundle", "Events with a signed checkpoint, proofs, and how to verify them without this program.")
    {
        To, Stream,
    }.Does(BundleAsync);

    private static async Task<int> BundleAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var (place, to, stream) = (LedgerPlace.Of(parsed), parsed.GetRequiredValue(To), parsed.GetValue(Stream));
        var checkpoints = CheckpointPlace.Required(parsed);
        if (Path.Exists(to))
        {
            throw new WrongUseException($"{to} is there already: name a new file or folder.");
        }

        using var loggers = Verb.Loggers();
        await using var opened = await OpenLedger.ReadOnlyAsync(place, loggers.CreateLogger("Portfolio"), cancellation);
        var ofStream = stream is null ? 0 : (await opened.Ledger.Reader.ReadStreamAsync(stream, 0, cancellation)).Length;
        if (stream is not null && ofStream == 0)
        {
            throw new WrongUseException($"There is no stream {stream}.");
        }

        using var publisher = new CheckpointPublisher(opened.Ledger, checkpoints, CheckpointServices.NewClient(), TimeProvider.System);
        var signed = await publisher.SignAsync(cancellation);
        await using var progress = new EventProgress(
            parsed.InvocationConfiguration.Error, "exported", stream is null ? signed.Checkpoint.Size : ofStream);
        var events = await WriteAsync(to, files => BundleExport.WriteAsync(
            opened.Ledger, stream, signed, publisher.Keys, files, progress, cancellation), cancellation);
        await progress.DisposeAsync();
        await parsed.InvocationConfiguration.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{to}: {events} events, checkpoint of {signed.Checkpoint.Size}, ledger {signed.Checkpoint.LedgerId}."));
        return ExitCode.Done;
    }

    // Under its name when it is whole: what was broken off is not taken for a bundle.
    private static async Task<long> WriteAsync(string to, Func<BundleFiles, Task<long>> write, CancellationToken cancellation)
    {
        if (!to.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            await using var folder = BundleFiles.IntoFolder(to);
            return await write(folder);
        }

        long events;
        var making = to + ".new";
        await using (var file = File.Create(making))
        await using (var zip = await BundleFiles.IntoZipAsync(file, cancellation))
        {
            events = await write(zip);
        }

        File.Move(making, to);
        return events;
    }
}
