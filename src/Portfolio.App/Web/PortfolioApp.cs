using Microsoft.AspNetCore.ResponseCompression;
using Portfolio.App.Access;
using Portfolio.App.Administration;
using Portfolio.App.Audit;
using Portfolio.App.Audit.Accesses;
using Portfolio.App.Audit.Feed;
using Portfolio.App.Audit.Verifying;
using Portfolio.App.BoardPacks;
using Portfolio.App.Checkpoints;
using Portfolio.App.Commands;
using Portfolio.App.Commands.Bulk;
using Portfolio.App.Export;
using Portfolio.App.Import;
using Portfolio.App.Import.Reading;
using Portfolio.App.Node;
using Portfolio.App.Organisations;
using Portfolio.App.Pages;
using Portfolio.App.Programmes;
using Portfolio.App.Reports;
using Portfolio.App.Reports.Forecasting;
using Portfolio.App.Surveys;
using Portfolio.App.Views;
using Portfolio.App.Web.OpenApi;
using Portfolio.App.WebHooks;

namespace Portfolio.App.Web;

/// <summary>The web application: what is served, by whom it may be used, and how faults are told.</summary>
public static class PortfolioApp
{
    /// <param name="node">Answers everything; the caller closes it after the application.</param>
    public static WebApplication Build(PortfolioNode node, ServerOptions options)
    {
        // Settings are read once. To notice a change, all that lies below the folder it is started in would be watched.
        var builder = WebApplication.CreateSlimBuilder(["--hostBuilder:reloadConfigOnChange=false"]);
        var sizes = options.Sizes ?? RequestSizes.Of(builder.Configuration);
        builder.Services.AddSingleton(sizes);
        builder.WebHost.UseUrls([.. options.Urls]);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = sizes.Body;
            kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        });
        builder.WebHost.UseSockets(sockets =>
        {
            // A command is little work between two waits: each hop to another thread, and each look whether there is
            // something to read, would cost as much as the work itself.
            sockets.UnsafePreferInlineScheduling = true;
            sockets.WaitForDataBeforeAllocatingBuffer = false;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);

        // Open for any level, it would make an activity and a logging scope for every request, for nobody to read.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        // The keys that seal cookies lie in the data folder, which is closed to others: no further sealing is meant.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);

        builder.Services.AddSingleton(node);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<EventFrames>();
        builder.Services.AddSingleton<SavedViewTable>();
        builder.Services.AddWebHooks(options.WebHooks ?? WebHookSettings.Of(builder.Configuration));
        builder.Services.AddSingleton(node.People);
        builder.Services.AddSingleton(node.Ledger.Pool);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddAccess(
            options.Demo,
            options.SealingKeys ?? (options.Place.Embedded ? Path.Combine(options.Place.DataFolder, "sign-in") : null),
            options.Provider);
        if (options.Limits is { } limits)
        {
            builder.Services.AddRateLimits(limits);
        }

        builder.Services.AddCheckpoints(options.Checkpoints ?? CheckpointPlace.Of(options.Place));
        builder.Services.AddAntiforgery(o => o.Cookie.Name = "portfolio-form");
        builder.Services.AddProblemDetails();
        builder.Services.AddSingleton(new ReportCatalogue((options.Node ?? NodeSettings.Default).KeptReportBytes));
        builder.Services.AddSingleton(p => ProjectionWatch.OfProcess(
            node, p.GetRequiredService<ReportCatalogue>(), TimeProvider.System, p.GetRequiredService<ILogger<ProjectionWatch>>()));
        builder.Services.AddHostedService(p => p.GetRequiredService<ProjectionWatch>());
        builder.Services.AddHostedService<ForecastAhead>();
        builder.Services.AddHostedService(_ => IdleTrim.OfProcess(TimeProvider.System));
        builder.Services.AddAccessLog();
        builder.Services.AddImports(options.Import ?? ImportLimits.Of(builder.Configuration));
        builder.Services.AddSingleton<VerificationRun>();
        builder.Services.AddSingleton<LatestReports>();
        builder.Services.AddOpenApiDocument();
        builder.Services.AddPages();
        builder.Services.AddResponseCompression(o => o.EnableForHttps = true);
        builder.Services.Configure<GzipCompressionProviderOptions>(o => o.Level = System.IO.Compression.CompressionLevel.Fastest);
        builder.Services.ConfigureHttpJsonOptions(o => AnswerJson.Configure(o.SerializerOptions));

        var app = builder.Build();
        app.UseWhen(context => !EncodesItself.Is(context), others => others.UseResponseCompression());
        app.UseSafeHeaders();
        if (options.Demo)
        {
            app.UseLoopbackHostsOnly();
        }

        app.UseProblems();
        if (options.Limits is { } strangers)
        {
            app.UseLimitOfStrangers(strangers);
        }

        app.UseAuthentication();
        app.UseActingRole();
        if (options.Limits is not null)
        {
            app.UseRateLimiter();
        }

        app.UseAccessLog();
        app.UseAuthorization();
        app.MapHealth();
        app.MapSignIn();
        app.MapPages();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();

        var api = app.MapGroup("/api");
        api.MapCommands();
        api.MapBulk();
        api.MapProgrammes();
        api.MapOrganisation();
        api.MapEvents();
        api.MapAudit();
        api.MapAdministration();
        api.MapImports();
        api.MapReports();
        api.MapExport();
        api.MapWebHooks();
        api.MapSurveys();
        api.MapBoardPacks();
        api.MapSavedViews();
        app.MapSurveyAnswers();
        return app;
    }
}
