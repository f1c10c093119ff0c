using Portfolio.App.Pages.Wording;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes.Story;

internal static class ScopeSentence
{
    public static string Of(Telling t) => t.Recorded.Event switch
    {
        PhasePlanned e => $"Phase {e.Number}, “{e.Title}”, planned{Span(e.Start, e.Finish)}{(e.Funded ? ", funded" : ", not funded yet")}.",
        PhaseReplanned e => Replanned(t, e),
        PhaseStarted e => $"{Capital(t.Phase(e.Number))} started.",
        PhaseCompleted e => $"{Capital(t.Phase(e.Number))} completed.",
        PhaseCancelled e => $"{Capital(t.Phase(e.Number))} cancelled.",
        ScopeItemAdded e => $"Scope item {e.Item}, “{e.Title}”, planned for phase {e.Phase} (customer value {e.CustomerValue}){PromisedTo(t, e.Promises)}.",
        ScopeItemRevised e => Revised(t, e),
        ScopeItemDeferred e => $"{t.Item(e.Item)} deferred{From(t, e.Item)} to {To(t, e.ToPhase)}{Again(t, e.Item)}.",
        ScopeItemPulledForward e => $"{t.Item(e.Item)} pulled forward to {t.Phase(e.ToPhase)}.",
        ScopeItemDelivered e => Delivered(t, e),
        ScopeItemDropped e => $"{t.Item(e.Item)} dropped.",
        ScopeItemTransferred e => $"{t.Item(e.Item)} handed over to {e.To}{(e.AsItem == e.Item ? "" : $", as {e.AsItem}")}{Undelivered(e.Handed)}.",
        ScopeItemReceived e => $"“{e.Handed.Title}” taken over from {e.From} into {(e.Phase is { } phase ? t.Phase(phase) : "“later”, without a plan")}{Undelivered(e.Handed)}.",
        var other => $"{ProgrammeRules.InWords(other)}.",
    };

    private static string Replanned(Telling t, PhaseReplanned e)
    {
        var parts = new[]
        {
            e.Title is { } title ? $"now called “{title}”" : null,
            e.Start is { } start ? $"start {Say.Day(start)}" : null,
            e.Finish is { } finish ? $"finish {Say.Day(finish)}" : null,
            e.Funded is { } funded ? funded ? "funded" : "no longer funded" : null,
        };
        return $"{Capital(t.Phase(e.Number))} replanned: {Say.List(parts.OfType<string>())}.";
    }

    private static string Revised(Telling t, ScopeItemRevised e)
    {
        var parts = new[]
        {
            e.Title is { } title ? $"now called “{title}”" : null,
            e.CustomerValue is { } value ? $"customer value {value}" : null,
            e.Promises is { } promises
                ? promises.Count == 0 ? "no longer promised" : PromisedTo(t, promises).TrimStart(',', ' ')
                : null,
        };
        return $"{t.Item(e.Item)} revised: {Say.List(parts.OfType<string>())}.";
    }

    private static string Delivered(Telling t, ScopeItemDelivered e)
    {
        var before = t.Before.Items.GetValueOrDefault(e.Item)?.Delivered ?? 0;
        return before + e.Share >= 100
            ? $"{t.Item(e.Item)} delivered{(before > 0 ? $" in full (the last {e.Share} %)" : "")}."
            : $"{t.Item(e.Item)} delivered in part: {e.Share} %, {before + e.Share} % so far.";
    }

    private static string Undelivered(HandedOver handed) => (handed.Delivered > 0 ? $", {handed.Delivered} % of it delivered" : "")
        + (handed.Deferred.Count > 0 ? $", put off {Say.Count(handed.Deferred.Count, "time")} before" : "");

    private static string From(Telling t, string item) => t.Before.Items.TryGetValue(item, out var known)
        ? $" from {To(t, known.Phase)}"
        : "";

    private static string To(Telling t, int? phase) => phase is { } number ? t.Phase(number) : "“later”, without a plan";

    private static string Again(Telling t, string item) => t.Before.Items.GetValueOrDefault(item)?.Deferrals switch
    {
        null or 0 => "",
        1 => ", for the second time",
        2 => ", for the third time",
        { } more => $", {more + 1} times now",
    };

    private static string PromisedTo(Telling t, Domain.ValueList<Promise> promises) => promises.Count == 0
        ? ""
        : ", promised to " + Say.List(promises.Select(p => t.Account(p.Account) + (p.By is { } by ? $" by {Say.Day(by)}" : "")));

    private static string Span(DateOnly? start, DateOnly? finish) => (start, finish) switch
    {
        ({ } from, { } to) => $" from {Say.Day(from)} to {Say.Day(to)}",
        ({ } from, null) => $" from {Say.Day(from)}",
        (null, { } to) => $" until {Say.Day(to)}",
        _ => "",
    };

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
