using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Node;

/// <summary>What the ledger made of a request, in the words of the node's callers.</summary>
internal sealed class Answering(LedgerDatabase ledger, Replica replica)
{
    /// <summary>Why nothing can be recorded here now, or null.</summary>
    public Answer? Hindrance()
    {
        if (ledger.Known.Fork is { } fork)
        {
            return new Answer.Forked(fork);
        }

        // What was recorded since may forbid it, and this node does not see it.
        return replica.Broken is { } broken ? new Answer.Stopped($"{broken.Message} Run the newer program.")
            : replica.Hindered is { } hindered ? new Answer.Stopped(hindered)
            : null;
    }

    /// <summary>
    /// Why a command is not to be decided: nothing can be recorded here, or it was done before. Looked up before deciding:
    /// a repeat of a command that was done would be refused by its own effect.
    /// </summary>
    public async Task<Answer?> BeforehandAsync(string stream, Envelope envelope, CancellationToken cancellation) =>
        Hindrance() ?? await FirstAsync(stream, envelope, cancellation);

    /// <summary>
    /// The answer to a command that was decided. Where that recorded nothing, the command itself may be why: sent before,
    /// and recorded between the look beforehand and the decision. Then the answer is that of the first time.
    /// </summary>
    public async Task<Answer> AfterwardsAsync(Answer decided, string stream, Envelope envelope, CancellationToken cancellation) =>
        decided is Answer.Refused or Answer.Conflict or Answer.Done { Events.Count: 0 }
            ? await FirstAsync(stream, envelope, cancellation) ?? decided
            : decided;

    /// <summary>
    /// An answer that is on its way; where this node can no longer see so far, because it has met with what it cannot read,
    /// that it may be recorded; where it cannot be decided, because an event cannot be folded, that it was not.
    /// </summary>
    public async Task<Answer> WhileFollowingAsync(Task<Answer> answer)
    {
        try
        {
            return await answer;
        }
        catch (Exception fault) when (ReferenceEquals(fault, replica.Broken))
        {
            return new Answer.Unavailable(fault.Message);
        }
        catch (ProjectionStoppedException stopped)
        {
            return new Answer.Unfolded(stopped.Stop);
        }
    }

    /// <summary>The answer to an outcome, once this node has taken in what was recorded.</summary>
    /// <param name="stream">The stream that was asked; its version is told.</param>
    public async Task<Answer> ToAsync(AppendOutcome outcome, string stream, CancellationToken cancellation)
    {
        switch (outcome)
        {
            case AppendOutcome.Stored stored:
                // Another node's events may lie before them: those come with the tail.
                await replica.ReachAsync(stored.LastPosition, cancellation);
                return new Answer.Done(
                    stored.LastPosition,
                    (int)(stored.VersionOf(stream) ?? 0),
                    replica.View.Log.Range(stored.FirstPosition, stored.Count),
                    stored is AppendOutcome.Repeated);
            case AppendOutcome.Conflict conflict:
                return new Answer.Conflict((int)conflict.Actual, []);
            case AppendOutcome.KeyReused:
                return new Answer.KeyReused();
            case AppendOutcome.Outdated:
                return new Answer.Overloaded(TimeSpan.FromSeconds(1));
            case AppendOutcome.Overloaded overloaded:
                return new Answer.Overloaded(overloaded.RetryAfter);
            case AppendOutcome.Unknown unknown:
                return new Answer.Unavailable(unknown.Reason);
            case AppendOutcome.Forked forked:
                return new Answer.Forked(forked.Reason);
            case AppendOutcome.Refused shortage when LedgerErrors.IsShortage(shortage.SqlState):
                return new Answer.Exhausted(shortage.Reason);
            case AppendOutcome.Refused refused:
                throw new InvalidOperationException(
                    $"The ledger refused an append that this node made: {refused.Reason} ({refused.SqlState})");
            default:
                throw new InvalidOperationException($"Unknown outcome {outcome}.");
        }
    }

    private async Task<Answer?> FirstAsync(string stream, Envelope envelope, CancellationToken cancellation) =>
        envelope.Key is { } key
        && await ledger.Commands.FindAsync(envelope.Actor.Id, key.Key, [.. key.ContentHash.Span], cancellation) is { } known
            ? await ToAsync(known, stream, cancellation)
            : null;
}
