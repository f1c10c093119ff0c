using Portfolio.App.Audit.Feed;
using Portfolio.App.WebHooks.Alerting;

namespace Portfolio.App.WebHooks;

/// <summary>A receiver of events over HTTP, without its secret.</summary>
/// <param name="Id">Stands in events, and names its subscription.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Url">Where deliveries go.</param>
/// <param name="Interest">Which events it is sent; those that are sent alerts are sent none.</param>
/// <param name="Paused">Whether an operator lets it wait.</param>
/// <param name="SecretSince">Position of the event by which its secret was changed last; 0: it is the first.</param>
/// <param name="FormerSecretUntil">Until when its deliveries are signed with the former secret too; null: they are not.</param>
/// <param name="Alerts">Which alerts of the watchlist it is sent in place of events; null: it is sent events.</param>
public sealed record WebHook(
    string Id,
    string Label,
    Uri Url,
    EventInterest Interest,
    bool Paused,
    DateTimeOffset CreatedAt,
    long SecretSince = 0,
    DateTimeOffset? FormerSecretUntil = null,
    AlertInterest? Alerts = null)
{
    public const string SendsEvents = "events";

    public const string SendsAlerts = "alerts";

    /// <summary>What it is sent, in a word.</summary>
    public string Sends => Alerts is null ? SendsEvents : SendsAlerts;

    /// <summary>Under which its progress is kept.</summary>
    public string Subscriber => $"web-hook/{Id}";
}
