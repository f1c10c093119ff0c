using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;

namespace Portfolio.App.Pages.Waves;

/// <summary><c>/waves</c>, and each feedback wave with its plan, its responses and what is done about them.</summary>
public static class WavePages
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var waves = app.MapGroup("/waves").RequireAuthorization(Policies.Read).ExcludeFromDescription();
        waves.MapGet("", async (HttpContext context, PortfolioNode node, SampleMark mark) =>
            Page.Of<WavesPage>(new Dictionary<string, object?> { [nameof(WavesPage.Reading)] = await Reading.OfAsync(context, node, mark) }));
        waves.MapGet("/{**code}", async (string code, HttpContext context, PortfolioNode node, SampleMark mark) =>
            await Reading.OfAsync(context, node, mark) is var reading && reading.Organisation.Wave(code).Latest is { Opened: not null } wave
                ? Page.Of<WavePage>(new Dictionary<string, object?> { [nameof(WavePage.Reading)] = reading, [nameof(WavePage.Wave)] = wave })
                : FaultPage.NotFound($"There is no feedback wave “{code}”."));
    }
}
