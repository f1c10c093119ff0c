namespace Portfolio.Domain.Programmes;

/// <summary>The override that stands for a period, and where it was recorded.</summary>
public sealed record OverrideOnRecord(StatusOverridden Override, long Position);
