using Portfolio.App.Lists;

namespace Portfolio.App.WebHooks;

/// <summary>How the web hooks can be narrowed and sorted.</summary>
internal static class WebHookList
{
    public static readonly ListSpec<WebHookModel> Spec = new(
        "web-hooks",
        h => h.Id,
        h => [h.Label, h.Url],
        [("createdAt", h => h.CreatedAt), ("label", h => h.Label), ("behind", h => h.Behind), ("failures", h => h.Failures)],
        [
            ListFilter.Is<WebHookModel>("alerts", "Those that are sent alerts, or those that are sent events.", h => h.Sends == WebHook.SendsAlerts),
            ListFilter.Is<WebHookModel>("paused", "Those that wait, or those that do not.", h => h.Paused),
            ListFilter.Is<WebHookModel>("parked", "Those that nothing is delivered to until they are resumed, or the others.", h => h.Parked is not null),
        ])
    {
        IsOnRecord = false,
    };
}
