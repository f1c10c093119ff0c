using Portfolio.Reports.Facts;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Forecast;

/// <summary>
/// Which of a programme's items are those of which something was said. Kept with its facts: to compare the codes of all items
/// with those of all that was said, each time, would be most of what it takes to hold forecasts against what came.
/// </summary>
internal sealed class SaidPlaces
{
    /// <summary>There is no item of that code.</summary>
    public const int None = -1;

    /// <summary>There are several, one handed over and another received, and none is the very one: which it is depends on the day.</summary>
    public const int Several = -2;

    private readonly SaidOf _said;
    private readonly int[] _places;

    private SaidPlaces(SaidOf said, int[] places) => (_said, _places) = (said, places);

    /// <summary>The place among the programme's items of each that was said, in the order of <see cref="SaidOf.ItemsOfProgramme"/>.</summary>
    /// <param name="programme">The number of the programme among those said.</param>
    public static ReadOnlySpan<int> Of(ProgrammeFacts facts, SaidOf said, int programme)
    {
        if (facts.Kept.Lasting<SaidPlaces>() is { } kept && ReferenceEquals(kept._said, said))
        {
            return kept._places;
        }

        var items = said.ItemsOfProgramme(programme);
        var places = new int[items.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = PlaceOf(said.Items[items[i]], facts);
        }

        facts.Kept.Keep(new SaidPlaces(said, places));
        return places;
    }

    /// <summary>The item at one of these places, as it is on the day; null where it is not on record.</summary>
    /// <param name="ever">Those the programme ever had by the day.</param>
    /// <param name="item">Its code.</param>
    public static ScopeItemFacts? At(int place, IReadOnlyList<ScopeItemFacts> ever, ProgrammeOn programme, string item) =>
        place == Several ? programme.LastItem(item) : place >= 0 && place < ever.Count ? ever[place] : null;

    // The very one that it was said of, unless it came by another event since: then the one of its code.
    private static int PlaceOf(SaidItem said, ProgrammeFacts facts)
    {
        var found = None;
        for (var place = 0; place < facts.Items.Length; place++)
        {
            if (string.Equals(facts.Items[place].Item, said.Item, StringComparison.OrdinalIgnoreCase))
            {
                if (facts.Items[place].At == said.At)
                {
                    return place;
                }

                found = found == None ? place : Several;
            }
        }

        return found;
    }
}
