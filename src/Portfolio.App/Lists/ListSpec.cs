using Portfolio.App.Reports;
using Portfolio.App.Web;

namespace Portfolio.App.Lists;

/// <summary>How a list can be narrowed, sorted and turned over.</summary>
/// <param name="Name">As saved views name it.</param>
/// <param name="Key">What tells one entry from another; ties are sorted by it.</param>
/// <param name="Words">What is searched.</param>
/// <param name="Sorts">What it can be sorted by; by the first, if nothing else is asked.</param>
internal sealed record ListSpec<T>(
    string Name,
    Func<T, string> Key,
    Func<T, IEnumerable<string?>> Words,
    IReadOnlyList<(string Name, Func<T, IComparable?> Of)> Sorts,
    IReadOnlyList<ListFilter<T>> Filters)
{
    /// <summary>Whether it can be as of a day and by what sources had said; else only as known at some time.</summary>
    public bool IsDated { get; init; }

    /// <summary>Whether its entries are on record, so that it can be as known at some time.</summary>
    public bool IsOnRecord { get; init; } = true;

    /// <summary>Everything that may stand in its address.</summary>
    public IReadOnlyList<QueryParameter> Parameters =>
    [
        .. Filters.Select(f => f.Parameter),
        new("q", "Those in which these words stand.", Example: "customer"),
        new("sort", "What to sort by; with a minus before it, the other way round.", Example: $"-{Sorts[0].Name}", OneOf: [.. Sorts.SelectMany(s => new[] { s.Name, $"-{s.Name}" })]),
        QueryParameter.Page,
        new("cursor", "Where the next page begins, as the page before told it in “next”; with the same filters and sort."),
        new("view", "A saved view of this list, by its name; what else stands in the address goes before it."),
        .. KnowledgeQuery.Parameters.Where(p => IsDated || (IsOnRecord && p.Name == "knownAt")),
    ];
}
