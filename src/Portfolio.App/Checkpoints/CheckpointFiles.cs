using System.CommandLine;
using Portfolio.App.Verbs;
using Portfolio.Ledger.Proofs;

namespace Portfolio.App.Checkpoints;

/// <summary>Checkpoints and keys that were kept elsewhere, as a verb is given them: in files.</summary>
internal static class CheckpointFiles
{
    public static readonly Option<string[]> Keys = new("--key")
    {
        Description = "A file with the ledger’s public keys (PEM), from elsewhere than the bundle. Needed for a bundle, and for checkpoints where the ledger’s own keys are not at hand.",
    };

    /// <summary>The keys of the files that were named.</summary>
    /// <exception cref="WrongUseException">A file is missing, or holds no keys.</exception>
    public static async Task<List<CheckpointKey>> KeysAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var keys = new List<CheckpointKey>();
        foreach (var file in parsed.GetValue(Keys) ?? [])
        {
            keys.AddRange(await ReadAsync(file, CheckpointKey.FromPem, cancellation));
        }

        return keys;
    }

    /// <summary>The checkpoint that a file holds.</summary>
    /// <exception cref="WrongUseException">The file is missing, or holds none that one of the keys has signed.</exception>
    public static async Task<Checkpoint> ReadAsync(string file, IReadOnlyCollection<CheckpointKey> keys, CancellationToken cancellation)
    {
        var signed = await ReadAsync(file, SignedCheckpoint.Parse, cancellation);
        return signed.IsSignedBy(keys)
            ? signed.Checkpoint
            : throw new WrongUseException($"{file} is signed by none of the keys at hand: give the ledger’s public key with --key.");
    }

    private static async Task<T> ReadAsync<T>(string file, Func<string, T> parse, CancellationToken cancellation)
    {
        try
        {
            return parse(await File.ReadAllTextAsync(file, cancellation));
        }
        catch (Exception unfit) when (unfit is FormatException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WrongUseException($"{file}: {unfit.Message}");
        }
    }
}
