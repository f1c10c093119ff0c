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

    /// <summary>The same under the board’s title.</summary>
    internal static readonly FigureSpec Waiting = Waits with { Title = "Customer value waiting in “Phase 2”" };

    private static readonly FigureSpec Dropped = new(
        "valueDropped", "… dropped", $"{Slipped}, less what was delivered since, of items dropped.");

    private static readonly FigureSpec Unknown = new(
        "valueUnknown", "… of unknown fate", $"{Slipped}, less what was delivered since, of items whose programme left the register.");

    public static IEnumerable<Figure> Figures(Slice slice, int unseen, Deferral[] deferrals)
    {
        var observed = slice.Programmes.Any(p => p.ItemCount > 0);
        var (deferred, delivered, waits, dropped, unknown) = (Begin(), Begin(), Begin(), Begin(), Begin());
        foreach (var deferral in deferrals)
        {
            ref readonly var of = ref deferral.Of;
            var positions = slice.Evidence ? deferral.Positions() : [];
            deferred.Add(deferral, of.ValueDeferred, positions);
            if (of.ValueDelivered > 0)
            {
                delivered.Add(deferral, of.ValueDelivered, positions);
            }

            (of.Fate switch
            {
                ScopeFate.Open => waits,
                ScopeFate.Dropped => dropped,
                ScopeFate.Unknown => unknown,
                _ => null,
            })?.Add(deferral, of.ValueLeft, positions);
        }

        return [deferred.Made(Deferred), delivered.Made(Delivered), waits.Made(Waits), dropped.Made(Dropped), unknown.Made(Unknown)];

        Sum Begin() => new(slice, unseen, observed);
    }

    private sealed class Sum
    {
        private readonly Tally _tally;
        private readonly bool _observed;
        private long _hundredths;

        public Sum(Slice slice, int unseen, bool observed)
        {
            (_tally, _observed) = (new Tally(slice.Evidence), observed);
            _tally.Unseen(unseen);
        }

        public void Add(Deferral deferral, int hundredths, long[] positions)
        {
            _hundredths += hundredths;
            _tally.Hit(deferral.Programme, positions);
        }

        public Figure Made(FigureSpec spec) => spec.Sum(_tally, _hundredths / 100m, Unit.CustomerValue, _observed);
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
        Waiting.Sum(tally, tally.Hundredths / 100m, Unit.CustomerValue, observed: tally.Denominator > 0);
}
