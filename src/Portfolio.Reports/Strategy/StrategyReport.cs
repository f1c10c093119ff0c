using System.Globalization;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Strategy;

/// <summary>How complete the strategy behind programmes is, and how those in a vacuum fare.</summary>
public static class StrategyReport
{
    public static StrategyResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Of(programmes, organisation, parameters);
        var open = slice.Programmes.Where(p => !p.Ended && p.SeenClosely).Select(StrategyOn.Of).ToList();
        return new(
            Headers.Of(
                slice, "strategy", "Customer strategy",
                [(FactKind.Stalls, "Stalls"), (FactKind.Outcomes, "Outcomes of ended programmes (completed, dropped)")],
                "The canvas has three questions with four components each; its wording is a setting. A programme is in a strategic vacuum while any of the questions has no answer at all."),
            StrategyFigures.Of(slice),
            Groups.By(slice, parameters.By, StrategyFigures.Of),
            Components(slice, open),
            Rows.Of(
                open.OrderBy(s => s.Answered.Count).ThenBy(s => s.Programme.Code, StringComparer.OrdinalIgnoreCase).ToList(), Row));
    }

    private static ValueList<ComponentCount> Components(Slice slice, List<StrategyOn> open) =>
    [
        .. slice.Around.Settings.Canvas.SelectMany((question, q) => question.Components.Select((component, c) => new ComponentCount(
            Key(q + 1, c + 1), question.Wording, component,
            Share.Of(open.Count(s => s.Answered.ContainsKey((q + 1, c + 1))), open.Count)))),
    ];

    private static StrategyRow Row(StrategyOn s) => new(
        s.Programme.Code, s.Programme.Title, s.Programme.Department, s.Answered.Count,
        [
            .. Enumerable.Range(1, StrategyCanvas.Questions)
                .SelectMany(q => Enumerable.Range(1, StrategyCanvas.Components).Select(c => (q, c)))
                .Where(k => !s.Answered.ContainsKey(k))
                .Select(k => Key(k.q, k.c)),
        ],
        s.InVacuum, [.. s.Answered.Values.Order()]);

    private static string Key(int question, int component) => string.Create(CultureInfo.InvariantCulture, $"{question}.{component}");
}
