using System.Globalization;
using Portfolio.App.Checkpoints;
using Portfolio.App.Verbs;

namespace Portfolio.App.Administration;

/// <summary>
/// The free texts that were taken out, one a line (commitment, position and name, with a blank between), in a file outside
/// the database: what was taken out stays so when the database is restored from a backup that is older. Nodes may share it.
/// </summary>
/// <param name="path">Made when the first text is kept. Back it up apart from the database, or not at all.</param>
public sealed class RedactedTextsFile(string path)
{
    public const string Name = "redacted-texts.txt";

    private const int CommitmentDigits = 64;

    private readonly KeptLines _lines = new(path);

    /// <summary>That of a ledger: beside its checkpoints, and in the data folder where none are kept.</summary>
    public static RedactedTextsFile Of(LedgerPlace place, CheckpointPlace? checkpoints) =>
        new(KeptLines.PathOf(place, checkpoints, Name));

    /// <summary>All of them; none where nothing was taken out yet.</summary>
    /// <exception cref="InvalidDataException">A line is not of that shape.</exception>
    public IReadOnlyList<TakenText> Read() => [.. _lines.Read().Select(Parse)];

    /// <summary>Keeps some more; when this is done they are on the disk.</summary>
    public Task KeepAsync(IEnumerable<TakenText> texts, CancellationToken cancellation) => _lines.KeepAsync(texts.Select(Format), cancellation);

    /// <summary>Fails as <see cref="KeepAsync"/> or <see cref="Read"/> would, and keeps nothing.</summary>
    public async Task ProveWritableAsync(CancellationToken cancellation)
    {
        Read();
        await _lines.ProveWritableAsync(Format(new(long.MaxValue, "one more", new string('0', CommitmentDigits))), cancellation);
    }

    private static string Format(TakenText text) =>
        string.Create(CultureInfo.InvariantCulture, $"{text.Commitment} {text.Position} {text.Name}");

    private static TakenText Parse(string line) =>
        line.Split(' ', 3) is [{ Length: CommitmentDigits } commitment, var position, { Length: > 0 } name]
        && commitment.All(char.IsAsciiHexDigitLower)
        && long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            ? new(at, name, commitment)
            : throw new InvalidDataException($"a line of it, “{line}”, is not a commitment, a position and a name");
}
