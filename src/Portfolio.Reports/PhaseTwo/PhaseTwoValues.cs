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
        var (deferred, delivered, waits, dropped, unknown) = (Begin(Deferred), Begin(Delivered), Begin(Waits), Begin(Dropped), Begin(Unknown));
        foreach (var deferral in deferrals)
        {
            ref readonly var of = ref deferral.Of;
            long[]? positions = null;
            deferred.Add(deferral, of.ValueDeferred, ref positions);
            if (of.ValueDelivered > 0)
            {
                delivered.Add(deferral, of.ValueDelivered, ref positions);
            }

            (of.Fate switch
            {
                ScopeFate.Open => waits,
                ScopeFate.Dropped => dropped,
                ScopeFate.Unknown => unknown,
                _ => null,
            })?.Add(deferral, of.ValueLeft, ref positions);
        }

        return [deferred.Made(), delivered.Made(), waits.Made(), dropped.Made(), unknown.Made()];

        Sum Begin(FigureSpec spec) => new(spec, slice, unseen, observed);
    }

    private sealed class Sum
    {
        private readonly FigureSpec _spec;
        private readonly Tally _tally;
        private readonly bool _observed;
        private long _hundredths;

        public Sum(FigureSpec spec, Slice slice, int unseen, bool observed)
        {
            (_spec, _tally, _observed) = (spec, PhaseTwoFigures.Unseen(slice, unseen, spec), observed);
            PhaseTwoFigures.RestOnItems(slice, _tally);
        }

        /// <param name="positions">Those of the deferral, gathered once for all sums that keep them.</param>
        public void Add(Deferral deferral, int hundredths, ref long[]? positions)
        {
            _hundredths += hundredths;
            _tally.Hit(deferral.Programme, _tally.KeepsEvidence ? positions ??= deferral.Positions() : []);
        }

        public Figure Made() => _spec.Sum(_tally, _hundredths / 100m, Unit.CustomerValue, _observed);
    }

    /// <summary>The value that waits on the day, for the board; counted without the spells.</summary>
    public static void CountWaiting(ProgrammeOn p, Tally tally)
    {
        if (!p.EverObserved(FactKind.Scope))
        {
            tally.Unseen(p);
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

        if (!tally.KeepsParts)
        {
            tally.Miss(p.ItemCount - waiting, open: 0);
            return;
        }

        foreach (var item in p.ItemsOn)
        {
            if (item.Fate != ScopeFate.Open || item.FirstDeferral is null)
            {
                tally.Miss(p, item.Version.At);
            }
        }
    }

    /// <summary>The same sum as the report’s, under the board’s title.</summary>
    public static Figure WaitingOf(Tally tally) =>
        Waiting.Sum(tally, tally.Hundredths / 100m, Unit.CustomerValue, observed: tally.Denominator > 0);
}
