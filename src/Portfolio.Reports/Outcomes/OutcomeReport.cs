using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Outcomes;

/// <summary>Which business results programmes are meant to bring, how far they are, and what followed deliveries.</summary>
public static class OutcomeReport
{
    public static OutcomeResult Compute(
        IReadOnlyList<ProgrammeFacts> programmes, Organisation organisation, ReportParameters parameters)
    {
        var slice = Slice.Of(programmes, organisation, parameters);
        var settings = slice.Around.Settings;
        var effects = AfterDelivery.All(slice);
        return new(
            Headers.Of(
                slice, "outcomes", "Outcomes", [],
                "Progress is how far the last measure lies from the baseline (0) to the target (1). It is on track when it is at least as far as it would be on the day of that measure, were it to go evenly from the day it was linked to the day it is due.",
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"A measure is stale when it is older than {settings.MeasureDays} days."),
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"What followed a delivery is the change of progress from the last measure up to the delivery to the last one within {settings.EffectDays} days after it. That they follow each other does not show that one causes the other.")),
            OutcomeFigures.Of(slice, effects),
            Groups.By(slice, parameters.By, OutcomeFigures.Of),
            Rows.Of(
                slice.Programmes.SelectMany(p => p.Outcomes.Where(o => o.To is null).Select(o => (Programme: p, Outcome: o))).ToList(),
                r => Row(r.Programme, r.Outcome, settings.MeasureDays)),
            Rows.Of(
                effects,
                e => new EffectRow(
                    e.Programme.Code, e.Programme.Title, e.Item.Item, e.Delivery.From, e.Outcome.Link.Outcome, e.Outcome.Link.Metric,
                    e.SameDriver, e.Outcome.Progress(e.Before.Value), e.Outcome.Progress(e.After.Value), e.Change,
                    [e.Before.At, e.Delivery.At, e.After.At])));
    }

    private static OutcomeRow Row(ProgrammeOn p, OutcomeFacts o, int days) => new(
        p.Code, p.Title, p.Department, o.Link.Outcome, o.Link.Metric, o.Link.Unit, o.Link.Baseline, o.Link.Target, o.Link.By,
        o.Link.Driver, o.Measured?.Value, o.Measured?.From, o.Measured is { } m ? o.Progress(m.Value) : null, o.OnTrack,
        OutcomeFigures.IsStale(o, p.AsOf, days), [o.At, .. o.Measures.Select(measure => measure.At)]);
}
