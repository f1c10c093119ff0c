namespace Portfolio.Domain;

/// <summary>Something was another from a day on.</summary>
/// <param name="Position">Of the event that says so.</param>
/// <param name="Command">The command by which it was told, to take it back by.</param>
public sealed record Told<T>(DateOnly On, long Position, T To, Guid Command = default);
