namespace Portfolio.App.Pages.Lists;

/// <summary>What somebody typed to keep a view.</summary>
/// <param name="Query">The list’s filters and sort; null: nothing was sent.</param>
public sealed record ViewForm(string Name = "", bool Shared = false, string? Query = null)
{
    /// <summary>What is wrong with it, in sentences.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];
}
