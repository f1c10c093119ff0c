using Portfolio.App.Access.Provider;
using Portfolio.App.Checkpoints;
using Portfolio.App.Import.Reading;
using Portfolio.App.Node;
using Portfolio.App.Verbs;
using Portfolio.App.WebHooks;

namespace Portfolio.App.Web;

/// <summary>How the program serves.</summary>
/// <param name="Demo">Whether the demo sign-in is on.</param>
/// <param name="Loopback">Whether only this machine can reach it.</param>
/// <param name="Sample">How many made-up programmes a new ledger starts with; null: none.</param>
public sealed record ServerOptions(LedgerPlace Place, IReadOnlyList<string> Urls, bool Demo, bool Loopback, int? Sample)
{
    /// <summary>How often a reader of the event stream hears that it is alive when nothing happens.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Where people sign in; null: with keys, or as the demo people.</summary>
    public ProviderSettings? Provider { get; init; }

    /// <summary>The folder of the keys that seal cookies, which nodes on one database share; null: in the data folder where there is one.</summary>
    public string? SealingKeys { get; init; }

    /// <summary>How much each caller may ask; null: as much as they want.</summary>
    public RateLimits? Limits { get; init; }

    /// <summary>How large requests may be; null: as configured.</summary>
    public RequestSizes? Sizes { get; init; }

    /// <summary>How the node holds what it knows; null: everything in memory.</summary>
    public NodeSettings? Node { get; init; }

    /// <summary>How much an imported file may hold; null: as configured.</summary>
    public ImportLimits? Import { get; init; }

    /// <summary>Where checkpoints are kept and sent to; null: as configured.</summary>
    public CheckpointPlace? Checkpoints { get; init; }

    /// <summary>How web hooks are delivered; null: as configured.</summary>
    public WebHookSettings? WebHooks { get; init; }
}
