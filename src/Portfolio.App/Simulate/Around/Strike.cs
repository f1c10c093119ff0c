namespace Portfolio.App.Simulate.Around;

/// <summary>A shock that strikes the whole organisation.</summary>
/// <param name="On">The day it strikes.</param>
internal sealed record Strike(string Code, string Title, string Threat, DateOnly On)
{
    /// <summary>The day on which it is known how hard it has hit.</summary>
    public DateOnly HitOn => On.AddDays(14);
}
