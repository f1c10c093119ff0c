using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Views;
using Portfolio.App.Web;

namespace Portfolio.App.Lists;

internal static class ListEndpoints
{
    /// <summary>A list at its address: narrowed, sorted, a page at a time, by a saved view too.</summary>
    /// <param name="entries">All that there are, as known.</param>
    public static RouteHandlerBuilder MapList<T, TShown>(
        this IEndpointRouteBuilder api, string path, ListSpec<T> spec, Func<View, ListRequest<T>, IEnumerable<T>> entries, Func<T, TShown> shown) => api
            .MapGet(path, (HttpContext context, PortfolioNode node, SavedViewTable views) =>
                AnswerAsync(context, node, views, spec, (view, request) => request.PageOf(entries(view, request), shown)))
            .Produces<ListPage<TShown>>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .Takes(spec.Parameters);

    /// <summary>The page that a request asks for, or what is wrong with its address.</summary>
    public static async Task<IResult> AnswerAsync<T, TShown>(
        HttpContext context, PortfolioNode node, SavedViewTable views, ListSpec<T> spec, Func<View, ListRequest<T>, ListPage<TShown>> page)
    {
        var query = context.Request.Query;
        IReadOnlyDictionary<string, string> saved = new Dictionary<string, string>();
        if (query["view"].ToString() is { Length: > 0 } name)
        {
            if (name.Any(char.IsControl) || await views.FindAsync(context.User.IdOf(), spec.Name, name, context.RequestAborted) is not { } found)
            {
                return Problems.BadParameter("view", $"There is no view “{Domain.Words.Shown(name)}” of this list, neither of yours nor a shared one.");
            }

            saved = found.Parameters;
        }

        // Another node may have given the cursor, and this one not know so far yet.
        if (ListCursor.Read(query["cursor"].ToString()) is { } cursor
            && await Reached.AtLeastAsync(cursor.Position, node, context.RequestAborted) is { } unreached)
        {
            return unreached;
        }

        var view = node.View;
        var request = ListRequest<T>.Read(spec, query, saved, node, view);
        return request.Faults.Count > 0 ? Problems.BadParameters(request.Faults) : Results.Ok(page(view, request));
    }
}
