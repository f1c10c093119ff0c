using Portfolio.Domain;
using Portfolio.Domain.Shocks;

namespace Portfolio.Reports.Facts;

/// <summary>A shock that had struck by the end of a day.</summary>
/// <param name="On">The day it struck.</param>
public sealed record ShockDeclaration(ShockDeclared Declared, DateOnly On, long At)
{
    /// <summary>The kind of its stream.</summary>
    public const string Kind = Shock.Kind;

    /// <summary>Null where it had not struck by the day.</summary>
    public static ShockDeclaration? Of(History<Shock> history, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.Standing.FirstOrDefault(e => e.Event is ShockDeclared) is { Event: ShockDeclared declared } e && e.EffectiveOn <= asOf
            ? new(declared, e.EffectiveOn, e.Position)
            : null;
    }

    /// <summary>Whether it strikes a department, on its day.</summary>
    public bool Strikes(string? department, Domain.Organisation organisation) =>
        Declared.Departments.Count == 0 || Declared.Departments.Any(d => organisation.IsWithin(department, d, On));
}
