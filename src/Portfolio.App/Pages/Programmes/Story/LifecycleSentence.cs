using Portfolio.App.Pages.Wording;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes.Story;

internal static class LifecycleSentence
{
    public static string Of(Telling t) => t.Recorded.Event switch
    {
        ProgrammeProposed e => $"Proposed as “{e.Title}” in {t.Department(e.Department)}{ForWhom(t, e.Accounts)}{Planned(e.PlannedStart, e.PlannedFinish)}{With(e.Budget)}{(e.Experiment is { } x ? $", as an experiment: “{x.Criterion}”" : "")}{(e.SplitFrom is { } whole ? $"; it was a part of {whole}" : "")}.",
        ProgrammeRegistered e => $"First seen, already running, as “{e.Title}”{(e.Department is { } d ? $" in {t.Department(d)}" : "")}{ForWhom(t, e.Accounts)}{(e.StartedOn is { } s ? $", begun on {Say.Day(s)}" : "")}{(e.PlannedFinish is { } f ? $", to finish by {Say.Day(f)}" : "")}{With(e.Budget)}. {Seen(e.Coverage)}",
        ProgrammeDescribed e => Described(t, e),
        ProgrammeCommissioned e => $"Commissioned{(e.PlannedFinish is { } f ? $", to finish by {Say.Day(f)}" : "")}{With(e.Budget)}.",
        ProgrammeStalled => "Stalled.",
        ProgrammeResumed => t.Before.State == ProgrammeState.Stalled ? $"Resumed after {t.SinceThen} of standstill." : "Resumed.",
        ProgrammePutOnHold e => $"Put on hold{(e.Until is { } until ? $" until {Say.Day(until)}" : "")}.",
        ProgrammeTakenUp => t.Before.State == ProgrammeState.OnHold ? $"Taken up again after {t.SinceThen} on hold." : "Taken up again.",
        FinishRebaselined e => Rebaselined(t, e),
        ProgrammeDropped => $"Dropped{LeavingOpen(t)}.",
        ProgrammeCompleted => "Completed.",
        ExperimentEnded e => $"Ended as the experiment that it was, its criterion {(e.CriterionMet ? "met" : "not met")}{(t.Before.Experiment is { } x ? $": “{x.Criterion}”" : "")}.",
        ProgrammeSplit e => $"Split: {Say.List(e.Into)} {(e.Into.Count == 1 ? "goes on as a programme of its own" : "go on as programmes of their own")}.",
        ProgrammeMerged e => $"Merged into {e.Into}, which took over what was open of its scope.",
        ProgrammeAbsorbed e => $"{e.From} was merged into this programme.",
        ProgrammeLeftRegister e => $"Gone from the register {e.Register}; nobody said why.",
        OutcomeLearnt e => $"It was learnt that the programme had been {Say.Lower(e.Outcome)}{(e.On is { } on ? $" on {Say.Day(on)}" : "")}.",
        ProgrammeReopened => "Reopened.",
        CoverageDeclared e => Seen(e.Coverage),
        ProgrammeIdentified e => $"Listed in the register {e.Register} as {e.Id}.",
        CommandRetracted => "Took back an earlier record.",
        var other => Sentence.InWords(other),
    };

    private static string Rebaselined(Telling t, FinishRebaselined e)
    {
        var by = (e.ApprovedBy is { } person ? $", approved by {t.NameOf(person)}" : "")
            + (e.ChangeReference is { } reference ? $", change {reference}" : "");
        return t.Before.PlannedFinish is not { } from
            ? $"Planned finish set to {Say.Day(e.To)}{by}."
            : $"Planned finish moved from {Say.Day(from)} to {Say.Day(e.To)}, {Say.Span(e.To.DayNumber - from.DayNumber)} {(e.To > from ? "later" : "earlier")}{by}.";
    }

    private static string Described(Telling t, ProgrammeDescribed e) => string.Join(" ", new[]
    {
        e.Title is { } title ? $"Renamed from “{t.Before.Title}” to “{title}”." : null,
        e.Department is { } department
            ? t.Before.Department is { } from
                ? $"Moved from {t.Department(from)} to {t.Department(department)}."
                : $"Now in {t.Department(department)}."
            : null,
        e.Accounts is { } accounts ? accounts.Count == 0 ? "Now for no account." : $"Now for {t.Accounts(accounts)}." : null,
        e.Segment is { } segment ? $"Now for the segment {segment}." : null,
        e.Cadence is { } cadence ? $"Now reports {Say.Lower(cadence)}." : null,
    }.OfType<string>());

    private static string Seen(Coverage coverage)
    {
        var kinds = coverage.Kinds.Count == Enum.GetValues<FactKind>().Length
            ? "every kind of fact"
            : Say.List(coverage.Kinds.Select(k => Say.Lower(k)));
        return coverage.Sight == Domain.Programmes.Sight.Continuous
            ? $"{coverage.Source} reports {kinds}, as it happens."
            : $"{coverage.Source} shows {kinds}, on the days of its copies only.";
    }

    private static string LeavingOpen(Telling t) =>
        t.Before.OpenItems.Count() is var open and > 0 ? $", with {Say.Count(open, "scope item")} undelivered" : "";

    private static string ForWhom(Telling t, Domain.ValueList<string> accounts) =>
        accounts.Count == 0 ? "" : $" for {t.Accounts(accounts)}";

    private static string Planned(DateOnly? start, DateOnly? finish) => (start, finish) switch
    {
        ({ } from, { } to) => $", planned from {Say.Day(from)} to {Say.Day(to)}",
        ({ } from, null) => $", planned from {Say.Day(from)}",
        (null, { } to) => $", planned until {Say.Day(to)}",
        _ => "",
    };

    private static string With(Domain.Money? budget) => budget is null ? "" : $", with a budget of {Say.Amount(budget)}";
}
