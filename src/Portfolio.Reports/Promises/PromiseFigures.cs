using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Promises;

internal static class PromiseFigures
{
    public static readonly FigureSpec BrokenShare = new(
        "promisesBroken", "Promises broken",
        "Promises whose item was dropped, or whose day passed undelivered, of those decided: kept, late or broken. Censored, and not in the denominator: not yet due. Not observed: the programme left the register before the day.");

    public static void CountBroken(ProgrammeOn p, Tally tally)
    {
        foreach (var promise in PromiseOn.Of(p))
        {
            switch (promise.Fate)
            {
                case PromiseFate.Broken:
                    tally.Hit(p, promise.At);
                    break;
                case PromiseFate.Kept or PromiseFate.Late:
                    tally.Miss();
                    break;
                case PromiseFate.Unknown:
                    tally.Unseen();
                    break;
                default:
                    tally.Open();
                    break;
            }
        }
    }
}
