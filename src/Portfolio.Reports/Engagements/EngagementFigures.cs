using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Engagements;

/// <summary>The figures about departments' engagement.</summary>
public static class EngagementFigures
{
    private static readonly FigureSpec Alone = new(
        "runAlone", "Run by one department alone",
        $"Running programmes with no department involved beside their own, of all running. {Closely.Unseen}");

    private static readonly FigureSpec Committed = new(
        "committed", "Departments committed", "Involvements in which the department is committed on the day, of all involvements in running programmes.");

    private static readonly FigureSpec Silent = new(
        "notSaid", "Departments whose stand is not on record", "Involvements of which nobody has said how the department stands, of all in running programmes.");

    private static readonly FigureSpec Blocked = new(
        "blocked", "Blocked by a department",
        "Running programmes that at least one department stands in the way of on the day, of those that involve any.");

    private static readonly FigureSpec WhollyCommitted = new(
        "whollyCommitted", "All departments committed",
        "Running programmes all of whose involved departments are committed on the day, of those that involve any.");

    private static readonly FigureSpec Blindsided = new(
        "blindsided", "A department taken unawares",
        $"Running programmes by which at least one department was taken unawares so far, of all running. {Closely.Unseen}");

    /// <summary>All of them, for the programmes of a slice.</summary>
    public static ValueList<Figure> Of(Slice slice)
    {
        ArgumentNullException.ThrowIfNull(slice);
        return
        [
            Closely.Share(Alone, slice, p => p.Running, p => p.Departments.Count == 0 ? [] : null),
            Committed.Share(Involvements(slice, Committed, Engagement.Committed)),
            Silent.Share(Involvements(slice, Silent, null)),
            Closely.Share(
                Blocked, slice, p => Involves(p) || Unseen(p),
                p => p.Departments.Where(d => d.Engagement == Engagement.Blocking).Select(d => d.SaidAt).OrNone()),
            Closely.Share(
                WhollyCommitted, slice, p => Involves(p) || Unseen(p),
                p => p.Departments.All(d => d.Engagement == Engagement.Committed) ? p.Departments.Select(d => d.SaidAt) : null),
            Closely.Share(Blindsided, slice, p => p.Running, p => p.Blindsidings.Select(b => b.At).OrNone()),
        ];
    }

    private static bool Involves(ProgrammeOn p) => p.Running && p.Departments.Count > 0;

    private static bool Unseen(ProgrammeOn p) => p.Running && !p.SeenClosely;

    private static Tally Involvements(Slice slice, FigureSpec spec, Engagement? engagement) => slice.Tally(spec, (p, tally) =>
    {
        if (Unseen(p))
        {
            tally.Unseen(p);
            return;
        }

        foreach (var department in p.Departments)
        {
            if (p.Running && department.Engagement == engagement)
            {
                tally.Hit(p, department.SaidAt);
            }
            else if (p.Running)
            {
                tally.Miss(p, department.At);
            }
        }
    });
}
