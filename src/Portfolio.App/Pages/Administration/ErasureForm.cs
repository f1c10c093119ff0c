using Portfolio.Domain;

namespace Portfolio.App.Pages.Administration;

/// <summary>What an administrator typed to erase a person.</summary>
/// <param name="Understood">Whether it was confirmed that it cannot be undone.</param>
public sealed record ErasureForm(string Reason = "", bool RedactTexts = false, bool Understood = false)
{
    public string? Fault { get; init; }

    /// <summary>The form with what is wrong with it; null if nothing is.</summary>
    public ErasureForm? Check() =>
        Reason.Length is 0 or > Portfolio.App.Administration.RedactTexts.LongestReason || FreeText.Faults(Reason, "").Any()
            ? this with { Fault = $"Say why, in 1 to {Portfolio.App.Administration.RedactTexts.LongestReason} characters." }
            : !Understood ? this with { Fault = "Confirm that you know it cannot be undone." } : null;
}
