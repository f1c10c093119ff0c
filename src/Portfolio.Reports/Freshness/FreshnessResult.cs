using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Freshness;

/// <summary>How old statuses are, by each programme's own cadence.</summary>
/// <param name="Lights">What they say, and how much that counts once old ones have faded; those not rated last.</param>
/// <param name="Statuses">Of each programme that is chased, the most overdue first.</param>
public sealed record FreshnessResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<LightCount> Lights,
    Rows<FreshnessRow> Statuses) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() =>
    [
        Table.Of(
            "lights",
            "What the last statuses say",
            Lights,
            new("light", "Light", CellKind.Text, l => l.Light?.ToString() ?? "Not rated") { IsKey = true },
            new("programmes", "Programmes", CellKind.Whole, l => l.Programmes),
            new("weight", "Counted, old ones faded", CellKind.Number, l => l.Weight) { Ages = true },
            new("missing", "Missing", CellKind.Whole, l => l.Missing)),
        Table.Of(
            "statuses",
            "The last status of each programme",
            Statuses,
            new("programme", "Programme", CellKind.Programme, s => s.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, s => s.Title),
            new("department", "Department", CellKind.Text, s => s.Department),
            new("cadence", "Cadence", CellKind.Text, s => s.Cadence),
            new("period", "Period to", CellKind.Day, s => s.Period),
            new("overall", "Status", CellKind.Text, s => s.Overall),
            new("dueOn", "Next due", CellKind.Day, s => s.DueOn),
            new("state", "State", CellKind.Text, s => s.State),
            new("days", "Days old", CellKind.Whole, s => s.Days) { Ages = true },
            new("weight", "Counts", CellKind.Share, s => s.Weight) { Ages = true },
            new("positions", "Positions", CellKind.Text, s => Table.Joined(s.Positions))),
    ];

    private protected override Report Cut(ListCut cut) => this with { Statuses = cut.Of("statuses", Statuses) };
}

/// <param name="Light">Null: not rated, or none since it began to run.</param>
/// <param name="Weight">What they count together once old ones have faded.</param>
public sealed record LightCount(Light? Light, int Programmes, double Weight, int Missing);

/// <param name="Period">The end of the period last reported; null while there is none since it began to run.</param>
/// <param name="Days">Since then, or since it began to run.</param>
/// <param name="Weight">What it counts in a roll-up, 0 to 1.</param>
public sealed record FreshnessRow(
    string Programme,
    string Title,
    string? Department,
    Cadence Cadence,
    DateOnly? Period,
    string? Overall,
    DateOnly DueOn,
    StatusState State,
    int Days,
    double Weight,
    ValueList<long> Positions);
