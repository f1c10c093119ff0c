using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.PhaseTwo;

/// <summary>Where the customer value that slipped has gone: what was delivered, dropped, lost sight of, and what waits.</summary>
internal static class PhaseTwoValues
{
    private const string Slipped =
        "Customer value at the first deferral, of the part not delivered by then";

    private static readonly FigureSpec Deferred = new(
        "valueDeferred", "Customer value deferred", $"{Slipped}, summed over deferred items. It is what was delivered, dropped, unknown and waiting together.");

    private static readonly FigureSpec Delivered = new(
        "valueDelivered", "… delivered after all", $"{Slipped}, times the share delivered since; partial deliveries count.");

    private static readonly FigureSpec Waits = new(
        "valueWaiting", "… waiting", $"{Slipped}, less what was delivered since, of items that still wait.");

    private static readonly FigureSpec Dropped = new(
        "valueDropped", "… dropped", $"{Slipped}, less what was delivered since, of items dropped.");

    private static readonly FigureSpec Unknown = new(
        "valueUnknown", "… of unknown fate", $"{Slipped}, less what was delivered since, of items whose programme left the register.");

    public static IEnumerable<Figure> Figures(Slice slice, int unseen, Deferral[] deferrals)
    {
        var observed = slice.Programmes.Any(p => p.Items.Count > 0);
        return
        [
            Sum(Deferred, _ => true, d => d.Of.ValueDeferred),
            Sum(Delivered, d => d.Of.ValueDelivered > 0, d => d.Of.ValueDelivered),
            Sum(Waits, d => d.Of.Fate == ScopeFate.Open, d => d.Of.ValueLeft),
            Sum(Dropped, d => d.Of.Fate == ScopeFate.Dropped, d => d.Of.ValueLeft),
            Sum(Unknown, d => d.Of.Fate == ScopeFate.Unknown, d => d.Of.ValueLeft),
        ];

        Figure Sum(FigureSpec spec, Func<Deferral, bool> counts, Func<Deferral, int> hundredths)
        {
            var tally = new Tally(slice.Evidence);
            tally.Unseen(unseen);
            var sum = 0L;
            foreach (var deferral in deferrals)
            {
                if (counts(deferral))
                {
                    sum += hundredths(deferral);
                    tally.Hit(deferral.Programme, slice.Evidence ? deferral.Positions() : []);
                }
            }

            return spec.Sum(tally, sum / 100m, Unit.CustomerValue, observed);
        }
    }

    /// <summary>The value that waits on the day, for the board; counted without the spells.</summary>
    public static void CountWaiting(ProgrammeOn p, Tally tally)
    {
        if (!p.EverObserved(FactKind.Scope))
        {
            tally.Unseen();
        }

        var waiting = 0;
        foreach (var item in p.DeferredOn)
        {
            if (item.Fate == ScopeFate.Open && item.FirstDeferral is { } first)
            {
                waiting++;
                tally.Hit(p, first.At);
                tally.Worth(first.CustomerValue * (100 - item.Delivered));
            }
        }

        tally.Miss(p.ItemCount - waiting, open: 0);
    }

    /// <summary>The same sum as the report’s, under the board’s title.</summary>
    public static Figure WaitingOf(Tally tally) =>
        (Waits with { Title = "Customer value waiting in “Phase 2”" }).Sum(
            tally, tally.Hundredths / 100m, Unit.CustomerValue, observed: tally.Denominator > 0);
}
