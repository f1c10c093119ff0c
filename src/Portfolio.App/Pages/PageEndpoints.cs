using Portfolio.App.Commands;
using Portfolio.App.Node;
using Portfolio.App.Pages.Administration;
using Portfolio.App.Pages.Assets;
using Portfolio.App.Pages.Audit;
using Portfolio.App.Pages.Board;
using Portfolio.App.Pages.BoardPacks;
using Portfolio.App.Pages.Directory;
using Portfolio.App.Pages.Faults;
using Portfolio.App.Pages.Imports;
using Portfolio.App.Pages.Layout;
using Portfolio.App.Pages.Lists;
using Portfolio.App.Pages.Programmes;
using Portfolio.App.Pages.Recording;
using Portfolio.App.Pages.Recording.Bulk;
using Portfolio.App.Pages.Reference;
using Portfolio.App.Pages.Reports;
using Portfolio.App.Pages.Shocks;
using Portfolio.App.Pages.SignIn;
using Portfolio.App.Pages.Surveys;
using Portfolio.App.Pages.Waves;
using Portfolio.App.Pages.WebHooks;
using Portfolio.App.Reports;

namespace Portfolio.App.Pages;

/// <summary>The pages: rendered on the server, each at an endpoint of its own with the policy of who may see it.</summary>
public static class PageEndpoints
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddSingleton<AssetFiles>();
        services.AddSingleton<SampleMark>();
        services.AddSingleton<Recorder>();
        services.AddSingleton<BulkRecorder>();
        services.AddSingleton(p => new CommandPlace(p.GetRequiredService<PortfolioNode>(), p.GetRequiredService<ReportCatalogue>()));
        services.AddSingleton<ReferenceModels>();
        return services;
    }

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        AssetFiles.Map(app);
        Theme.Map(app);
        SignInEndpoint.Map(app);
        BoardEndpoint.Map(app);
        BoardPackPages.Map(app);
        ProgrammeEndpoint.Map(app);
        ProgrammesEndpoint.Map(app);
        RecordPages.Map(app);
        BulkPages.Map(app);
        DirectoryPages.Map(app);
        ListPages.Map(app);
        ShockPages.Map(app);
        WavePages.Map(app);
        SurveyPages.Map(app);
        AdministrationPages.Map(app);
        ReportPages.Map(app);
        AuditPages.Map(app);
        WebHookPages.Map(app);
        ImportPages.Map(app);
        ReferenceEndpoint.Map(app);
        FaultEndpoints.Map(app);
    }
}
