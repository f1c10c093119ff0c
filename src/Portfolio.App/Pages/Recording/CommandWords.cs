using Portfolio.App.Pages.Recording.Fields;

namespace Portfolio.App.Pages.Recording;

/// <summary>How the fields of commands are called on forms.</summary>
public static class CommandWords
{
    private static readonly Dictionary<string, string> Labels = new(StringComparer.Ordinal)
    {
        ["effectiveOn"] = "Day it happened",
        ["reportedOn"] = "Day its source said so",
    };

    public static string Label(FormField field) => Labels.GetValueOrDefault(field.Said.Name) ?? field.Label;

    /// <summary>One of a list: “Promise” of promises.</summary>
    public static string One(FormField list) => Label(list) is var all && all.EndsWith('s') ? all[..^1] : all;
}
