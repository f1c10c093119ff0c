namespace Portfolio.Domain.Departments;

/// <param name="Parent">The department above it, for roll-ups.</param>
public sealed record Department(string Code, string Title, string? Parent);

public sealed record DepartmentOpened(string Code, string Title, string? Parent) : DomainEvent;

/// <summary>Only what changed is given; the rest is null.</summary>
public sealed record DepartmentDescribed(string Code, string? Title, string? Parent) : DomainEvent;
