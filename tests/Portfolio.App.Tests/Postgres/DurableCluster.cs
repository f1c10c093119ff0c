using Microsoft.Extensions.Logging.Abstractions;
using Portfolio.App.Postgres;

[assembly: AssemblyFixture(typeof(Portfolio.App.Tests.Postgres.DurableCluster))]

namespace Portfolio.App.Tests.Postgres;

/// <summary>One server as people get it, with nothing changed for tests, for the questions that only read.</summary>
public sealed class DurableCluster : IAsyncDisposable
{
    private static readonly Lazy<Task<(DataFolder Folder, EmbeddedPostgres Server)>> Current = new(StartAsync);

    public static async Task<EmbeddedPostgres> CurrentAsync() => (await Current.Value).Server;

    public async ValueTask DisposeAsync()
    {
        if (Current.IsValueCreated && Current.Value.IsCompletedSuccessfully)
        {
            var (folder, server) = await Current.Value;
            await server.DisposeAsync();
            await folder.DisposeAsync();
        }

        await DataFolder.DisposeOfMadeAsync();
    }

    private static async Task<(DataFolder Folder, EmbeddedPostgres Server)> StartAsync()
    {
        var folder = new DataFolder();
        var server = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions(folder.Location), NullLogger.Instance, CancellationToken.None);
        return (folder, server);
    }
}
