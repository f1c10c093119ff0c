namespace Portfolio.Domain;

/// <summary>Something was another from a day on.</summary>
/// <param name="Position">Of the event that says so.</param>
public sealed record Told<T>(DateOnly On, long Position, T To);
