namespace Portfolio.Domain.Settings;

/// <summary>
/// What the parts of the five themes weigh within their theme: 0 to 100, only their proportion counts. Proposed by us;
/// an organisation sets its own.
/// </summary>
public static class ThemeWeights
{
    /// <summary>The names of the settings: <c>weight.</c>, the theme, the part.</summary>
    public static readonly ValueList<string> Names =
    [
        "weight.sponsorship.seat", "weight.sponsorship.tenure", "weight.sponsorship.commitment", "weight.sponsorship.deputy",
        "weight.outcomes.linked", "weight.outcomes.measured", "weight.outcomes.onTrack",
        "weight.feedback.inTime",
        "weight.employees.committed", "weight.employees.told", "weight.employees.pulse",
        "weight.tools.drivers", "weight.tools.accounts",
    ];

    /// <summary>All alike.</summary>
    public static readonly ValueList<int> Equal = Names.Select(_ => 1).ToValueList();

    /// <summary>The weight of a part by the name of its setting.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public static int Of(ValueList<int> weights, string name) => weights[Place(name)];

    internal static ValueList<int> With(ValueList<int> weights, string name, int weight)
    {
        int[] changed = [.. weights];
        changed[Place(name)] = weight;
        return changed.ToValueList();
    }

    private static int Place(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i] == name)
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(name), name, "No part of a theme.");
    }
}
