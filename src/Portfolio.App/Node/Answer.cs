using Portfolio.Domain;

namespace Portfolio.App.Node;

/// <summary>What became of a command.</summary>
public abstract record Answer
{
    private Answer()
    {
    }

    /// <summary>It is done: recorded durably, or nothing had to be recorded.</summary>
    /// <param name="Position">Of its last event; where nothing was recorded, of the view it was decided on.</param>
    /// <param name="Version">The stream's version after it.</param>
    /// <param name="Events">What was recorded.</param>
    /// <param name="Repeated">It had been done before, under the same key.</param>
    public sealed record Done(long Position, int Version, IReadOnlyList<Recorded> Events, bool Repeated) : Answer
    {
        /// <summary>What others had recorded there since the version that the caller named; it would not have mattered.</summary>
        public IReadOnlyList<Recorded> Meanwhile { get; init; } = [];
    }

    /// <summary>It breaks a rule; nothing was recorded.</summary>
    public sealed record Refused(ValueList<Refusal> Why) : Answer;

    /// <summary>
    /// The stream has moved on from the version that the caller named, or moves faster than can be decided; nothing was
    /// recorded.
    /// </summary>
    /// <param name="Meanwhile">What was recorded there since the version that the caller named.</param>
    public sealed record Conflict(int Actual, IReadOnlyList<Recorded> Meanwhile) : Answer;

    /// <summary>The key was used before for something else; nothing was recorded.</summary>
    public sealed record KeyReused : Answer;

    /// <summary>Too much is waiting; nothing was recorded.</summary>
    public sealed record Overloaded(TimeSpan RetryAfter) : Answer;

    /// <summary>This node does not follow the ledger, for good or for now, so it decides nothing; nothing was recorded. Another node may.</summary>
    public sealed record Stopped(string Reason) : Answer;

    /// <summary>
    /// What it would be decided on is not known: an event of it cannot be folded here. Nothing was recorded; on other records
    /// commands are decided as ever.
    /// </summary>
    public sealed record Unfolded(ProjectionStop Stop) : Answer;

    /// <summary>
    /// The ledger in the database is not the continuation of what this node knows of it; nothing was recorded, and nothing
    /// will be until an operator has seen to it.
    /// </summary>
    public sealed record Forked(string Reason) : Answer;

    /// <summary>The database is short of disk or memory; nothing was recorded.</summary>
    public sealed record Exhausted(string Reason) : Answer;

    /// <summary>The database cannot be reached; whether it was recorded is found out by sending it again under its key.</summary>
    public sealed record Unavailable(string Reason) : Answer;
}
