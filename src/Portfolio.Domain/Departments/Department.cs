namespace Portfolio.Domain.Departments;

/// <param name="Parent">The department above it, for roll-ups.</param>
public sealed record Department(string Code, string Title, string? Parent)
{
    internal Department After(DepartmentDescribed e) => this with
    {
        Title = e.Title ?? Title,
        Parent = Words.After(e.Parent, Parent),
    };
}

public sealed record DepartmentOpened(string Code, string Title, string? Parent) : DomainEvent;

/// <summary>Only what changed is given; the rest is null.</summary>
/// <param name="Parent">Empty: it has none any more.</param>
public sealed record DepartmentDescribed(string Code, string? Title, string? Parent) : DomainEvent;
