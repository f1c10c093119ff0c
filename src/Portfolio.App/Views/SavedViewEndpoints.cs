using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Portfolio.App.Access;
using Portfolio.App.Audit.Accesses;
using Portfolio.App.Web;
using Portfolio.Domain;

namespace Portfolio.App.Views;

/// <summary>Saved views of lists: one's own and those that others share. Each is changed by its owner alone.</summary>
internal static class SavedViewEndpoints
{
    public static void MapSavedViews(this IEndpointRouteBuilder api)
    {
        var views = api.MapGroup("/views").WithTags("Views").RequireAuthorization(Policies.Read);
        views.MapGet("", async (HttpContext context, SavedViewTable table) =>
            {
                var all = await table.AllAsync(context.User.IdOf(), context.RequestAborted);
                return Results.Ok(all.Select(v => Shown(v, context)));
            })
            .WithName("list-views").Produces<IEnumerable<SavedViewModel>>()
            .WithSummary("The caller’s own views of lists, then those that others share.");
        views.MapPut("/{name}", SaveAsync).Accepts<SavedViewRequest>("application/json").Produces<SavedViewModel>()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .WithMetadata(new NamedByAPerson())
            .WithName("save-view").WithSummary("Keeps filters and sort of a list under a name, for oneself or shared.");
        views.MapDelete("/{name}", RemoveAsync)
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound)
            .WithMetadata(new NamedByAPerson())
            .WithName("remove-view").WithSummary("Takes one of the caller’s own views away.");
    }

    private static async Task<IResult> SaveAsync(string name, HttpContext context, SavedViewTable table, TimeProvider clock)
    {
        var (asked, problem) = await JsonBody.ReadAsync<SavedViewRequest>(context, SavedViewJson.Default.SavedViewRequest);
        if (asked is null)
        {
            return problem!;
        }

        var (view, faults) = SavedViewRules.Read(context.User.IdOf(), NameOf(name, context), asked, clock);
        if (view is null)
        {
            return Problems.Malformed(faults);
        }

        return await table.SaveAsync(view, context.RequestAborted)
            ? Results.Ok(Shown(view, context))
            : Problems.Of(StatusCodes.Status409Conflict, "views-are-few", SavedViewRules.TooMany, []);
    }

    private static async Task<IResult> RemoveAsync(string name, HttpContext context, SavedViewTable table)
    {
        var view = NameOf(name, context);
        return !Words.Faults(view, "name").Any() && await table.RemoveAsync(context.User.IdOf(), view, context.RequestAborted)
            ? Results.NoContent()
            : Problems.NotFound($"You have no view “{Words.Shown(view)}”.");
    }

    private static SavedViewModel Shown(SavedView view, HttpContext context) => new(
        view.Name, view.List, QueryHelpers.AddQueryString("", view.Parameters!).TrimStart('?'), view.Shared, view.Owner == context.User.IdOf(), view.Owner,
        view.SavedAt, $"/api/{view.List}?view={Uri.EscapeDataString(view.Name)}");

    // What a route gives has all decoded but the slash, so that %2F and %252F are one there: then the address as it was sent tells.
    private static string NameOf(string inRoute, HttpContext context)
    {
        if (!inRoute.Contains('%', StringComparison.Ordinal))
        {
            return inRoute;
        }

        var path = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?', 2)[0].TrimEnd('/');
        return Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }
}
