namespace Portfolio.App.Simulate.Around;

/// <summary>Something that can happen around a programme.</summary>
/// <param name="Rate">How often per month, as things stand.</param>
/// <param name="Happen">Lets it happen on a day.</param>
internal sealed record Chance(Func<double> Rate, Action<DateOnly> Happen)
{
    /// <summary>The last day it happened: on one day the same is not told twice.</summary>
    public DateOnly Last { get; set; }
}
