namespace Portfolio.Domain.Accounts;

/// <summary>A customer.</summary>
public sealed record Account(string Code, string Title, string? Segment)
{
    internal Account After(AccountDescribed e) => this with
    {
        Title = e.Title ?? Title,
        Segment = Words.After(e.Segment, Segment),
    };
}

public sealed record AccountOpened(string Code, string Title, string? Segment) : DomainEvent;

/// <summary>Only what changed is given; the rest is null.</summary>
/// <param name="Segment">Empty: it has none any more.</param>
public sealed record AccountDescribed(string Code, string? Title, string? Segment) : DomainEvent;
