using System.Runtime.InteropServices;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Forecast;

/// <summary>What has come of an item by the day, wherever it went on.</summary>
/// <param name="Fate">Open, also when it was handed over to where nothing is known of it.</param>
/// <param name="On">The day its fate came; for an open one the last day that it was seen.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CaseOutcome(ScopeFate Fate, DateOnly On)
{
    // Items handed to and fro for ever cannot be: each hand-over is an event. In parts of a history they might seem so.
    private const int MostHandovers = 50;

    /// <summary>Reads fates off a slice.</summary>
    public sealed class Finder(Slice slice)
    {
        private readonly Dictionary<string, ProgrammeOn> _programmes = slice.Programmes.ToDictionary(p => p.Code, StringComparer.OrdinalIgnoreCase);

        /// <returns>Null when it is not on record (any more): what was said of it was said by mistake.</returns>
        public CaseOutcome? Of(string programme, string item)
        {
            for (var handed = 0; handed < MostHandovers; handed++)
            {
                if (!_programmes.TryGetValue(programme, out var here) || Find(here, item) is not { FirstDeferral: not null } found)
                {
                    return null;
                }

                if (found.GoesOn is not { } goesOn || !_programmes.ContainsKey(goesOn.Programme))
                {
                    return Of(here, found);
                }

                (programme, item) = (goesOn.Programme, goesOn.Item);
            }

            return null;
        }

        private static CaseOutcome Of(ProgrammeOn programme, ScopeItemFacts item)
        {
            var windows = programme.Windows(FactKind.Scope);
            var seen = windows.Count == 0 ? item.From : windows[^1].To;
            return item switch
            {
                { Fate: ScopeFate.Open } => new(ScopeFate.Open, seen),
                { Fate: ScopeFate.Transferred } => new(ScopeFate.Open, item.FateOn!.Value),
                _ => new(item.Fate, item.FateOn!.Value),
            };
        }

        // Of several with one code (handed over and received again) the last.
        private static ScopeItemFacts? Find(ProgrammeOn programme, string code)
        {
            ScopeItemFacts? found = null;
            foreach (var item in new Clipped<ScopeItemFacts>(programme.Facts.Items, programme.AsOf))
            {
                found = string.Equals(item.Item, code, StringComparison.OrdinalIgnoreCase) ? item : found;
            }

            return found;
        }
    }
}
