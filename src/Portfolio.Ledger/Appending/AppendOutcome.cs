using System.Collections.Immutable;

namespace Portfolio.Ledger;

/// <summary>What became of one <see cref="AppendRequest"/>. These are all there are.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome()
    {
    }

    /// <summary>The command's events are in the ledger, committed.</summary>
    /// <param name="FirstPosition">Position of the command's first event; the others follow without a gap.</param>
    /// <param name="Count">How many events the command recorded.</param>
    /// <param name="RecordedAt">When the ledger took them, UTC, in microseconds.</param>
    /// <param name="Versions">The version that each stream of the command had right after it.</param>
    public abstract record Stored(
        long FirstPosition,
        int Count,
        DateTimeOffset RecordedAt,
        ImmutableArray<StreamVersion> Versions) : AppendOutcome
    {
        /// <summary>Position of the command's last event.</summary>
        public long LastPosition => FirstPosition + Count - 1;

        /// <summary>The version that a stream had right after it; null for a stream that the command did not touch.</summary>
        public long? VersionOf(string stream)
        {
            foreach (var each in Versions)
            {
                if (each.Stream == stream)
                    return each.Version;
            }
            return null;
        }
    }

    /// <summary>Recorded now.</summary>
    public sealed record Appended(
        long FirstPosition,
        int Count,
        DateTimeOffset RecordedAt,
        ImmutableArray<StreamVersion> Versions) : Stored(FirstPosition, Count, RecordedAt, Versions);

    /// <summary>The same command was recorded before; this is the first answer again.</summary>
    public sealed record Repeated(
        long FirstPosition,
        int Count,
        DateTimeOffset RecordedAt,
        ImmutableArray<StreamVersion> Versions) : Stored(FirstPosition, Count, RecordedAt, Versions);

    /// <summary>Another writer was faster. Nothing was recorded.</summary>
    public sealed record Conflict(string Stream, ExpectedVersion Expected, long Actual) : AppendOutcome;

    /// <summary>
    /// What was decided may hold no longer: it withdraws a name that was used since, or a name was withdrawn since. Nothing
    /// was recorded; it is to be decided again on all that is recorded up to the position.
    /// </summary>
    public sealed record Outdated(long Position) : AppendOutcome;

    /// <summary>The actor has used the key for a command with other content. Nothing was recorded.</summary>
    public sealed record KeyReused : AppendOutcome;

    /// <summary>The database refused the request. Nothing was recorded.</summary>
    /// <param name="SqlState">One of <see cref="LedgerErrors"/>, or one of PostgreSQL's own.</param>
    /// <param name="Reason">The database's sentence.</param>
    public sealed record Refused(string SqlState, string Reason) : AppendOutcome;

    /// <summary>
    /// The ledger in the database is not the continuation of what this node knows of it, or the node has yet to read it
    /// anew. Nothing was recorded.
    /// </summary>
    public sealed record Forked(string Reason) : AppendOutcome;

    /// <summary>Too much is waiting already. Nothing was recorded; come again.</summary>
    public sealed record Overloaded(TimeSpan RetryAfter) : AppendOutcome;

    /// <summary>
    /// The database could not be reached for so long that it is not known whether the command was recorded. Sending it
    /// again under the same key finds out.
    /// </summary>
    public sealed record Unknown(string Reason) : AppendOutcome;
}

/// <summary>A stream and the number of events in it.</summary>
public readonly record struct StreamVersion(string Stream, long Version);
