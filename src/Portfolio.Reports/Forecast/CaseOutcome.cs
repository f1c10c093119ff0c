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

    /// <summary>Where an item was and went on, up to the last that is on record of it; null: there nothing is.</summary>
    /// <param name="programme">Where it was at first.</param>
    /// <param name="item">The item there.</param>
    public static IEnumerable<(ProgrammeOn Programme, ScopeItemFacts? Item)> Way(Slice slice, ProgrammeOn programme, ScopeItemFacts? item)
    {
        var (there, found) = ((ProgrammeOn?)programme, item);
        for (var handed = 0; handed < MostHandovers && there is not null; handed++)
        {
            yield return (there, found);
            if (found?.GoesOn is not { } goesOn)
            {
                yield break;
            }

            there = slice.Find(goesOn.Programme);
            found = there?.ItemTakenOver(goesOn.Item, found.Fates[^1].At);
        }
    }

    /// <summary>Reads fates off a slice.</summary>
    public sealed class Finder(Slice slice)
    {
        /// <summary>Of each item of which something was said, by its number; on all cores.</summary>
        public CaseOutcome?[] Of(SaidOf said)
        {
            var came = new CaseOutcome?[said.Items.Length];
            slice.Each(programme =>
            {
                if (said.NumberOf(programme.Code) is { } number)
                {
                    Fill(said, number, programme, came);
                }

                return true;
            });
            return came;
        }

        private void Fill(SaidOf said, int number, ProgrammeOn programme, CaseOutcome?[] came)
        {
            var items = said.ItemsOfProgramme(number);
            var places = SaidPlaces.Of(programme.Facts, said, number);
            var ever = programme.ItemsEver;
            for (var i = 0; i < items.Length; i++)
            {
                var found = SaidPlaces.At(places[i], ever, programme, said.Items[items[i]].Item);
                came[items[i]] = Of(programme, found);
            }
        }

        /// <returns>Null when it is not on record (any more): what was said of it was said by mistake.</returns>
        private CaseOutcome? Of(ProgrammeOn programme, ScopeItemFacts? item)
        {
            for (var handed = 0; handed < MostHandovers; handed++)
            {
                if (item is not { FirstDeferral: not null } found)
                {
                    return null;
                }

                if (found.GoesOn is not { } goesOn || slice.Find(goesOn.Programme) is not { } there)
                {
                    return Last(programme, found);
                }

                (programme, item) = (there, there.ItemTakenOver(goesOn.Item, found.Fates[^1].At));
            }

            return null;
        }

        private static CaseOutcome Last(ProgrammeOn programme, ScopeItemFacts item)
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
