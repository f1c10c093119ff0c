namespace Portfolio.App.Views;

/// <summary>A saved view as callers see it.</summary>
/// <param name="Mine">Whether it is the caller's own.</param>
/// <param name="Query">Filters and sort as in the list's address.</param>
/// <param name="Address">Shows the list by it.</param>
public sealed record SavedViewModel(
    string Name, string List, string Query, bool Shared, bool Mine, string Owner, DateTimeOffset SavedAt, string Address);
