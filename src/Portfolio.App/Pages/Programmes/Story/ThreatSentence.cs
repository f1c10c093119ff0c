using Portfolio.App.Pages.Wording;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes.Story;

/// <summary>Departments that stand in the way or do not, what derails, and what there is against it.</summary>
internal static class ThreatSentence
{
    public static string Of(Telling t) => t.Recorded.Event switch
    {
        DepartmentInvolved e => $"{t.Department(e.Department)} is needed beside the programme’s own department.",
        DepartmentEngaged e => e.Engagement switch
        {
            Engagement.Informed => $"{t.Department(e.Department)} was informed{Instead(t, e)}.",
            Engagement.Consulted => $"{t.Department(e.Department)} was consulted{Instead(t, e)}.",
            Engagement.Committed => $"{t.Department(e.Department)} committed itself to the programme{Instead(t, e)}.",
            _ => $"{t.Department(e.Department)} is blocking the programme{Instead(t, e)}.",
        },
        DepartmentBlindsided e => $"{t.Department(e.Department)} was taken unawares by the programme.",
        DerailersObserved e => $"Seen to throw it off: {Say.List(e.Kinds.Select(k => Say.Lower(k)))}.",
        DerailerCleared e => $"No longer throws it off: {Say.Lower(e.Kind)}{Since(t, e.Kind)}.",
        ContingencyPrepared e => $"{t.NameOf(e.Owner)} has an answer ready should it come to {Threatening(e.Threat)}.",
        ContingencyReviewed e => $"The answer to {Threatening(e.Threat)} was looked at again{Tended(t, e.Threat)}.",
        ContingencyInvoked e => $"The answer to {Threatening(e.Threat)} was needed{(e.Shock is { } shock ? $" when {Shock(t, shock)} struck" : "")}: {Result(e.Result)}.",
        ShockAbsorbed e => $"Hit by {Shock(t, e.Shock)}, with severity {e.Severity} of 5.",
        var other => Sentence.InWords(other),
    };

    private static string Instead(Telling t, DepartmentEngaged e) =>
        t.Before.Involved.GetValueOrDefault(e.Department)?.Engagement is { } before && before != e.Engagement
            ? $"; before, it was {Say.Lower(before)}"
            : "";

    private static string Since(Telling t, Derailer kind) =>
        t.Before.Derailers.TryGetValue(kind, out var since) ? $", after {Say.Span(t.On.DayNumber - since.DayNumber)}" : "";

    private static string Tended(Telling t, string threat) => t.Before.Contingencies.GetValueOrDefault(threat) is { } held
        ? $", {Say.Span(t.On.DayNumber - held.TendedOn.DayNumber)} after the last time"
        : "";

    private static string Threatening(string threat) => Threat.Named.Contains(threat) ? Words(threat) : $"“{threat}”";

    private static string Words(string name) => Say.Of(name) is var said ? char.ToLowerInvariant(said[0]) + said[1..] : name;

    private static string Shock(Telling t, string code) =>
        t.Organisation.Shock(code).Latest.Declared is { } declared ? $"“{declared.Title}”" : code;

    private static string Result(ContingencyResult result) => result switch
    {
        ContingencyResult.Held => "it held",
        ContingencyResult.HeldInPart => "it held in part",
        _ => "it failed",
    };
}
