using Portfolio.Domain;

namespace Portfolio.App.Administration;

/// <summary>A key for scripts was ended before its time.</summary>
/// <param name="Key">The key's id.</param>
public sealed record ApiKeyRevoked(string Key) : DomainEvent;
