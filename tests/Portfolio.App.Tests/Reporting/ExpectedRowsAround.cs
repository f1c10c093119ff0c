using System.Globalization;
using Portfolio.Reports.Facts;
using static Portfolio.App.Tests.Reporting.ExpectedRows;

namespace Portfolio.App.Tests.Reporting;

/// <summary>As <see cref="ExpectedRows"/>, for the views of what is around a programme's plan.</summary>
internal static class ExpectedRowsAround
{
    public static readonly IReadOnlyList<string> ActionColumns =
    [
        "action", "wave", "response", "account", "owner", "raised_on", "raised_by", "due", "escalations", "closed_on", "closed_by", "in_time",
    ];

    public static readonly IReadOnlyList<(string Name, string Sql, Func<string, ProgrammeFacts, IEnumerable<string>> Rows)> Tables =
    [
        ("milestones", Select(
            "milestones",
            "milestone", "title", "due", "set_on", "set_by", "expected", "moves", "reached_on", "reached_by", "late_days"),
            (stream, p) => p.Context.Milestones.Select(m => Row(
                stream, m.Milestone, m.Title, m.Due, m.From, m.At, m.Expected, m.Forecasts.Count, m.ReachedOn, m.ReachedAt,
                m.ReachedOn?.DayNumber - m.Due.DayNumber))),
        ("engagements", Select(
            "engagements",
            "department", "involved_on", "involved_by", "engagement", "said_on", "said_by"),
            (stream, p) => p.Context.Departments.Select(d => Row(
                stream, d.Department, d.From, d.At, d.Engagement, Last(d)?.From, Last(d)?.At))),
        ("blindsidings", Select("blindsidings", "department", "happened_on", "position"),
            (stream, p) => p.Context.Blindsidings.Select(b => Row(stream, b.Department, b.From, b.At))),
        ("derailers", Select("derailers", "kind", "observed_on", "observed_by", "cleared_on", "cleared_by", "days"),
            (stream, p) => p.Context.Derailers.Select(d => Row(
                stream, d.Kind, d.From, d.At, d.To, d.ClearedAt, d.To?.DayNumber - d.From.DayNumber))),
        ("contingencies", Select(
            "contingencies",
            "threat", "owner", "prepared_on", "prepared_by", "tended_on", "tended_by", "good_until", "uses"),
            (stream, p) => p.Context.Contingencies.Select(c => Row(
                stream, c.Threat, c.Owner, c.From, c.At, c.Tended.From, c.Tended.At, c.Tended.From.AddMonths(12), c.Uses.Count))),
        ("contingency_uses", Select("contingency_uses", "threat", "used_on", "position", "shock", "result"),
            (stream, p) => p.Context.Contingencies.SelectMany(c => c.Uses.Select(u => Row(
                stream, c.Threat, u.From, u.At, u.Shock, u.Result)))),
        ("strategy_answers", Select("strategy_answers", "question", "component", "answered_on", "position"),
            (stream, p) => p.Context.StrategyAnswers.Select(a => Row(stream, a.Question, a.Component, a.From, a.At))),
        ("status_overrides", Select("status_overrides", "period", "scale", "overridden_to", "overridden_on", "position"),
            (stream, p) => p.Context.Overrides.Select(o => Row(stream, o.Said.Period, o.Said.Scale, o.Said.To, o.From, o.At))),
        ("outcomes", Select(
            "outcomes",
            "outcome", "metric", "unit", "trim_scale(baseline)", "trim_scale(target)", "due", "driver", "linked_on", "linked_by",
            "measured_on", "trim_scale(measured)", "trim_scale(progress)", "unlinked_on", "unlinked_by"),
            (stream, p) => p.Context.Outcomes.Select(o => Row(
                stream, o.Link.Outcome, o.Link.Metric, o.Link.Unit, Number(o.Link.Baseline), Number(o.Link.Target), o.Link.By,
                o.Link.Driver, o.From, o.At, o.Measured?.From, Number(o.Measured?.Value), Progress(o), o.To, o.UnlinkedAt))),
        ("outcome_measures", Select("outcome_measures", "outcome", "measured_on", "position", "trim_scale(measured)"),
            (stream, p) => p.Context.Outcomes.SelectMany(o => o.Measures.Select(m => Row(
                stream, o.Link.Outcome, m.From, m.At, Number(m.Value))))),
        ("assessments", Select(
            "assessments",
            "assessed_on", "position", "trim_scale(score)", "trim_scale(scale_lowest)", "trim_scale(scale_highest)", "sample_size", "method", "segment"),
            (stream, p) => p.Context.Assessments.Select(a => Row(
                stream, a.From, a.At, Number(a.Said.Score), Number(a.Said.Scale.Lowest), Number(a.Said.Scale.Highest), a.Said.SampleSize,
                a.Said.Method, a.Said.Segment))),
        ("incidents", Select(
            "incidents",
            "incident", "kind", "severity", "account", "happened_on", "recorded_by", "handling", "resolved_on", "resolved_by", "days"),
            (stream, p) => p.Context.Incidents.Select(i => Row(
                stream, i.Opening.Incident, i.Opening.Kind, i.Opening.Severity, i.Opening.Account, i.From, i.At, i.Handling, i.ResolvedOn,
                i.ResolvedAt, i.ResolvedOn?.DayNumber - i.From.DayNumber))),
        ("communications", Select("communications", "told_on", "position", "audience", "channel", "about", "reference"),
            (stream, p) => p.Context.Communications.Select(c => Row(
                stream, c.From, c.At, c.Said.Audience, c.Said.Channel, c.Said.About, c.Said.Reference))),
        ("feedback_actions", Select(
            "feedback_actions",
            ActionColumns),
            (stream, p) => p.Context.Actions.Select(a => Action(stream, a))),
    ];

    public static string Action(string stream, ActionFacts a) => Row(
        stream, a.Opening.Action, a.Opening.Wave, a.Opening.Response, a.Opening.Account, a.Owner, a.From, a.At, a.Opening.Due,
        a.Escalations.Count, a.ClosedOn, a.ClosedAt, a.InTime(DateOnly.FromDateTime(DateTime.UtcNow)));

    public static string? Number(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture);

    private static EngagementGiven? Last(InvolvementFacts department) =>
        department.Engagements.Count == 0 ? null : department.Engagements[^1];

    private static string? Progress(OutcomeFacts o) => o.Measured is { } measured
        ? Number(Math.Round(
            (measured.Value - o.Link.Baseline) / (o.Link.Target - o.Link.Baseline), 6, MidpointRounding.AwayFromZero))
        : null;
}
