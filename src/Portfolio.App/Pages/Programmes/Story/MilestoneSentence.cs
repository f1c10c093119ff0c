using Portfolio.App.Pages.Wording;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes.Story;

internal static class MilestoneSentence
{
    public static string Of(Telling t) => t.Recorded.Event switch
    {
        MilestoneSet e => $"Milestone {e.Milestone}, “{e.Title}”, set for {Say.Day(e.Due)}.",
        MilestoneReforecast e => $"Milestone {Named(t, e.Milestone)} expected{Moved(t, e)}.",
        MilestoneReached e => $"Milestone {Named(t, e.Milestone)} reached{Against(t, e)}.",
        var other => Sentence.InWords(other),
    };

    private static string Named(Telling t, string code) =>
        t.Before.Milestones.TryGetValue(code, out var known) ? $"“{known.Title}”" : code;

    private static string Moved(Telling t, MilestoneReforecast e) => t.Before.Milestones.TryGetValue(e.Milestone, out var known) && known.Forecast != e.To
        ? $" on {Say.Day(e.To)} instead of {Say.Day(known.Forecast)}, {Apart(known.Forecast, e.To)}{(known.First == known.Forecast ? "" : $"; first set for {Say.Day(known.First)}")}"
        : $" on {Say.Day(e.To)}";

    private static string Against(Telling t, MilestoneReached e) => t.Before.Milestones.TryGetValue(e.Milestone, out var known)
        ? known.First == t.On ? ", on the day it was first set for" : $", {Apart(known.First, t.On)} than first set for"
        : "";

    private static string Apart(DateOnly from, DateOnly to) => $"{Say.Span(to.DayNumber - from.DayNumber)} {(to > from ? "later" : "earlier")}";
}
