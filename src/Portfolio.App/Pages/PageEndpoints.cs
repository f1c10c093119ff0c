using Portfolio.App.Pages.Assets;
using Portfolio.App.Pages.Audit;
using Portfolio.App.Pages.Board;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Layout;
using Portfolio.App.Pages.Programmes;
using Portfolio.App.Pages.Reports;
using Portfolio.App.Pages.SignIn;
using Portfolio.App.Pages.WebHooks;

namespace Portfolio.App.Pages;

/// <summary>The pages: rendered on the server, each at an endpoint of its own with the policy of who may see it.</summary>
public static class PageEndpoints
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<AssetFiles>();
        services.AddSingleton<SampleMark>();
        return services;
    }

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        AssetFiles.Map(app);
        Theme.Map(app);
        SignInEndpoint.Map(app);
        BoardEndpoint.Map(app);
        ProgrammeEndpoint.Map(app);
        ProgrammesEndpoint.Map(app);
        ReportPageEndpoint.Map(app);
        AuditPages.Map(app);
        WebHookPages.Map(app);
        FaultEndpoints.Map(app);
    }
}
