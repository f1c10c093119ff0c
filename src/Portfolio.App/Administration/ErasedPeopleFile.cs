using Portfolio.App.Checkpoints;
using Portfolio.App.Verbs;

namespace Portfolio.App.Administration;

/// <summary>
/// The ids of the people who were erased, one a line, in a file outside the database: what was erased stays erased when
/// the database is restored from a backup that is older. It holds no names. Nodes may share it.
/// </summary>
/// <param name="path">Made when the first id is kept. Back it up apart from the database, or not at all.</param>
public sealed class ErasedPeopleFile(string path)
{
    public const string Name = "erased-people.txt";

    private readonly KeptLines _lines = new(path);

    /// <summary>That of a ledger: beside its checkpoints, and in the data folder where none are kept.</summary>
    public static ErasedPeopleFile Of(LedgerPlace place, CheckpointPlace? checkpoints) =>
        new(KeptLines.PathOf(place, checkpoints, Name));

    /// <summary>All of them; none where nobody was erased yet.</summary>
    public IReadOnlyList<string> Read() => _lines.Read();

    /// <summary>Keeps some more; when this is done they are on the disk.</summary>
    public Task KeepAsync(IEnumerable<string> ids, CancellationToken cancellation) => _lines.KeepAsync(ids, cancellation);

    /// <summary>Fails as <see cref="KeepAsync"/> would, and keeps nothing.</summary>
    public Task ProveWritableAsync(CancellationToken cancellation) => _lines.ProveWritableAsync("somebody more", cancellation);
}
