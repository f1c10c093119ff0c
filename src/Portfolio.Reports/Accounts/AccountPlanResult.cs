using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Accounts;

/// <summary>Everything that touches one account, or each.</summary>
/// <param name="Accounts">By code.</param>
/// <param name="Touches">What presses first, then by account.</param>
public sealed record AccountPlanResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<AccountRow> Accounts,
    Rows<TouchRow> Touches) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() =>
    [
        Table.Of(
            "accounts",
            "Accounts",
            Accounts,
            new("account", "Account", CellKind.Text, a => a.Account) { IsKey = true },
            new("title", "Title", CellKind.Text, a => a.Title),
            new("programmes", "Programmes", CellKind.Whole, a => a.Programmes),
            new("promises", "Promises", CellKind.Whole, a => a.Promises),
            new("promisesAtRisk", "At risk", CellKind.Whole, a => a.PromisesAtRisk),
            new("incidents", "Incidents", CellKind.Whole, a => a.Incidents),
            new("incidentsOpen", "Open", CellKind.Whole, a => a.IncidentsOpen),
            new("actionsOpen", "Actions open", CellKind.Whole, a => a.ActionsOpen),
            new("responses", "Responses", CellKind.Whole, a => a.Responses),
            new("responsesBad", "Below the threshold", CellKind.Whole, a => a.ResponsesBad)),
        Table.Of(
            "touches",
            "What touches them",
            Touches,
            new("account", "Account", CellKind.Text, t => t.Account) { IsKey = true },
            new("kind", "What", CellKind.Text, t => t.Kind) { IsKey = true },
            new("programme", "Programme", CellKind.Programme, t => t.Programme) { IsKey = true },
            new("wave", "Wave", CellKind.Text, t => t.Wave) { IsKey = true },
            new("code", "Code", CellKind.Text, t => t.Code) { IsKey = true },
            new("on", "Day", CellKind.Day, t => t.On),
            new("state", "State", CellKind.Text, t => t.State),
            new("pressing", "Pressing", CellKind.YesNo, t => t.Pressing),
            new("positions", "Positions", CellKind.Text, t => Table.Joined(t.Positions))),
    ];

    private protected override Report Cut(ListCut cut) => this with
    {
        Accounts = cut.Of("accounts", Accounts),
        Touches = cut.Of("touches", Touches),
    };
}

public sealed record AccountRow(
    string Account,
    string? Title,
    int Programmes,
    int Promises,
    int PromisesAtRisk,
    int Incidents,
    int IncidentsOpen,
    int ActionsOpen,
    int Responses,
    int ResponsesBad);

/// <param name="Programme">Null for what belongs to a feedback wave.</param>
/// <param name="On">The day it began, or is due, whichever says when to look.</param>
/// <param name="Pressing">Whether it needs something to be done.</param>
public sealed record TouchRow(
    string Account,
    Touch Kind,
    string? Programme,
    string? Wave,
    string Code,
    DateOnly On,
    string State,
    bool Pressing,
    ValueList<long> Positions);
