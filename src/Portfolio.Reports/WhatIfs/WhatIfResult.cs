using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.WhatIfs;

/// <summary>What a shock that is thought of would strike.</summary>
/// <param name="Asked">The shock.</param>
/// <param name="Exposed">The programmes that it would strike, those not prepared first, then those of which nobody knows, of each those with most at stake first.</param>
public sealed record WhatIfResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    WhatIf Asked,
    Rows<ExposedProgramme> Exposed) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() =>
    [
        Table.Of(
            "exposed",
            "Programmes that it would strike",
            Exposed,
            new("programme", "Programme", CellKind.Programme, e => e.Programme) { IsKey = true },
            new("title", "Title", CellKind.Text, e => e.Title),
            new("department", "Department", CellKind.Text, e => e.Department),
            new("state", "State", CellKind.Text, e => e.State),
            new("prepared", "Prepared", CellKind.YesNo, e => e.Prepared),
            new("readySince", "Contingency tended", CellKind.Day, e => e.ReadySince),
            new("promises", "Promises at stake", CellKind.Whole, e => e.Promises),
            new("customerValue", "Customer value at stake", CellKind.Number, e => e.CustomerValue)),
    ];

    private protected override Report Cut(ListCut cut) => this with { Exposed = cut.Of("exposed", Exposed) };
}

/// <param name="Prepared">Null: seen only in copies of a register, which do not tell.</param>
/// <param name="ReadySince">When a contingency for the threat was last prepared or reviewed; null: not in the months before that the settings name.</param>
/// <param name="Promises">How many promises are open or at risk.</param>
public sealed record ExposedProgramme(
    string Programme,
    string Title,
    string? Department,
    ProgrammeState State,
    bool? Prepared,
    DateOnly? ReadySince,
    int Promises,
    decimal CustomerValue);
