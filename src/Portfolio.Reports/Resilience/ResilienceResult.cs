using Portfolio.Domain;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Resilience;

/// <summary>Who is ready for what, and what became of those whom a shock struck.</summary>
/// <param name="Threats">The four named ones, then the free ones that somebody prepared for.</param>
/// <param name="Shocks">Those that had struck by the day.</param>
/// <param name="Struck">Each programme that each shock struck, the latest shock first.</param>
/// <param name="Unready">What would raise coverage: each programme that lacks a good answer, the one that lacks most first.</param>
public sealed record ResilienceResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<ThreatCoverage> Threats,
    ValueList<ShockRow> Shocks,
    Rows<StruckRow> Struck,
    Rows<UnreadyRow> Unready) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() =>
    [
        Table.Of(
            "threats",
            "By threat",
            Threats,
            new("threat", "Threat", CellKind.Text, t => t.Threat) { IsKey = true },
            new("with", "Programmes with a contingency", CellKind.Whole, t => t.With.Numerator),
            new("of", "Of", CellKind.Whole, t => t.With.Denominator),
            new("withShare", "Share with one", CellKind.Share, t => t.With.Value),
            new("freshShare", "Share with a fresh one", CellKind.Share, t => t.Fresh.Value),
            new("lower", "Lower 95 %", CellKind.Share, t => t.Fresh.Interval?.Lower),
            new("upper", "Upper 95 %", CellKind.Share, t => t.Fresh.Interval?.Upper),
            new("used", "Times used", CellKind.Whole, t => t.Used),
            new("held", "Of these, held", CellKind.Whole, t => t.Held)),
        Table.Of(
            "shocks",
            "Shocks",
            Shocks,
            new("shock", "Shock", CellKind.Text, s => s.Shock) { IsKey = true },
            new("title", "Title", CellKind.Text, s => s.Title),
            new("threat", "Threat", CellKind.Text, s => s.Threat),
            new("on", "Day", CellKind.Day, s => s.On),
            new("struck", "Programmes struck", CellKind.Whole, s => s.Struck),
            new("prepared", "Prepared", CellKind.Whole, s => s.Prepared),
            new("stalled", "Stalled", CellKind.Share, s => s.Stalled.Value),
            new("dropped", "Dropped", CellKind.Share, s => s.Dropped.Value),
            new("delayed", "Delayed", CellKind.Share, s => s.Delayed.Value),
            new("censored", "Not over", CellKind.Whole, s => s.Dropped.Censored),
            new("positions", "Positions", CellKind.Text, s => Table.Joined(s.Positions))),
        Table.Of(
            "struck",
            "Programmes struck",
            Struck,
            new("shock", "Shock", CellKind.Text, s => s.Shock) { IsKey = true },
            new("programme", "Programme", CellKind.Programme, s => s.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, s => s.Title),
            new("prepared", "Prepared", CellKind.YesNo, s => s.Prepared),
            new("severity", "Severity", CellKind.Whole, s => s.Severity),
            new("stalledOn", "Stalled on", CellKind.Day, s => s.StalledOn),
            new("droppedOn", "Dropped on", CellKind.Day, s => s.DroppedOn),
            new("delayedOn", "Delayed on", CellKind.Day, s => s.DelayedOn),
            new("positions", "Positions", CellKind.Text, s => Table.Joined(s.Positions))),
        Table.Of(
            "unready",
            "What would raise coverage",
            Unready,
            new("programme", "Programme", CellKind.Programme, u => u.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, u => u.Title),
            new("department", "Department", CellKind.Text, u => u.Department),
            new("missing", "Threats to prepare for", CellKind.Text, u => Table.Joined(u.Missing)),
            new("old", "Answers to review", CellKind.Text, u => Table.Joined(u.Old)),
            new("positions", "Positions", CellKind.Text, u => Table.Joined(u.Positions))),
    ];

    private protected override Report Cut(ListCut cut) => this with
    {
        Struck = cut.Of("struck", Struck),
        Unready = cut.Of("unready", Unready),
    };
}

/// <param name="With">Programmes with a contingency for it, of all that have not ended.</param>
/// <param name="Fresh">With one that was prepared or reviewed within the last months, as many as the settings say.</param>
/// <param name="Used">How often one of theirs was used, of which it <paramref name="Held"/>.</param>
public sealed record ThreatCoverage(string Threat, Share With, Share Fresh, int Used, int Held);

public sealed record ShockRow(
    string Shock,
    string Title,
    string Threat,
    DateOnly On,
    int Struck,
    int Prepared,
    Share Stalled,
    Share Dropped,
    Share Delayed,
    ValueList<long> Positions);

/// <param name="Prepared">Null: seen only in copies of a register, which do not tell.</param>
/// <param name="Severity">How hard it was hit, 1 to 5, once that is on record.</param>
public sealed record StruckRow(
    string Shock,
    string Programme,
    string Title,
    bool? Prepared,
    int? Severity,
    DateOnly? StalledOn,
    DateOnly? DroppedOn,
    DateOnly? DelayedOn,
    ValueList<long> Positions);

/// <summary>A programme that has not ended and lacks a good answer to a named threat, or has an old one to any.</summary>
/// <param name="Missing">The named threats that nothing was prepared for.</param>
/// <param name="Old">Threats whose answer was last prepared or reviewed longer ago than the settings allow.</param>
public sealed record UnreadyRow(
    string Programme, string Title, string? Department, ValueList<string> Missing, ValueList<string> Old, ValueList<long> Positions);
