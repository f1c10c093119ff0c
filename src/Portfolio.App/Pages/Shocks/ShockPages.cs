using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;

namespace Portfolio.App.Pages.Shocks;

/// <summary><c>/shocks</c>, and each with whom it strikes and who was prepared.</summary>
public static class ShockPages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var shocks = app.MapGroup("/shocks").RequireAuthorization(Policies.Read).ExcludeFromDescription();
        shocks.MapGet("", async (HttpContext context, PortfolioNode node, SampleMark mark) =>
            Page.Of<ShocksPage>(new Dictionary<string, object?> { [nameof(ShocksPage.Reading)] = await Reading.OfAsync(context, node, mark) }));
        shocks.MapGet("/{**code}", async (string code, HttpContext context, PortfolioNode node, SampleMark mark) =>
            await Reading.OfAsync(context, node, mark) is var reading && reading.Organisation.Shock(code).Latest is { Declared: not null } shock
                ? Page.Of<ShockPage>(new Dictionary<string, object?> { [nameof(ShockPage.Reading)] = reading, [nameof(ShockPage.Shock)] = shock })
                : FaultPage.NotFound($"There is no shock “{code}”."));
    }
}
