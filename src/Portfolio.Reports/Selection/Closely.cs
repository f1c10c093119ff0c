using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Selection;

/// <summary>Counts what copies of a register do not tell.</summary>
internal static class Closely
{
    /// <summary>What is said of programmes that are seen in copies of a register only.</summary>
    public const string Unseen = "Not observed: seen only in copies of a register, which do not tell.";

    /// <summary>
    /// Of the programmes that are meant, those with something to show (the events behind it; null is nothing) against all
    /// that are seen all the time.
    /// </summary>
    public static Figure Share(
        FigureSpec figure, Slice slice, Func<ProgrammeOn, bool> meant, Func<ProgrammeOn, IEnumerable<long>?> behind) =>
        figure.Share(slice.Tally(figure, (p, tally) =>
        {
            if (!meant(p))
            {
                return;
            }

            if (!p.SeenClosely)
            {
                tally.Unseen(p);
            }
            else if (behind(p) is { } positions)
            {
                tally.Hit(p, tally.KeepsEvidence ? [.. positions] : []);
            }
            else
            {
                tally.Miss(p);
            }
        }));

    /// <summary>The positions, or null when there are none.</summary>
    public static long[]? OrNone(this IEnumerable<long> positions) => positions.ToArray() is { Length: > 0 } some ? some : null;
}
