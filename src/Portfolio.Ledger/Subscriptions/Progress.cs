namespace Portfolio.Ledger;

/// <summary>How far a subscriber has come in the log.</summary>
/// <param name="Subscriber">Who.</param>
/// <param name="Position">Everything up to it was delivered, or was not meant for the subscriber.</param>
/// <param name="Delivered">The last position that was delivered; 0: none yet.</param>
/// <param name="Failures">How often in a row the next delivery has failed.</param>
/// <param name="Trouble">Why it failed last; null after a success.</param>
/// <param name="RetryAt">When it is tried again; null: at once.</param>
/// <param name="Parked">Why nothing is delivered until an operator resumes it; null while it is delivered to.</param>
/// <param name="MovedAt">When it last moved.</param>
/// <param name="Incarnation">The incarnation of the ledger that it last moved in.</param>
/// <param name="Mark">What the subscriber itself keeps of where it stands, beside the position; empty where that says all.</param>
public sealed record Progress(
    string Subscriber,
    long Position,
    long Delivered,
    int Failures,
    string? Trouble,
    DateTimeOffset? RetryAt,
    string? Parked,
    DateTimeOffset MovedAt,
    int Incarnation,
    string Mark = "");
