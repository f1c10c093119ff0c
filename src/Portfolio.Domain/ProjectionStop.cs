using System.Globalization;

namespace Portfolio.Domain;

/// <summary>
/// Where a projection stopped: at an event that is on record and that it cannot fold. What lies behind it is never skipped, so
/// that nothing is known of what it comes to until a program that can fold the event runs.
/// </summary>
/// <param name="Projection">What is folded, in words.</param>
/// <param name="Stream">Of the event.</param>
/// <param name="Position">Of the event, in the ledger.</param>
/// <param name="Version">Of the event, in its stream.</param>
/// <param name="Why">What went wrong.</param>
public sealed record ProjectionStop(string Projection, string Stream, long Position, int Version, string Why)
{
    /// <summary>All of it as one sentence.</summary>
    public string Sentence => string.Create(
        CultureInfo.InvariantCulture,
        $"The {Projection} stopped at position {Position}, version {Version} of {Stream}, which cannot be folded: {Why}");

    public static ProjectionStop At(string projection, Recorded at, Exception fault) =>
        new(projection, at.Stream, at.Position, at.Version, fault.Message);

    /// <summary>Whether a fault comes of what is folded: then it will be the same the next time.</summary>
    public static bool IsOfTheEvent(Exception fault) => fault is not OutOfMemoryException;
}
