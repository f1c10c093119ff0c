using Portfolio.Domain;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports.PhaseTwo;

/// <summary>How scope items went from phase to phase, and to their fate.</summary>
internal static class PhaseFlow
{
    /// <summary>In the order of the places; a link for each pair between which anything moved.</summary>
    /// <param name="scope">Of each programme.</param>
    public static ValueList<FlowLink> Of(ScopeSplit[] scope)
    {
        var (items, values) = (new int[ScopePlaces.Count * ScopePlaces.Count], new long[ScopePlaces.Count * ScopePlaces.Count]);
        foreach (var split in scope)
        {
            foreach (var step in split.Steps)
            {
                var link = (step.From * ScopePlaces.Count) + step.To;
                items[link] += step.Items;
                values[link] += step.CustomerValue;
            }
        }

        return
        [
            .. Enumerable.Range(0, items.Length).Where(link => items[link] > 0)
                .Select(link => new FlowLink(
                    ScopePlaces.Name(link / ScopePlaces.Count), ScopePlaces.Name(link % ScopePlaces.Count), items[link], values[link])),
        ];
    }
}
