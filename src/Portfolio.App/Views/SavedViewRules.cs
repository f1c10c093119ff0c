using Microsoft.AspNetCore.WebUtilities;
using Portfolio.App.Lists;
using Portfolio.App.Web;
using Portfolio.Domain;

namespace Portfolio.App.Views;

/// <summary>What can be kept as a view.</summary>
internal static class SavedViewRules
{
    /// <summary>Characters of a view’s name.</summary>
    public const int LongestName = 100;

    /// <summary>What is said where somebody keeps as many as can be.</summary>
    public static readonly string TooMany = $"You keep {SavedViewTable.MostOfOne} views already: take one away first.";

    // What a view cannot hold: where a reader is in the list, and another view.
    private static readonly string[] NotKept = ["cursor", "view"];

    /// <summary>The view, or all that is wrong with it.</summary>
    public static (SavedView? View, IList<FieldFault> Faults) Read(string owner, string name, SavedViewRequest asked, TimeProvider clock)
    {
        var parameters = QueryHelpers.ParseQuery(asked.Query).ToDictionary(p => p.Key, p => p.Value.ToString());
        var faults = Faults(name, asked, parameters).ToList();
        return faults.Count > 0 ? (null, faults) : (new(owner, name, asked.List, parameters, asked.Shared, clock.GetUtcNow()), []);
    }

    private static IEnumerable<FieldFault> Faults(string name, SavedViewRequest asked, Dictionary<string, string> parameters)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || Words.Faults(name, "name").Any())
        {
            yield return new("name", $"A name has 1 to {LongestName} characters on one line.");
        }

        if (name.Trim() != name)
        {
            yield return new("name", "A name neither begins nor ends with a blank.");
        }

        // In an address it would lead elsewhere.
        if (name is "." or "..")
        {
            yield return new("name", "One dot or two are no name.");
        }

        if (parameters.Any(p => Words.Faults(p.Key, "query").Any() || Words.Faults(p.Value, "query").Any()))
        {
            yield return new("query", "A value holds a control character, or is longer than 200 characters.");
        }

        if (asked.Query.Length > 2000)
        {
            yield return new("query", "At most 2000 characters, please.");
        }

        if (!ListCatalogue.Parameters.TryGetValue(asked.List, out var known))
        {
            yield return new("list", $"There is no such list; there are {string.Join(", ", ListCatalogue.Parameters.Keys)}.");
            yield break;
        }

        foreach (var parameter in parameters.Keys.Where(p => NotKept.Contains(p) || known.All(k => k.Name != p)))
        {
            yield return new(
                "query", $"“{Words.Shown(parameter)}” is nothing to keep; there are {string.Join(", ", known.Select(k => k.Name).Except(NotKept))}.");
        }
    }
}
