using System.CommandLine;
using Portfolio.App.Administration;

namespace Portfolio.App.Verbs;

/// <summary><c>--reason</c>, which an act that cannot be taken back asks for.</summary>
internal static class ReasonOption
{
    public static Option<string> Create()
    {
        var reason = new Option<string>("--reason") { Description = "Why; it is kept on record.", Required = true };
        reason.Validators.Add(value =>
        {
            if (string.IsNullOrWhiteSpace(value.GetValueOrDefault<string>()) || value.GetValueOrDefault<string>()!.Length > RedactTexts.LongestReason)
            {
                value.AddError($"--reason: say why, in 1 to {RedactTexts.LongestReason} characters.");
            }
        });
        return reason;
    }
}
