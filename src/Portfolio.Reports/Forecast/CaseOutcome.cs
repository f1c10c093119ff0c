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

        /// <summary>Of each item of which something was said, by its number; on all cores.</summary>
        public CaseOutcome?[] Of(SaidOf said)
        {
            var programmes = Beside.Each(said.Programmes.Count, i => _programmes.GetValueOrDefault(said.Programmes[i]));
            return Beside.Each(said.Items.Length, i => programmes[said.Items[i].Programme] is { } here ? Of(here, said.Items[i].Item) : null);
        }

        /// <returns>Null when it is not on record (any more): what was said of it was said by mistake.</returns>
        private CaseOutcome? Of(ProgrammeOn programme, string item)
        {
            for (var handed = 0; handed < MostHandovers; handed++)
            {
                if (programme.LastItem(item) is not { FirstDeferral: not null } found)
                {
                    return null;
                }

                if (found.GoesOn is not { } goesOn || !_programmes.TryGetValue(goesOn.Programme, out var there))
                {
                    return Of(programme, found);
                }

                (programme, item) = (there, goesOn.Item);
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
    }
}
