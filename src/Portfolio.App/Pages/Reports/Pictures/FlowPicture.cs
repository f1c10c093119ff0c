using Portfolio.App.Pages.Wording;
using Portfolio.App.Reports;
using Portfolio.Domain;
using Portfolio.Reports.PhaseTwo;

namespace Portfolio.App.Pages.Reports.Pictures;

/// <summary>
/// Scope items from place to place. Such a drawing can only go forward: what was pulled forward to an earlier phase is
/// left out of it and counted in the caption; the table has it.
/// </summary>
internal static class FlowPicture
{
    public static IEnumerable<Picture> Of(ValueList<FlowLink> flow)
    {
        var forward = flow.Index().Where(l => Place(l.Item.To) > Place(l.Item.From)).ToList();
        if (forward.Count == 0)
        {
            yield break;
        }

        var back = flow.Where(l => Place(l.To) <= Place(l.From)).Sum(l => l.Items);
        yield return new(
            "From phase to phase, and to their fate",
            $"Each move of an item counts. {(back > 0 ? $"{Say.Count(back, "move")} back to an earlier phase {(back == 1 ? "is" : "are")} in the table only." : "")}",
            "flow",
            new FlowData(
                [
                    .. forward.SelectMany(l => new[] { l.Item.From, l.Item.To })
                        .Distinct()
                        .OrderBy(Place)
                        .Select(p => new FlowNode(Say.Of(p), ColourOf(p))),
                ],
                [.. forward.Select(l => new FlowEdge(Say.Of(l.Item.From), Say.Of(l.Item.To), l.Item.Items, ReportEvidence.NumberOf("flow", l.Index)))]),
            Tall: true);
    }

    private static int Place(string name) => name switch
    {
        "new" => 0,
        "later" => 1000,
        "delivered" => 1001,
        "dropped" => 1002,
        "unknown" => 1003,
        _ => int.Parse(name.AsSpan("phase ".Length), System.Globalization.CultureInfo.InvariantCulture),
    };

    private static string ColourOf(string place) => place switch
    {
        "delivered" => "chart-good",
        "dropped" => "chart-bad",
        "unknown" => "chart-other",
        "later" => "chart-moved",
        _ => "chart-calm",
    };
}
