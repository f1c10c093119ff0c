using System.Runtime.InteropServices;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Selection;

/// <param name="At">The event that it began with.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SpellBegun(Spell Spell, long At);

/// <summary>Tells a tally of the spells that a curve is made of.</summary>
internal static class SpellTallies
{
    /// <summary>Says of a spell that it is still open, if it is; one that was at risk at no time is not in a curve.</summary>
    /// <param name="positions">The events that it began with.</param>
    public static void Open(this Tally tally, ProgrammeOn programme, Spell spell, params ReadOnlySpan<long> positions)
    {
        if (spell is { Cause: 0, WithoutTime: false })
        {
            tally.Open(programme, positions);
        }
    }
}
