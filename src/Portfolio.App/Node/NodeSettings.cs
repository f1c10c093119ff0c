using Portfolio.App.Administration;

namespace Portfolio.App.Node;

/// <summary>How a node holds what it knows.</summary>
public sealed record NodeSettings
{
    public static readonly NodeSettings Default = new();

    /// <summary>
    /// How many of the newest events it holds in memory, at least 1; null: all. Older ones are read from PostgreSQL when
    /// they are asked for.
    /// </summary>
    public long? HeldEvents { get; init; }

    /// <summary>
    /// How many bytes may hold results of reports for whoever asks the same again, beside the newest of each: by default some dozen
    /// of ten thousand programmes. What is dropped is computed again, the same.
    /// </summary>
    public long KeptReportBytes { get; init; } = 32 << 20;

    /// <summary>How many events a snapshot's chunk has: a multiple of 256.</summary>
    public int SnapshotEvents { get; init; } = 65_536;

    /// <summary>
    /// Whether it only tells what the ledger holds when it starts: it follows nothing, and writes neither snapshots nor, where
    /// those lists differ, who was erased. For a ledger that was opened to be read only.
    /// </summary>
    public bool ReadOnly { get; init; }

    /// <summary>Who was erased, as kept outside the database; null: the database alone knows.</summary>
    public ErasedPeopleFile? Erased { get; init; }

    /// <summary>Which texts were taken out, as kept outside the database; null: the database alone knows.</summary>
    public RedactedTextsFile? Redacted { get; init; }
}
