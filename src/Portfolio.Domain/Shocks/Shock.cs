namespace Portfolio.Domain.Shocks;

/// <summary>Something that strikes several programmes at once, as it stands.</summary>
public sealed record Shock : IFolded<Shock>
{
    public const string Kind = "shock";

    public static Shock Initial { get; } = new();

    /// <summary>What was declared; null before.</summary>
    public ShockDeclared? Declared { get; init; }

    /// <summary>The day it strikes.</summary>
    public DateOnly On { get; init; }

    public Shock Evolve(Recorded recorded) => recorded.Event is ShockDeclared e
        ? this with { Declared = e, On = recorded.EffectiveOn }
        : this;

    public Refusal? Broken(Recorded recorded) => recorded.Event switch
    {
        ShockDeclared when Declared is { } held =>
            new("shock-is-new", $"There is already a shock {held.Code}, “{held.Title}”, of {On:yyyy-MM-dd}.", "code"),
        ShockDeclared => null,
        var unknown => new("event-has-a-rule", $"No rule says when {unknown.GetType().Name} may happen."),
    };
}

/// <param name="Threat">What it is: one of <see cref="Threat.Named"/>, or a free one.</param>
/// <param name="Departments">Those that it strikes, with what lies below them; none is all of them.</param>
public sealed record ShockDeclared(string Code, string Title, string Threat, ValueList<string> Departments) : DomainEvent;
