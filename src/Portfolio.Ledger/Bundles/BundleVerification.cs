using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger.Bundles;

/// <summary>
/// Verifies an audit bundle with nothing but the bundle, and what the caller knows already: the ledger's identity and its
/// public keys, which are never taken from the bundle itself.
/// </summary>
public static class BundleVerification
{
    private const int PageSize = 4096;

    /// <param name="bundle">The bundle.</param>
    /// <param name="ledger">Which ledger it must be of.</param>
    /// <param name="trusted">Keys one of which must have signed its checkpoint.</param>
    /// <param name="checkpoints">
    /// What it is held against besides; their signatures are the caller's to verify. A bundle of all events can be held
    /// against those of no more events than it has; one of a stream, against those of its own checkpoint's size.
    /// </param>
    /// <param name="progress">Is told how many events were found right.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<BundleReport> RunAsync(
        BundleFiles bundle,
        Guid ledger,
        IReadOnlyCollection<CheckpointKey> trusted,
        IReadOnlyCollection<Checkpoint> checkpoints,
        IProgress<VerificationProgress>? progress,
        CancellationToken cancellation)
    {
        try
        {
            var signed = SignedCheckpoint.Parse(await TextAsync(bundle, BundleFiles.Checkpoint, cancellation));
            var contents = Json(await TextAsync(bundle, BundleFiles.Contents, cancellation), BundleJson.Default.BundleContents, BundleFiles.Contents);
            var report = new BundleReport(signed.Checkpoint, contents.Stream, 0, 0, 0, 0, null);
            if (OfAnother(signed, contents, ledger, trusted, checkpoints) is { } another)
                return report with { Fault = another };
            return contents.Stream is null
                ? await AllAsync(bundle, report, contents, checkpoints, progress, cancellation)
                : await StreamAsync(bundle, report, contents, checkpoints, progress, cancellation);
        }
        catch (Exception unfit) when (unfit is FormatException or InvalidDataException)
        {
            return new BundleReport(null, null, 0, 0, 0, 0, new Fault(FaultKind.Bundle, 0, 0, unfit.Message));
        }
    }

    private static Fault? OfAnother(
        SignedCheckpoint signed,
        BundleContents contents,
        Guid ledger,
        IReadOnlyCollection<CheckpointKey> trusted,
        IReadOnlyCollection<Checkpoint> checkpoints)
    {
        if (signed.Checkpoint.LedgerId != ledger || contents.Ledger != ledger)
            return new(FaultKind.Ledger, 0, 0, $"The bundle is of ledger {signed.Checkpoint.LedgerId}, and ledger {ledger} was expected.");
        if (!signed.IsSignedBy(trusted))
            return new(FaultKind.Checkpoint, 0, 0, "The bundle’s checkpoint is not signed by a key that was given.");
        if (contents.Format != 1)
            return new(FaultKind.Bundle, 0, 0, $"The bundle is in format {contents.Format}, and this program knows format 1.");
        if (checkpoints.Any(each => each.LedgerId != ledger || each.Sample != signed.Checkpoint.Sample))
            return new(FaultKind.Checkpoint, 0, 0, "A checkpoint is of another ledger than the bundle.");
        return contents.Stream is null && contents.Events != signed.Checkpoint.Size
            ? new(FaultKind.Bundle, 0, 0, $"The bundle says that it has {contents.Events} events, and its checkpoint vouches for {signed.Checkpoint.Size}.")
            : null;
    }

    private static async Task<BundleReport> AllAsync(
        BundleFiles bundle,
        BundleReport report,
        BundleContents contents,
        IReadOnlyCollection<Checkpoint> checkpoints,
        IProgress<VerificationProgress>? progress,
        CancellationToken cancellation)
    {
        List<Checkpoint> compared = [.. checkpoints.Where(each => each.Size <= contents.Events)];
        var verifier = new LedgerVerifier([.. compared, report.Checkpoint!], tiles: null);
        var (examiner, fault) = (new EventExaminer(), (Fault?)null);
        try
        {
            await foreach (var (line, _) in LinesAsync(bundle, cancellation))
            {
                var (sealedEvent, texts) = line.Read();
                fault = verifier.Take(examiner.Examine(sealedEvent, texts));
                if (fault is not null)
                    break;
                if (verifier.Size % PageSize == 0)
                    progress?.Report(new VerificationProgress(verifier.Size, contents.Events));
            }
            progress?.Report(new VerificationProgress(verifier.Size, contents.Events));
            fault ??= verifier.Finish(contents.Events, verifier.Size) ?? verifier.FirstRemoved();
        }
        catch (Exception unfit) when (unfit is FormatException or InvalidDataException)
        {
            fault = new Fault(FaultKind.Bundle, verifier.Size + 1, verifier.Size + 1, unfit.Message);
        }
        return report with
        {
            Verified = verifier.Size,
            Redacted = verifier.Redacted,
            Agreeing = fault is null ? compared.Count : 0,
            NotCompared = checkpoints.Count - compared.Count,
            Fault = fault,
        };
    }

    private static async Task<BundleReport> StreamAsync(
        BundleFiles bundle,
        BundleReport report,
        BundleContents contents,
        IReadOnlyCollection<Checkpoint> checkpoints,
        IProgress<VerificationProgress>? progress,
        CancellationToken cancellation)
    {
        var (examiner, last, verified, redacted) = (new EventExaminer(), 0L, 0L, 0L);
        var (size, root) = (report.Checkpoint!.Size, report.Checkpoint.Root);
        List<Checkpoint> compared = [.. checkpoints.Where(each => each.Size == size)];
        if (compared.Exists(each => !each.Root.AsSpan().SequenceEqual(root.AsSpan())))
            return report with { Fault = new(FaultKind.Checkpoint, 0, 0, $"The bundle’s checkpoint has another root than a given one of {size} events.") };
        Fault? fault = null;
        try
        {
            await foreach (var (line, number) in LinesAsync(bundle, cancellation))
            {
                var (sealedEvent, texts) = line.Read();
                var examined = examiner.Examine(sealedEvent, texts);
                var proof = (line.Proof ?? []).Select(Convert.FromHexString).ToList();
                fault = OutOfPlace(line, contents.Stream!, number, last)
                    ?? examined.Fault
                    ?? (InclusionProof.Verify(examined.LeafHash, line.Position, size, proof, root.AsSpan())
                        ? null
                        : At(line, FaultKind.Proof, "Its proof does not lead to the checkpoint’s root."));
                if (fault is not null)
                    break;
                (last, verified, redacted) = (line.Position, number, redacted + examined.Redacted.Count);
                if (verified % PageSize == 0)
                    progress?.Report(new VerificationProgress(verified, contents.Events));
            }
            progress?.Report(new VerificationProgress(verified, contents.Events));
            if (fault is null && verified != contents.Events)
                fault = new(FaultKind.Bundle, 0, 0, $"The bundle says that it has {contents.Events} events, and {verified} are there.");
        }
        catch (Exception unfit) when (unfit is FormatException or InvalidDataException)
        {
            fault = new Fault(FaultKind.Bundle, 0, 0, unfit.Message);
        }
        return report with
        {
            Verified = verified,
            Redacted = redacted,
            Agreeing = fault is null ? compared.Count : 0,
            NotCompared = checkpoints.Count - compared.Count,
            Fault = fault,
        };
    }

    private static Fault? OutOfPlace(BundleLine line, string stream, long number, long last)
    {
        if (line.Stream != stream)
            return At(line, FaultKind.Bundle, $"It is of the stream {line.Stream}, and the bundle is of {stream}.");
        if (line.Version != number)
            return At(line, FaultKind.Version, $"It is version {line.Version} of its stream, and version {number} would be next.");
        return line.Position <= last ? At(line, FaultKind.Position, "It stands before the version before it.") : null;
    }

    private static Fault At(BundleLine line, FaultKind kind, string sentence) => new(kind, line.Position, line.Position, sentence);

    private static async IAsyncEnumerable<(BundleLine Line, long Number)> LinesAsync(
        BundleFiles bundle,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var file = await OpenAsync(bundle, BundleFiles.Events, cancellation);
        using var reader = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        for (var number = 1L; await LineAsync(reader, number, cancellation) is { } line; number++)
            yield return (Json(line, BundleJson.Default.BundleLine, $"Line {number} of {BundleFiles.Events}"), number);
    }

    private static async Task<string?> LineAsync(StreamReader reader, long number, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadLineAsync(cancellation);
        }
        catch (DecoderFallbackException unfit)
        {
            throw new FormatException($"Line {number} of {BundleFiles.Events} is not UTF-8.", unfit);
        }
    }

    private static T Json<T>(string text, JsonTypeInfo<T> type, string what)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(text, type) ?? throw new FormatException($"{what} is null.");
        }
        catch (JsonException unfit)
        {
            throw new FormatException($"{what} is not what it should be: {unfit.Message}", unfit);
        }
    }

    private static async Task<string> TextAsync(BundleFiles bundle, string name, CancellationToken cancellation)
    {
        await using var file = await OpenAsync(bundle, name, cancellation);
        using var reader = new StreamReader(file, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        return await reader.ReadToEndAsync(cancellation);
    }

    private static async Task<Stream> OpenAsync(BundleFiles bundle, string name, CancellationToken cancellation) =>
        await bundle.OpenOrNullAsync(name, cancellation) ?? throw new FormatException($"The bundle has no {name}.");
}

/// <summary>What came of verifying a bundle.</summary>
/// <param name="Checkpoint">Its checkpoint; null where it has none that can be read.</param>
/// <param name="Stream">The one stream that it holds, or null where it holds all events.</param>
/// <param name="Verified">How many events were found right.</param>
/// <param name="Redacted">
/// How many of their texts have no content. In a bundle of all events a redaction names each; in one of a stream it cannot be
/// told, as redactions are events of other streams.
/// </param>
/// <param name="Agreeing">How many given checkpoints it agreed with.</param>
/// <param name="NotCompared">How many given checkpoints a bundle of its kind and size says nothing about.</param>
/// <param name="Fault">The first thing found wrong, or null.</param>
public sealed record BundleReport(
    Checkpoint? Checkpoint, string? Stream, long Verified, long Redacted, int Agreeing, int NotCompared, Fault? Fault);
