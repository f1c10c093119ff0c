using Microsoft.AspNetCore.WebUtilities;
using Portfolio.App.Access;
using Portfolio.App.Lists;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;
using Portfolio.App.Views;

namespace Portfolio.App.Pages.Lists;

/// <summary>
/// <c>/lists/{name}</c>: a list narrowed, sorted, a page at a time, with the views that are kept of it: chosen, saved, taken
/// away. The same list as over HTTP, by the same filters.
/// </summary>
public static class ListPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var lists = app.MapGroup("/lists").RequireAuthorization(Policies.Read).ExcludeFromDescription();
        lists.MapGet("", () => Results.LocalRedirect("/lists/programmes"));
        lists.MapGet("/{name}", (string name, HttpContext context, PortfolioNode node, SavedViewTable views, SampleMark mark) =>
            ShowAsync(name, new ViewForm(), context, node, views, mark));
        lists.MapPost("/{name}/views", SaveAsync).FromFormsHere();
        lists.MapPost("/{name}/views/remove", RemoveAsync).FromFormsHere();
    }

    private static async Task<IResult> ShowAsync(
        string name, ViewForm form, HttpContext context, PortfolioNode node, SavedViewTable views, SampleMark mark)
    {
        if (ShownLists.Find(name) is not { } list)
        {
            return FaultPage.NotFound($"There is no list “{Domain.Words.Shown(name)}”; there are {string.Join(", ", ShownLists.All.Select(l => l.Name))}.");
        }

        // After a form that was not taken, the list is as it was when the form was opened.
        IQueryCollection query = form.Query is null ? context.Request.Query : new QueryCollection(QueryHelpers.ParseQuery(form.Query));
        var (saved, fault) = await ListEndpoints.SavedAsync(context, views, list.Name);

        // Another node may have shown the page before: what this one does not know in time, the list tells.
        await ListEndpoints.ReachedAsync(query, node, context.RequestAborted);
        var rows = list.Read(query, saved, node);
        if (fault is not null)
        {
            rows = rows with { Faults = [fault, .. rows.Faults], Page = null };
        }

        var own = context.User.IdOf();
        return Page.Of<ListShown>(
            new Dictionary<string, object?>
            {
                [nameof(ListShown.List)] = list,
                [nameof(ListShown.Rows)] = rows,
                [nameof(ListShown.Views)] = (await views.AllAsync(own, context.RequestAborted)).Where(v => v.List == list.Name).ToList(),
                [nameof(ListShown.Own)] = own,
                [nameof(ListShown.Form)] = form,
                [nameof(ListShown.Sample)] = await mark.IsSampleAsync(context.RequestAborted),
            },
            rows.Faults.Count + form.Faults.Count > 0 ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private static async Task<IResult> SaveAsync(
        string name, HttpContext context, PortfolioNode node, SavedViewTable views, SampleMark mark, TimeProvider clock)
    {
        var sent = await context.Request.ReadFormAsync(context.RequestAborted);
        var form = new ViewForm(sent["name"].ToString().Trim(), sent["shared"] == "true", sent["query"].ToString());
        var (view, faults) = SavedViewRules.Read(context.User.IdOf(), form.Name, new(name, form.Query!, form.Shared), clock);
        if (view is null)
        {
            return await ShowAsync(name, form with { Faults = [.. faults.Select(f => f.Sentence)] }, context, node, views, mark);
        }

        // A name is one view’s, whichever list it is of; that of another list is not shown here, and would be lost.
        if (await OwnAsync(view.Name, context, views) is { } held && held.List != name)
        {
            return await ShowAsync(
                name, form with { Faults = [$"You keep a view of that name of the list {held.List}: choose another name."] }, context, node, views, mark);
        }

        return await views.SaveAsync(view, context.RequestAborted)
            ? Results.LocalRedirect($"/lists/{name}?view={Uri.EscapeDataString(view.Name)}")
            : await ShowAsync(name, form with { Faults = [SavedViewRules.TooMany] }, context, node, views, mark);
    }

    private static async Task<IResult> RemoveAsync(string name, HttpContext context, SavedViewTable views)
    {
        var sent = await context.Request.ReadFormAsync(context.RequestAborted);
        var view = sent["view"].ToString();
        return !Domain.Words.Faults(view, "view").Any() && await OwnAsync(view, context, views) is { } held && held.List == name
            && await views.RemoveAsync(context.User.IdOf(), view, context.RequestAborted)
            ? Results.LocalRedirect($"/lists/{name}")
            : FaultPage.NotFound($"You have no view “{Domain.Words.Shown(view)}”.");
    }

    private static async Task<SavedView?> OwnAsync(string name, HttpContext context, SavedViewTable views) =>
        (await views.AllAsync(context.User.IdOf(), context.RequestAborted)).FirstOrDefault(v => v.Owner == context.User.IdOf() && v.Name == name);
}
