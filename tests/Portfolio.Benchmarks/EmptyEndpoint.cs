using System.CommandLine;

namespace Portfolio.Benchmarks;

/// <summary>The yardstick for answers: a server of the same kind that answers with nothing.</summary>
internal static class EmptyEndpoint
{
    public static Command Create()
    {
        var command = new Command("empty", "Serves the empty endpoint that reports are measured beside; started by the benchmark itself.");
        command.SetAction(async (_, cancellation) =>
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            await using var app = builder.Build();
            app.MapGet("/", () => Results.NoContent());
            await app.StartAsync(cancellation);
            Console.WriteLine(app.Urls.First());
            await app.WaitForShutdownAsync(cancellation);
        });
        return command;
    }
}
