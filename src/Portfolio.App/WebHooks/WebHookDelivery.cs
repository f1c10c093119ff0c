namespace Portfolio.App.WebHooks;

/// <summary>A delivery that was tried.</summary>
/// <param name="Id">As the receiver sees it; the same for each try of the same events.</param>
/// <param name="Attempt">Which try, from 1.</param>
/// <param name="Status">What the receiver answered; null: it did not.</param>
/// <param name="Taken">Whether the receiver has taken it.</param>
/// <param name="Answer">What came of it, in a sentence.</param>
/// <param name="TookMs">How long it took, in milliseconds.</param>
public sealed record WebHookDelivery(
    string Id,
    int Attempt,
    DateTimeOffset At,
    long FirstPosition,
    long LastPosition,
    int Events,
    int? Status,
    bool Taken,
    string Answer,
    int TookMs);
