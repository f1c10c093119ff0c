using System.Runtime.InteropServices;

namespace Portfolio.Reports.Statistics;

/// <summary>One stretch of time under observation, until something ended it or we stopped looking.</summary>
/// <param name="Entry">
/// When observation began, counted from the origin of the spell; 0 when it was seen from its origin. Later than 0 is a
/// late entry (left truncation): the spell counts as at risk only after it, since had it ended before, nobody would
/// know of it.
/// </param>
/// <param name="Exit">When it ended or was last seen, on the same scale.</param>
/// <param name="Cause">
/// 0 when it had not ended (censored); else which of the competing ends came, 1 being the first.
/// </param>
/// <param name="Cluster">Spells with the same number depend on each other (the items of one programme).</param>
/// <remarks>
/// At risk at t means entry &lt; t ≤ exit, and at t = 0 all that were seen from the origin, so that what ends on the
/// day it began counts. An event at a time comes before a censoring at it. Times are tied when they are equal as
/// numbers: give whole days, or the same division of whole days, and never a sum of rounded parts.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Spell(double Entry, double Exit, int Cause, int Cluster)
{
    /// <summary>A spell of no length that began late: it was at risk at no time and says nothing.</summary>
    internal bool WithoutTime => Entry > 0 && Entry == Exit;
}
