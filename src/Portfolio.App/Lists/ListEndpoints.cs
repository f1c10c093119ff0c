using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Views;
using Portfolio.App.Web;
using Portfolio.Domain;

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
        var (saved, fault) = await SavedAsync(context, views, spec.Name);
        if (fault is not null)
        {
            return Problems.BadParameters([fault]);
        }

        // Another node may have given the cursor, and this one not know so far yet.
        if (await ReachedAsync(query, node, context.RequestAborted) is { } unreached)
        {
            return unreached;
        }

        var view = node.View;
        var request = ListRequest<T>.Read(spec, query, saved, node, view);
        return request.Faults.Count > 0 ? Problems.BadParameters(request.Faults) : Results.Ok(page(view, request));
    }

    /// <summary>Null once what the cursor of an address knows is known here too; otherwise the answer that says that it is not.</summary>
    public static async Task<IResult?> ReachedAsync(IQueryCollection query, PortfolioNode node, CancellationToken cancellation) =>
        ListCursor.Read(query["cursor"].ToString()) is { } cursor ? await Reached.AtLeastAsync(cursor.Position, node, cancellation) : null;

    /// <summary>What the view that an address names says of a list; nothing where it names none.</summary>
    public static async Task<(IReadOnlyDictionary<string, string> Saved, FieldFault? Fault)> SavedAsync(HttpContext context, SavedViewTable views, string list)
    {
        if (context.Request.Query["view"].ToString() is not { Length: > 0 } name)
        {
            return (new Dictionary<string, string>(), null);
        }

        return !name.Any(char.IsControl) && !FreeText.Faults(name, "").Any()
            && await views.FindAsync(context.User.IdOf(), list, name, context.RequestAborted) is { } found
                ? (found.Parameters, null)
                : (new Dictionary<string, string>(), new("view", $"There is no view “{Words.Shown(name)}” of this list, neither of yours nor a shared one."));
    }
}
