using Portfolio.Domain;

namespace Portfolio.App.Administration;

/// <summary>A key for scripts was made. What it is for is kept as the text <c>label</c>.</summary>
/// <param name="Key">The key's id, which stands as the actor in what is recorded with it; never the key.</param>
/// <param name="Role">What it may do.</param>
/// <param name="ExpiresAt">When it ends, UTC.</param>
/// <param name="Departments">Codes of departments to whose programmes its commands are kept; null: it is not limited.</param>
public sealed record ApiKeyCreated(
    string Key, string Role, DateTimeOffset ExpiresAt, ValueList<string>? Departments = null) : DomainEvent
{
    /// <summary>Name of the text that says what the key is for.</summary>
    public const string Label = "label";
}
