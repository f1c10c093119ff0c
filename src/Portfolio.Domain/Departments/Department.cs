namespace Portfolio.Domain.Departments;

/// <param name="Title">What it is called by now.</param>
/// <param name="Parent">The department above it by now, for roll-ups.</param>
public sealed record Department(string Code, string Title, string? Parent)
{
    /// <summary>Its moves, in effective order; before the first of them it lay where it was opened.</summary>
    public ValueList<Told<string?>> Moves { get; init; } = [];

    /// <summary>Its other titles, in effective order.</summary>
    public ValueList<Told<string>> Renames { get; init; } = [];

    // As it was opened.
    private string OpenedAs { get; init; } = Title;

    private string? OpenedUnder { get; init; } = Parent;

    /// <summary>The command that opened it.</summary>
    internal Guid OpenedBy { get; init; }

    /// <summary>The commands that were taken back.</summary>
    internal ValueList<Guid> TakenBack { get; init; } = [];

    /// <summary>What it was called on a day.</summary>
    public string TitleOn(DateOnly day) => Renames.On(day, OpenedAs);

    /// <summary>Whether that department is, was or will be above it.</summary>
    internal bool WasUnder(string code) =>
        Moves.Select(m => m.To).Append(OpenedUnder).Any(above => string.Equals(above, code, StringComparison.OrdinalIgnoreCase));

    /// <summary>The department above it on a day.</summary>
    public string? ParentOn(DateOnly day) => Moves.On(day, OpenedUnder);

    internal Department After(DepartmentDescribed e, Recorded recorded)
    {
        var (on, position, command) = (recorded.EffectiveOn, recorded.Position, recorded.CommandId);
        var after = e.Title is { } title ? Renamed(new(on, position, title, command)) : this;
        return e.Parent is null ? after : after.Moved(new(on, position, Words.Tidy(e.Parent), command));
    }

    /// <summary>As if a command had never been given.</summary>
    internal Department Without(Guid command)
    {
        var moves = Moves.Where(m => m.Command != command).ToValueList();
        var renames = Renames.Where(r => r.Command != command).ToValueList();
        return this with
        {
            Moves = moves,
            Renames = renames,
            Title = renames.On(DateOnly.MaxValue, OpenedAs),
            Parent = moves.On(DateOnly.MaxValue, OpenedUnder),
            TakenBack = TakenBack.Append(command).ToValueList(),
        };
    }

    internal Department Moved(Told<string?> move)
    {
        var moves = Moves.And(move);
        return this with { Moves = moves, Parent = moves[^1].To };
    }

    private Department Renamed(Told<string> rename)
    {
        var renames = Renames.And(rename);
        return this with { Renames = renames, Title = renames[^1].To };
    }
}

public sealed record DepartmentOpened(string Code, string Title, string? Parent) : DomainEvent;

/// <summary>Only what changed is given; the rest is null.</summary>
/// <param name="Parent">Empty: it has none any more.</param>
public sealed record DepartmentDescribed(string Code, string? Title, string? Parent) : DomainEvent;
