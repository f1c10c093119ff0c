using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Pages.Layout;

namespace Portfolio.App.Pages.Directory;

/// <summary><c>/organisation</c>: the departments; <c>/organisation/accounts</c>: the customers.</summary>
public static class DirectoryPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var directory = app.MapGroup("/organisation").RequireAuthorization(Policies.Read).ExcludeFromDescription();
        directory.MapGet("", async (HttpContext context, PortfolioNode node, SampleMark mark) =>
            Page.Of<DepartmentsPage>(new Dictionary<string, object?> { [nameof(DepartmentsPage.Reading)] = await Reading.OfAsync(context, node, mark) }));
        directory.MapGet("/accounts", async (HttpContext context, PortfolioNode node, SampleMark mark) =>
            Page.Of<AccountsPage>(new Dictionary<string, object?> { [nameof(AccountsPage.Reading)] = await Reading.OfAsync(context, node, mark) }));
    }
}
