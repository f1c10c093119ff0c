using System.Net;
using Portfolio.App.Verbs;
using Portfolio.Ledger;

namespace Portfolio.App.WebHooks;

/// <summary>How web hooks are delivered.</summary>
public sealed record WebHookSettings
{
    /// <summary>Networks beside the public ones that deliveries may go to; none unless configured.</summary>
    public IReadOnlyList<IPNetwork> AllowedNetworks { get; init; } = [];

    /// <summary>How long a receiver may take, from connecting to the headers of its answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Leases, looks and retries.</summary>
    public SubscriptionSettings Subscriptions { get; init; } = new();

    /// <summary>
    /// How often the watchlist is computed anew for those who are told what changes on it, at most; where nothing is recorded and
    /// no day passes it is not at all.
    /// </summary>
    public TimeSpan AlertsEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Turns a host's name into addresses.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>
    /// As configured: <c>WebHooks:AllowedNetworks</c> (<c>WebHooks__AllowedNetworks</c> in the environment), networks such as
    /// <c>10.1.0.0/16</c> separated by semicolons.
    /// </summary>
    /// <exception cref="WrongUseException">It is not that.</exception>
    public static WebHookSettings Of(IConfiguration configuration)
    {
        var networks = new List<IPNetwork>();
        foreach (var given in (configuration["WebHooks:AllowedNetworks"] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            networks.Add(IPNetwork.TryParse(given, out var network)
                ? network
                : throw new WrongUseException(
                    $"WebHooks:AllowedNetworks: “{given}” is not a network. Give networks such as 10.1.0.0/16, with all bits behind the prefix 0, separated by semicolons."));
        }

        return new WebHookSettings { AllowedNetworks = networks };
    }
}
