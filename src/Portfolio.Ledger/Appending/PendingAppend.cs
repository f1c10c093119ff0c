namespace Portfolio.Ledger;

/// <summary>A request that was handed over, and the promise of its outcome.</summary>
internal sealed class PendingAppend
{
    // Continuations run elsewhere: the loop must not be held up by what callers do next.
    private readonly TaskCompletionSource<AppendOutcome> outcome =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    public PendingAppend(AppendRequest request)
    {
        Request = request;
        foreach (var stream in request.Streams)
        {
            Events += stream.Events.Length;
            foreach (var each in stream.Events)
                Bytes += BytesOf(each);
        }
    }

    public AppendRequest Request { get; }

    public int Events { get; }

    /// <summary>About what it weighs on the wire.</summary>
    public int Bytes { get; }

    public Task<AppendOutcome> Outcome => outcome.Task;

    public void Answer(AppendOutcome answer) => outcome.TrySetResult(answer);

    public void Fail(Exception exception) => outcome.TrySetException(exception);

    private static int BytesOf(NewEvent recorded) =>
        256 + recorded.Data.Length + (recorded.Source?.Length ?? 0)
        + (recorded.Texts.IsEmpty ? 0 : recorded.Texts.Sum(text => text.Name.Length + text.Content.Length));
}
