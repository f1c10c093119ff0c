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

        using var publisher = new CheckpointPublisher(opened.Ledger, checkpoints);
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

    // Beside, and under its name when it is whole: what was broken off is not taken for a bundle.
    private static async Task<long> WriteAsync(string to, Func<BundleFiles, Task<long>> write, CancellationToken cancellation)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(to));
        var making = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            if (to.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                var zipped = await WriteZipAsync(making, write, cancellation);
                File.Move(making, path);
                return zipped;
            }

            await using var folder = BundleFiles.IntoFolder(making);
            var events = await write(folder);
            Directory.Move(making, path);
            return events;
        }
        catch
        {
            Remove(making);
            throw;
        }
    }

    private static async Task<long> WriteZipAsync(string path, Func<BundleFiles, Task<long>> write, CancellationToken cancellation)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await using var zip = await BundleFiles.IntoZipAsync(file, cancellation);
        return await write(zip);
    }

    private static void Remove(string begun)
    {
        if (Directory.Exists(begun))
        {
            Directory.Delete(begun, recursive: true);
        }

        File.Delete(begun);
    }
}
