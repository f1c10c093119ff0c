using Portfolio.App.Audit.Feed;

namespace Portfolio.App.WebHooks;

/// <summary>A receiver of events over HTTP, without its secret.</summary>
/// <param name="Id">Stands in events, and names its subscription.</param>
/// <param name="Label">What it is for.</param>
/// <param name="Url">Where deliveries go.</param>
/// <param name="Interest">Which events it is sent.</param>
/// <param name="Paused">Whether an operator lets it wait.</param>
public sealed record WebHook(string Id, string Label, Uri Url, EventInterest Interest, bool Paused, DateTimeOffset CreatedAt)
{
    /// <summary>Under which its progress is kept.</summary>
    public string Subscriber => $"web-hook/{Id}";
}
