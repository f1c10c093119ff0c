namespace Portfolio.App.Views;

/// <summary>A filter and sort of a list that somebody keeps under a name.</summary>
/// <param name="Owner">Whose it is, by the id that stands as the actor in events.</param>
/// <param name="List">Which list it is of: <c>programmes</c>.</param>
/// <param name="Parameters">As in the list's address: names and values.</param>
/// <param name="Shared">Whether everybody who may read the list can use it.</param>
public sealed record SavedView(
    string Owner, string Name, string List, IReadOnlyDictionary<string, string> Parameters, bool Shared, DateTimeOffset SavedAt);
