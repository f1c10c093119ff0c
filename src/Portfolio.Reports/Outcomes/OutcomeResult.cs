using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Outcomes;

/// <summary>Which business results programmes are meant to bring, how far they are, and what followed deliveries.</summary>
/// <param name="Outcomes">Those linked on the day, by programme.</param>
/// <param name="Effects">What followed each delivery in full.</param>
public sealed record OutcomeResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    Rows<OutcomeRow> Outcomes,
    Rows<EffectRow> Effects) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() =>
    [
        Table.Of(
            "outcomes",
            "Linked outcomes",
            Outcomes,
            new("programme", "Programme", CellKind.Programme, o => o.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, o => o.Title),
            new("department", "Department", CellKind.Text, o => o.Department),
            new("outcome", "Outcome", CellKind.Text, o => o.Outcome) { IsKey = true },
            new("metric", "Metric", CellKind.Text, o => o.Metric),
            new("unit", "Unit", CellKind.Text, o => o.Unit),
            new("baseline", "Baseline", CellKind.Number, o => o.Baseline),
            new("target", "Target", CellKind.Number, o => o.Target),
            new("by", "By", CellKind.Day, o => o.By),
            new("driver", "Driver", CellKind.Text, o => o.Driver),
            new("value", "Last measure", CellKind.Number, o => o.Value),
            new("measuredOn", "Measured on", CellKind.Day, o => o.MeasuredOn),
            new("progress", "Progress", CellKind.Number, o => o.Progress),
            new("onTrack", "On track", CellKind.YesNo, o => o.OnTrack),
            new("stale", "Missing or stale", CellKind.YesNo, o => o.Stale),
            new("positions", "Positions", CellKind.Text, o => Table.Joined(o.Positions))),
        Table.Of(
            "effects",
            "What followed deliveries",
            Effects,
            new("programme", "Programme", CellKind.Programme, e => e.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, e => e.Title),
            new("item", "Item", CellKind.Text, e => e.Item) { IsKey = true },
            new("deliveredOn", "Delivered on", CellKind.Day, e => e.DeliveredOn),
            new("outcome", "Outcome", CellKind.Text, e => e.Outcome) { IsKey = true },
            new("metric", "Metric", CellKind.Text, e => e.Metric),
            new("sameDriver", "Same driver", CellKind.YesNo, e => e.SameDriver),
            new("before", "Progress before", CellKind.Number, e => e.Before),
            new("after", "Progress after", CellKind.Number, e => e.After),
            new("change", "Change", CellKind.Number, e => e.Change),
            new("positions", "Positions", CellKind.Text, e => Table.Joined(e.Positions))),
    ];

    private protected override Report Cut(ListCut cut) => this with
    {
        Outcomes = cut.Of("outcomes", Outcomes),
        Effects = cut.Of("effects", Effects),
    };
}

/// <param name="Progress">0 at the baseline, 1 at the target; null: never measured.</param>
/// <param name="OnTrack">Null: never measured.</param>
public sealed record OutcomeRow(
    string Programme,
    string Title,
    string? Department,
    string Outcome,
    string Metric,
    string Unit,
    decimal Baseline,
    decimal Target,
    DateOnly By,
    string? Driver,
    decimal? Value,
    DateOnly? MeasuredOn,
    double? Progress,
    bool? OnTrack,
    bool Stale,
    ValueList<long> Positions);

/// <param name="SameDriver">Whether item and outcome address the same driver; null where either names none.</param>
/// <param name="Change">Of progress: 1 is the whole way from baseline to target.</param>
public sealed record EffectRow(
    string Programme,
    string Title,
    string Item,
    DateOnly DeliveredOn,
    string Outcome,
    string Metric,
    bool? SameDriver,
    double Before,
    double After,
    double Change,
    ValueList<long> Positions);
