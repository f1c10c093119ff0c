using System.Globalization;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;

namespace Portfolio.App.Tests.Reporting;

/// <summary>The rows of each view as the facts of a programme have them, written as the query beside writes them.</summary>
internal static class ExpectedRows
{
    public static readonly IReadOnlyList<(string Name, string Sql, Func<string, ProgrammeFacts, IEnumerable<string>> Rows)> Tables =
    [
        ("states", Select(
            "states",
            "state", "begun_on", "begun_by", "happened_on", ListOf("causes"), "ended_on", "ended_by",
            "next_state"),
            (stream, p) => p.States.Select(s => Row(
                stream, s.State, s.From, s.At, s.HappenedOn, Words(s.Causes), s.To, s.EndedAt, s.Next))),
        ("stalls", Select(
            "stalls",
            "begun_on", "begun_by", ListOf("causes"), "ended_on", "ended_by", "ended_how", "days"),
            (stream, p) => p.States.Where(s => s.State == ProgrammeState.Stalled).Select(s => Row(
                stream, s.From, s.At, Words(s.Causes), s.To, s.EndedAt, s.End, s.To?.DayNumber - s.From.DayNumber))),
        ("finishes", Select(
            "finishes",
            "effective_on", "position", "kind", "was", "finish", "coalesce(moved_days, 0)", ListOf("causes")),
            (stream, p) => p.Finishes.Select(f => Row(stream, f.From, f.At, f.Kind, f.Was, f.To, f.MovedDays, Words(f.Causes)))),
        ("rebaselines", Select(
            "rebaselines",
            "effective_on", "position", "moved_from", "moved_to", "moved_days", ListOf("causes")),
            (stream, p) => p.Finishes.Where(f => f.Kind == FinishKind.Rebaselined).Select(f => Row(
                stream, f.From, f.At, f.Was, f.To, f.MovedDays, Words(f.Causes)))),
        ("statuses", Select(
            "statuses",
            "effective_on", "position", "period", "scale", "overall", "not_rated_because", "schedule",
            "superseded"),
            (stream, p) => p.Statuses.Select(s => Row(
                stream, s.From, s.At, s.Report.Period, s.Report.Scale, s.Report.Overall, s.Report.NotRatedBecause, s.Report.Schedule,
                p.Statuses.Any(other => other.Report.Period == s.Report.Period && other.At > s.At)))),
        ("sponsorships", Select(
            "sponsorships",
            "person", "role", "from_on", "begun_by", "replaced", "to_on", "ended_by", "successor"),
            (stream, p) => p.Seats.Select(s => Row(
                stream, s.Person, s.Role, s.From, s.At, s.Replaced, s.To, s.EndedAt, s.Successor))),
        ("scope_items", Select(
            "scope_items",
            "item", "title", "customer_value", "added_on", "added_by", "phase", "delivered_percent", "fate",
            "fate_on", "fate_by"),
            (stream, p) => p.Items.Select(i => Row(
                stream, i.Item, i.Version.Title, i.Version.CustomerValue, i.From, i.At, i.Phase, i.Delivered, i.Fate, i.FateOn,
                FateBy(i)))),
        ("deferrals",
            Select(
            "deferrals",
            "item", "deferred_on", "deferred_by", "times", "from_phase", "to_phase", "funded", "promised",
            "department", ListOf("causes"), "customer_value", "delivered_percent_before", "delivered_percent",
            "fate", "fate_on", "fate_by"),
            (stream, p) => p.Items.Where(i => i is { FirstDeferral: not null, Fate: not ScopeFate.Transferred }).Select(i => Deferral(stream, i, i.FirstDeferral!))),
        ("phases", Select(
            "phases",
            "number", "title", "planned_start", "planned_finish", "funded", "state", "state_since"),
            (stream, p) => p.Phases.Select(phase => Row(
                stream, phase.Number, phase.Plan.Title, phase.Plan.Start, phase.Plan.Finish, phase.Plan.Funded, phase.State,
                phase.Moves.Count == 0 ? phase.From : phase.Moves[^1].From))),
        ("promises", Select(
            "promises",
            "item", "account", "promised_by", "item_fate", "item_fate_on", "delivered_percent"),
            (stream, p) => p.Items.Where(i => i.Fate != ScopeFate.Transferred).SelectMany(i => i.Version.Promises.Select(promise => Row(
                stream, i.Item, promise.Account, promise.By, i.Fate, i.FateOn, i.Delivered)))),
    ];

    public static readonly string ProgrammesSql = Select(
            "programmes",
            "code", "title", "department", ListOf("accounts"), "segment", "cadence", "state", "state_since",
            "registered", "on_record_from", "started_on", "original_finish", "planned_finish", "rebaselines",
            "trim_scale(budget)", "currency");

    public static string Programme(string stream, Programme p, ProgrammeFacts facts, DateOnly today) => Row(
        stream, p.Code, p.Title, p.Department, string.Join(',', p.Accounts), p.Segment, p.Cadence, p.State,
        facts.States.Last(s => s.From <= today).From, facts.Registered, p.OnRecordFrom, facts.StartedOn,
        p.OriginalFinish, p.PlannedFinish, p.Rebaselines, p.Budget?.Amount.ToString("0.############", CultureInfo.InvariantCulture),
        p.Budget?.Currency);

    private static string Deferral(string stream, ScopeItemFacts item, ItemMove first) => Row(
        stream, item.Item, first.From, first.At, item.Deferrals.Count(), first.FromPhase, first.ToPhase, first.Funded, first.Promised,
        first.Department, Words(first.Causes), first.CustomerValue,
        first.Delivered,
        item.Delivered, item.Fate, item.FateOn, FateBy(item));

    private static long? FateBy(ScopeItemFacts item) => item.Fate == ScopeFate.Open ? null : item.Fates[^1].At;

    internal static string Select(string view, params IEnumerable<string> columns) =>
        $"select concat_ws('|', stream, {string.Join(", ", columns.Select(c => $"coalesce(({c})::text, '')"))}) from reporting.{view}";

    private static string ListOf(string column) => $"array_to_string({column}, ',')";

    private static string Words(ValueList<Derailer> causes) => string.Join(',', causes);

    internal static string Row(params object?[] values) => string.Join('|', values.Select(value => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        bool yes => yes ? "true" : "false",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    }));
}
