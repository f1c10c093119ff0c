using Portfolio.App.Node;
using Portfolio.App.Verbs;

namespace Portfolio.App.Checkpoints;

/// <summary>Checkpoints while the program serves.</summary>
internal static class CheckpointServices
{
    /// <summary>Where checkpoints have no place, there are none, and <see cref="CheckpointPublisher"/> is not registered.</summary>
    public static void AddCheckpoints(this IServiceCollection services, LedgerPlace ledger)
    {
        if (CheckpointPlace.Of(ledger) is not { } place)
        {
            return;
        }

        services.AddSingleton(place);
        services.AddSingleton(s => new CheckpointPublisher(
            s.GetRequiredService<PortfolioNode>().Ledger, place, NewClient(), s.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CheckpointTimer>();
        services.AddHostedService(s => s.GetRequiredService<CheckpointTimer>());
    }

    /// <summary>With a bound on how long a receiver may take.</summary>
    public static HttpClient NewClient() => new() { Timeout = TimeSpan.FromSeconds(20) };
}
