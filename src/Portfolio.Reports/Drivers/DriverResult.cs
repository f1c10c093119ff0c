using Portfolio.Domain;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Drivers;

/// <summary>What drives customers' overall score, how well we do at it, and what is under way.</summary>
/// <param name="Drivers">By wave, the latest first, then by weight.</param>
/// <param name="Waves">Those that asked about drivers, the latest first.</param>
/// <param name="Addressed">What addresses a driver, by driver.</param>
public sealed record DriverResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<DriverRow> Drivers,
    ValueList<DriverWave> Waves,
    Rows<AddressingRow> Addressed) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() =>
    [
        Table.Of(
            "drivers",
            "Drivers",
            Drivers,
            new("wave", "Wave", CellKind.Text, d => d.Wave) { IsKey = true },
            new("driver", "Driver", CellKind.Text, d => d.Driver) { IsKey = true },
            new("weight", "Relative weight", CellKind.Number, d => d.Weight),
            new("part", "Part of what is explained", CellKind.Number, d => d.Part),
            new("performance", "Performance", CellKind.Number, d => d.Performance),
            new("quadrant", "Quadrant", CellKind.Text, d => d.Quadrant),
            new("inflation", "Variance inflation", CellKind.Number, d => d.Inflation),
            new("collinear", "Collinear", CellKind.YesNo, d => d.Collinear)),
        Table.Of(
            "waves",
            "Feedback waves",
            Waves,
            new("wave", "Wave", CellKind.Text, w => w.Wave) { IsKey = true },
            new("title", "Title", CellKind.Text, w => w.Title),
            new("openedOn", "Opened on", CellKind.Day, w => w.OpenedOn),
            new("responses", "Whole responses", CellKind.Whole, w => w.Responses),
            new("leftOut", "Left out: a score is missing", CellKind.Whole, w => w.LeftOut),
            new("constant", "Left out: everybody scored alike", CellKind.Text, w => Table.Joined(w.Constant)),
            new("rSquared", "R²", CellKind.Number, w => w.RSquared),
            new("positions", "Positions", CellKind.Text, w => Table.Joined(w.Positions))),
        Table.Of(
            "addressed",
            "What addresses a driver",
            Addressed,
            new("driver", "Driver", CellKind.Text, a => a.Driver),
            new("programme", "Programme", CellKind.Programme, a => a.Programme) { IsKey = true },
            new("programmeTitle", "Programme’s title", CellKind.Text, a => a.ProgrammeTitle),
            new("by", "By", CellKind.Text, a => a.By) { IsKey = true },
            new("code", "Code", CellKind.Text, a => a.Code) { IsKey = true },
            new("title", "Title", CellKind.Text, a => a.Title),
            new("deferred", "Deferred", CellKind.YesNo, a => a.Deferred),
            new("fate", "Fate", CellKind.Text, a => a.Fate),
            new("inHand", "In hand", CellKind.YesNo, a => a.InHand),
            new("positions", "Positions", CellKind.Text, a => Table.Joined(a.Positions))),
    ];

    private protected override Report Cut(ListCut cut) => this with { Addressed = cut.Of("addressed", Addressed) };
}

/// <param name="Weight">Its part of the variance of the overall score; those of a wave sum to R².</param>
/// <param name="Part">Its part of what is explained, 0 to 1; null where nothing is.</param>
/// <param name="Performance">Mean score as a part of the scale, 0 to 1.</param>
/// <param name="Inflation">Variance inflation; null: it is a sum of other drivers.</param>
public sealed record DriverRow(
    string Wave, string Driver, double Weight, double? Part, double Performance, Quadrant Quadrant, double? Inflation, bool Collinear);

/// <param name="Responses">Those with every driver scored.</param>
/// <param name="LeftOut">Those with a score missing.</param>
/// <param name="Constant">Drivers that everybody scored alike.</param>
/// <param name="RSquared">Null where there are too few responses.</param>
public sealed record DriverWave(
    string Wave, string Title, DateOnly OpenedOn, int Responses, int LeftOut, ValueList<string> Constant, double? RSquared, ValueList<long> Positions);

/// <summary>What addresses a driver.</summary>
public enum AddressedBy
{
    ScopeItem,
    Outcome,
}

/// <param name="Deferred">It is open and was put off.</param>
/// <param name="Fate">Of a scope item; null for an outcome.</param>
/// <param name="InHand">It is open and not deferred, and its programme has not ended.</param>
public sealed record AddressingRow(
    string Driver,
    string Programme,
    string ProgrammeTitle,
    AddressedBy By,
    string Code,
    string Title,
    bool Deferred,
    ScopeFate? Fate,
    bool InHand,
    ValueList<long> Positions);
