using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Tests.Administration;

namespace Portfolio.App.Tests.Reports;

/// <summary>The watch over projections beside a node, as the program runs it; left to itself, the program is idle and pauses are short.</summary>
internal sealed class WatchRun(ProjectionWatch watch) : IAsyncDisposable
{
    public static async Task<WatchRun> StartAsync(
        PortfolioNode node, ILogger? log = null, TimeProvider? clock = null, Func<TimeSpan>? processor = null, ReportCatalogue? reports = null)
    {
        var watch = new ProjectionWatch(
            node, reports ?? new ReportCatalogue(), clock ?? new HurriedTime(), processor ?? (() => TimeSpan.Zero), log ?? NullLogger.Instance);
        await watch.StartAsync(CancellationToken.None);
        return new(watch);
    }

    public async ValueTask DisposeAsync()
    {
        await watch.StopAsync(CancellationToken.None);
        watch.Dispose();
    }
}
