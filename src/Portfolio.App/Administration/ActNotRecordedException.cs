using Portfolio.App.Node;

namespace Portfolio.App.Administration;

/// <summary>An administrative act could not be recorded, so it was not done.</summary>
public sealed class ActNotRecordedException(Answer answer) : Exception(answer switch
{
    Answer.Refused refused => refused.Why[0].Sentence,
    Answer.Forked forked => forked.Reason,
    Answer.Stopped stopped => stopped.Reason,
    Answer.Unfolded unfolded => $"{unfolded.Stop.Sentence} Run a program that can fold it.",
    Answer.Unavailable unavailable => $"The ledger did not answer in time: {unavailable.Reason}",
    Answer.Exhausted exhausted => $"PostgreSQL has no room to record anything: {exhausted.Reason}.",
    Answer.KeyReused => "This was sent before, and done then. What it showed cannot be shown again.",
    Answer.Overloaded => "Too much is waiting to be recorded. Try again shortly.",
    _ => $"It could not be recorded: {answer}.",
})
{
    /// <summary>What became of it.</summary>
    public Answer Answer { get; } = answer;
}
