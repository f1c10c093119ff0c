using System.Globalization;
using Portfolio.App.Pages.Wording;
using Portfolio.App.WebHooks;

namespace Portfolio.App.Pages.WebHooks;

/// <summary>How a web hook fares, in a word and a sentence.</summary>
/// <param name="Kind">Of the badge: good, moved or bad.</param>
public sealed record WebHookState(string Word, string Sentence, string Kind)
{
    public static WebHookState Of(WebHookModel hook) => hook switch
    {
        { Paused: true } => new("Paused", "Its deliveries wait until it is resumed.", "moved"),
        { Parked: { } why } => new("Parked", why, "bad"),
        { Failures: > 0 } => new(
            "Failing",
            $"{Say.Count(hook.Failures, "try has failed", "tries have failed")} in a row. {hook.Trouble}{Again(hook.RetryAt)}",
            "bad"),
        { Behind: > 0 } => new("Delivering", $"{Say.Count(hook.Behind, "position is", "positions are")} still to be looked through for it.", "good"),
        _ => new("Up to date", "It has been sent everything that is meant for it.", "good"),
    };

    private static string Again(DateTimeOffset? at) => at is { } next
        ? $" It is tried again at {next.UtcDateTime.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture)} UTC."
        : "";
}
