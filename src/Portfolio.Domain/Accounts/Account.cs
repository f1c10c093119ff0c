namespace Portfolio.Domain.Accounts;

/// <summary>A customer.</summary>
/// <param name="Title">What it is called by now.</param>
/// <param name="Segment">The customers it belongs to by now.</param>
public sealed record Account(string Code, string Title, string? Segment)
{
    /// <summary>The day from which it is a customer on record.</summary>
    public DateOnly OpenedOn { get; init; }

    /// <summary>Its other titles, in effective order.</summary>
    public ValueList<Told<string>> Renames { get; init; } = [];

    /// <summary>Its other segments, in effective order; null: none.</summary>
    public ValueList<Told<string?>> Segments { get; init; } = [];

    // As it was opened.
    private string OpenedAs { get; init; } = Title;

    private string? OpenedIn { get; init; } = Segment;

    /// <summary>What it was called on a day.</summary>
    public string TitleOn(DateOnly day) => Renames.On(day, OpenedAs);

    /// <summary>The customers it belonged to on a day.</summary>
    public string? SegmentOn(DateOnly day) => Segments.On(day, OpenedIn);

    internal Account After(AccountDescribed e, Recorded recorded)
    {
        var (on, position) = (recorded.EffectiveOn, recorded.Position);
        var renames = e.Title is { } title ? Renames.And(new(on, position, title)) : Renames;
        var segments = e.Segment is null ? Segments : Segments.And(new(on, position, Words.Tidy(e.Segment)));
        return this with
        {
            Renames = renames,
            Segments = segments,
            Title = renames.On(DateOnly.MaxValue, OpenedAs),
            Segment = segments.On(DateOnly.MaxValue, OpenedIn),
        };
    }
}

public sealed record AccountOpened(string Code, string Title, string? Segment) : DomainEvent;

/// <summary>Only what changed is given; the rest is null.</summary>
/// <param name="Segment">Empty: it has none any more.</param>
public sealed record AccountDescribed(string Code, string? Title, string? Segment) : DomainEvent;
