using Microsoft.AspNetCore.WebUtilities;
using Portfolio.App.Access;
using Portfolio.App.Audit.Accesses;
using Portfolio.App.Lists;
using Portfolio.App.Web;
using Portfolio.Domain;

namespace Portfolio.App.Views;

/// <summary>Saved views of lists: one's own and those that others share. Each is changed by its owner alone.</summary>
internal static class SavedViewEndpoints
{
    private const int LongestName = 100;

    // What a view cannot hold: where a reader is in the list, and another view.
    private static readonly string[] NotKept = ["cursor", "view"];

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
        views.MapDelete("/{name}", async (string name, HttpContext context, SavedViewTable table) =>
                !NameOf(name).Any(char.IsControl) && await table.RemoveAsync(context.User.IdOf(), NameOf(name), context.RequestAborted)
                    ? Results.NoContent()
                    : Problems.NotFound($"You have no view “{Words.Shown(NameOf(name))}”."))
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

        var (called, parameters) = (NameOf(name), QueryHelpers.ParseQuery(asked.Query).ToDictionary(p => p.Key, p => p.Value.ToString()));
        var faults = Faults(called, asked, parameters).ToList();
        if (faults.Count > 0)
        {
            return Problems.Malformed(faults);
        }

        var view = new SavedView(context.User.IdOf(), called, asked.List, parameters, asked.Shared, clock.GetUtcNow());
        return await table.SaveAsync(view, context.RequestAborted)
            ? Results.Ok(Shown(view, context))
            : Problems.Of(StatusCodes.Status409Conflict, "views-are-few", $"You keep {SavedViewTable.MostOfOne} views already: take one away first.", []);
    }

    private static IEnumerable<FieldFault> Faults(string name, SavedViewRequest asked, Dictionary<string, string> parameters)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || Words.Faults(name, "name").Any())
        {
            yield return new("name", $"A name has 1 to {LongestName} characters on one line.");
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

    private static SavedViewModel Shown(SavedView view, HttpContext context) => new(
        view.Name, view.List, QueryHelpers.AddQueryString("", view.Parameters!).TrimStart('?'), view.Shared, view.Owner == context.User.IdOf(), view.Owner,
        view.SavedAt, $"/api/{view.List}?view={Uri.EscapeDataString(view.Name)}");

    private static string NameOf(string inAddress) => Uri.UnescapeDataString(inAddress);
}
