using System.Text.Json.Serialization;

namespace Portfolio.Domain.Programmes;

/// <summary>
/// The report that stands for a period, where it was recorded, and whether it says why it supersedes. A value of two words,
/// for half of all events are reports, and every state holds all of its own.
/// </summary>
public readonly record struct StatusOnRecord
{
    // Positions begin at 1, so the sign says whether there is a reason.
    private readonly long _position;

    // Of a value none would be taken by itself, and where states are compared only what they are constructed from counts.
    [JsonConstructor]
    public StatusOnRecord(StatusReported report, long position, bool hasReason) =>
        (Report, _position) = (report, hasReason ? -position : position);

    public StatusReported Report { get; }

    /// <summary>Of the event; at least 1.</summary>
    public long Position => Math.Abs(_position);

    public bool HasReason => _position < 0;
}
