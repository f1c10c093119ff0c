using Portfolio.App.WebHooks.Alerting;
using Portfolio.Ledger;

namespace Portfolio.App.WebHooks;

/// <summary>A web hook as administrators see it.</summary>
/// <param name="Sends">What it is sent: <c>events</c>, or <c>alerts</c> of the watchlist.</param>
/// <param name="Types">Of events: names of the kinds that it wants; none: all.</param>
/// <param name="Rules">Of alerts: names of the rules that it wants; none: all.</param>
/// <param name="Departments">Codes of the departments that it wants, each with those below it; none: all.</param>
/// <param name="Position">Everything up to it was delivered, or was not meant for it.</param>
/// <param name="Day">Of alerts: the day of the watchlist, as it was known at that position, that it was told of; null: of none yet.</param>
/// <param name="Delivered">The last position that was delivered; 0: none yet.</param>
/// <param name="Behind">How many positions it has still to be looked through for.</param>
/// <param name="Failures">How often in a row the next delivery has failed.</param>
/// <param name="Trouble">Why it failed last; null after a success.</param>
/// <param name="RetryAt">When it is tried again; null: at once.</param>
/// <param name="Parked">Why nothing is delivered until it is resumed; null while it is delivered to.</param>
/// <param name="FormerSecretUntil">Until when its deliveries are signed with the former secret too; null: they are not.</param>
/// <param name="Secret">What its deliveries are signed with: in the answer to the act that made it, once, and nowhere else.</param>
public sealed record WebHookModel(
    string Id,
    string Label,
    string Url,
    string Sends,
    IReadOnlyList<string> Types,
    IReadOnlyList<string> Rules,
    IReadOnlyList<string> Departments,
    bool Paused,
    DateTimeOffset CreatedAt,
    long Position,
    DateOnly? Day,
    long Delivered,
    long Behind,
    int Failures,
    string? Trouble,
    DateTimeOffset? RetryAt,
    string? Parked,
    DateTimeOffset? FormerSecretUntil,
    string? Secret = null)
{
    /// <param name="known">The last position known here.</param>
    internal static WebHookModel Of(WebHook hook, Progress? progress, long known) => new(
        hook.Id, hook.Label, hook.Url.AbsoluteUri, hook.Sends, [.. hook.Interest.Types], [.. hook.Alerts?.Rules ?? []],
        [.. hook.Alerts?.Departments ?? hook.Interest.Departments], hook.Paused, hook.CreatedAt, progress?.Position ?? 0,
        AlertMark.DayOf(progress?.Mark ?? ""), progress?.Delivered ?? 0, Math.Max(0, known - (progress?.Position ?? 0)), progress?.Failures ?? 0,
        progress?.Trouble, progress?.RetryAt, progress?.Parked, hook.FormerSecretUntil);
}
