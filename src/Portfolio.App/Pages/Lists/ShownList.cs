using Portfolio.App.Lists;
using Portfolio.App.Node;
using Portfolio.App.Web;

namespace Portfolio.App.Pages.Lists;

/// <summary>A list as a page shows it: what it can be narrowed by, its columns, and how it is read.</summary>
/// <param name="Name">As in its address, and as saved views name it.</param>
/// <param name="Columns">What it can be sorted by, a column each; the first leads on.</param>
public sealed record ShownList(
    string Name,
    string Title,
    IReadOnlyList<QueryParameter> Parameters,
    IReadOnlyList<string> Columns,
    Func<IQueryCollection, IReadOnlyDictionary<string, string>, PortfolioNode, ShownRows> Read)
{
    /// <param name="entries">All that there are, as known.</param>
    /// <param name="address">The page of an entry; null: it has none.</param>
    internal static ShownList Of<T>(
        string title, ListSpec<T> spec, Func<View, ListRequest<T>, PortfolioNode, IEnumerable<T>> entries, Func<T, string?> address) => new(
        spec.Name,
        title,
        spec.Parameters,
        [.. spec.Sorts.Select(s => s.Name)],
        (query, saved, node) =>
        {
            var view = node.View;
            var request = ListRequest<T>.Read(spec, query, saved, node, view);
            return new(
                request.Asked,
                request.Faults,
                request.Faults.Count > 0
                    ? null
                    : request.PageOf(entries(view, request, node), e => new ShownRow(address(e), [.. spec.Sorts.Select(s => s.Of(e))])));
        });
}

/// <summary>A page of a list, or what is wrong with what was asked.</summary>
/// <param name="Asked">What was asked, by the address and a saved view together.</param>
/// <param name="Page">Null where something is wrong.</param>
public sealed record ShownRows(IReadOnlyDictionary<string, string> Asked, IReadOnlyList<FieldFault> Faults, ListPage<ShownRow>? Page);

/// <param name="Address">Its page; null: it has none.</param>
/// <param name="Cells">A value for each column.</param>
public sealed record ShownRow(string? Address, IReadOnlyList<IComparable?> Cells);
