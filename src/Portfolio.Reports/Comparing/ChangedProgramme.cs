using Portfolio.Domain;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports.Comparing;

/// <summary>A programme of which one side holds events that the other does not.</summary>
/// <param name="Now">Its facts on the side that was asked for; null where it is not on record there.</param>
/// <param name="Then">The same on the other.</param>
/// <param name="Positions">What stands on one side only, and what takes something back on one side only.</param>
internal sealed record ChangedProgramme(string Code, ProgrammeFacts? Now, ProgrammeFacts? Then, ValueList<long> Positions);
