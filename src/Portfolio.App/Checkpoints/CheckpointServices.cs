using Portfolio.App.Node;

namespace Portfolio.App.Checkpoints;

/// <summary>Checkpoints while the program serves.</summary>
internal static class CheckpointServices
{
    /// <summary>Where checkpoints have no place, there are none, and <see cref="CheckpointPublisher"/> is not registered.</summary>
    public static void AddCheckpoints(this IServiceCollection services, CheckpointPlace? place)
    {
        if (place is null)
        {
            return;
        }

        services.AddSingleton(place);
        services.AddSingleton(s => new CheckpointPublisher(
            s.GetRequiredService<PortfolioNode>().Ledger,
            place,
            CheckpointSender.Of(place, s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<CheckpointSender>>())));
        services.AddSingleton<CheckpointTimer>();
        services.AddHostedService(s => s.GetRequiredService<CheckpointTimer>());
    }
}
