using System.Runtime;
using Portfolio.App.Simulate;
using Portfolio.App.Verbs;

namespace Portfolio.App.Web;

/// <summary>Runs the program until it is told to stop.</summary>
public static class Server
{
    public static async Task RunAsync(ServerOptions options, CancellationToken cancellation)
    {
        using var loggers = LoggerFactory.Create(logging => logging
            .AddSimpleConsole(o => o.SingleLine = true)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var sample = options.Sample is { } programmes ? SimulationPlan.FirstStart(programmes, today) : null;

        // Nearly all that is made while the record is read stays: what a collector behind it finds is not worth its core.
        var latency = GCSettings.LatencyMode;
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        await using var portfolio = await OpenPortfolio.OpenAsync(
            options.Place, sample, loggers.CreateLogger("Portfolio"), cancellation, settings: options.Node);
        GCSettings.LatencyMode = latency;
        await using var app = PortfolioApp.Build(portfolio.Node, options);
        await app.StartAsync(cancellation);

        // The one line that scripts wait for: everything is ready when it is there.
        Console.WriteLine($"Portfolio is ready at {string.Join(", ", app.Urls)}");
        await app.WaitForShutdownAsync(cancellation);
    }
}
