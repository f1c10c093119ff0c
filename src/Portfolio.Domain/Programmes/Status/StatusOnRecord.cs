namespace Portfolio.Domain.Programmes;

/// <summary>The report that stands for a period, where it was recorded, and whether it says why it supersedes.</summary>
public sealed record StatusOnRecord(StatusReported Report, long Position, bool HasReason);
