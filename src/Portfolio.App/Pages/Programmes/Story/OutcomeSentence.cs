using System.Globalization;
using Portfolio.App.Pages.Wording;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes.Story;

/// <summary>What the programme is meant to bring, and the strategy that it follows.</summary>
internal static class OutcomeSentence
{
    public static string Of(Telling t) => t.Recorded.Event switch
    {
        OutcomeLinked e => $"Meant to bring “{e.Metric}” from {Value(e.Baseline, e.Unit)} to {Value(e.Target, e.Unit)} by {Say.Day(e.By)}.",
        OutcomeMeasured e => Measured(t, e),
        OutcomeUnlinked e => $"No longer meant to bring {Metric(t, e.Outcome)}.",
        StrategyQuestionAnswered e => Answered(t, e),
        var other => Sentence.InWords(other),
    };

    private static string Measured(Telling t, OutcomeMeasured e)
    {
        if (t.Before.Outcomes.GetValueOrDefault(e.Outcome) is not { } held)
        {
            return $"{e.Outcome} came to {e.Value.ToString(CultureInfo.InvariantCulture)}.";
        }

        var link = held.Link;
        var way = link.Target == link.Baseline ? "" : $": {Say.Percent((double)((e.Value - link.Baseline) / (link.Target - link.Baseline)))} of the way from {Value(link.Baseline, link.Unit)} to {Value(link.Target, link.Unit)}";
        return $"“{link.Metric}” came to {Value(e.Value, link.Unit)}{way}.";
    }

    private static string Answered(Telling t, StrategyQuestionAnswered e)
    {
        var question = t.Organisation.Settings.Canvas[e.Question - 1];
        var again = t.Before.Canvas.ContainsKey(string.Create(CultureInfo.InvariantCulture, $"{e.Question}.{e.Component}"));
        return $"“{question.Wording}”: {(again ? "answered anew" : "answered")} – {question.Components[e.Component - 1]}.";
    }

    private static string Metric(Telling t, string outcome) =>
        t.Before.Outcomes.GetValueOrDefault(outcome) is { } held ? $"“{held.Link.Metric}”" : outcome;

    private static string Value(decimal value, string unit) => value.ToString("#,0.####", CultureInfo.InvariantCulture) + (unit == "%" ? "\u00A0%" : $" {unit}");
}
