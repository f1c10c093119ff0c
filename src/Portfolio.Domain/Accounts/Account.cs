namespace Portfolio.Domain.Accounts;

/// <summary>A customer.</summary>
public sealed record Account(string Code, string Title, string? Segment);

public sealed record AccountOpened(string Code, string Title, string? Segment) : DomainEvent;

/// <summary>Only what changed is given; the rest is null.</summary>
public sealed record AccountDescribed(string Code, string? Title, string? Segment) : DomainEvent;
