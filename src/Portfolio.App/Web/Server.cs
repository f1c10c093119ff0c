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
        await using var portfolio = await OpenPortfolio.OpenAsync(
            options.Place, options.Sample is not null, loggers.CreateLogger("Portfolio"), cancellation);
        await using var app = PortfolioApp.Build(portfolio.Node, options);
        await app.StartAsync(cancellation);

        // The one line that scripts wait for: everything is ready when it is there.
        Console.WriteLine($"Portfolio is ready at {string.Join(", ", app.Urls)}");
        await app.WaitForShutdownAsync(cancellation);
    }
}
