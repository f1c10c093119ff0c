using System.Text.Json.Nodes;

namespace Portfolio.App.Node;

/// <summary>
/// From shape 1 to 2 of the events that hold a coverage. “Existence” then meant begin and end of programmes with what
/// became of them; since then “Outcomes” is a kind of its own, so that what was said with the old word names both.
/// </summary>
internal static class OutcomesApart
{
    public static void Upcast(JsonObject data)
    {
        var kinds = data["coverage"]!["kinds"]!.AsArray();
        if (kinds.Any(kind => kind!.GetValue<string>() == "Existence"))
        {
            kinds.Add("Outcomes");
        }
    }
}
