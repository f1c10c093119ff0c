using Portfolio.Domain;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Promises;

/// <summary>What customers were promised, and what became of it.</summary>
/// <param name="Accounts">By the account that was promised something.</param>
/// <param name="Promises">Those at risk first, then those still open, the next one due first.</param>
public sealed record PromiseResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<AccountPromises> Accounts,
    Rows<PromiseRow> Promises) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() =>
    [
        Table.Of(
            "accounts",
            "By account",
            Accounts,
            new("account", "Account", CellKind.Text, a => a.Account) { IsKey = true },
            new("title", "Title", CellKind.Text, a => a.Title),
            new("open", "Open", CellKind.Whole, a => a.Open),
            new("atRisk", "At risk", CellKind.Whole, a => a.AtRisk),
            new("kept", "Kept", CellKind.Whole, a => a.Kept),
            new("late", "Late", CellKind.Whole, a => a.Late),
            new("broken", "Broken", CellKind.Whole, a => a.Broken),
            new("unknown", "Unknown", CellKind.Whole, a => a.Unknown),
            new("keptShare", "Kept, of those decided", CellKind.Share, a => a.KeptShare.Value),
            new("lower", "Lower 95 %", CellKind.Share, a => a.KeptShare.Interval?.Lower),
            new("upper", "Upper 95 %", CellKind.Share, a => a.KeptShare.Interval?.Upper)),
        Table.Of(
            "promises",
            "Promises",
            Promises,
            new("programme", "Programme", CellKind.Programme, p => p.Programme) { IsKey = true },
            new("programmeTitle", "Programme’s title", CellKind.Text, p => p.ProgrammeTitle),
            new("department", "Department", CellKind.Text, p => p.Department),
            new("item", "Item", CellKind.Text, p => p.Item) { IsKey = true },
            new("title", "Title", CellKind.Text, p => p.Title),
            new("account", "Account", CellKind.Text, p => p.Account) { IsKey = true },
            new("by", "Promised by", CellKind.Day, p => p.By),
            new("fate", "Fate", CellKind.Text, p => p.Fate),
            new("since", "Since", CellKind.Day, p => p.Since),
            new("customerValue", "Customer value", CellKind.Whole, p => p.CustomerValue),
            new("positions", "Positions", CellKind.Text, p => Table.Joined(p.Positions))),
    ];

    private protected override Report Cut(ListCut cut) => this with
    {
        Accounts = cut.Of("accounts", Accounts),
        Promises = cut.Of("promises", Promises),
    };
}

/// <summary>What became of the promises to one account.</summary>
/// <param name="Unknown">Their programme left the register before their day.</param>
/// <param name="KeptShare">Kept, of those decided: kept, late or broken.</param>
public sealed record AccountPromises(
    string Account, string? Title, int Open, int AtRisk, int Kept, int Late, int Broken, int Unknown, Share KeptShare);

/// <param name="By">The promised day; null where none was given.</param>
/// <param name="Since">The day of the event that tells its fate, or the promised day that passed.</param>
public sealed record PromiseRow(
    string Programme,
    string ProgrammeTitle,
    string? Department,
    string Item,
    string Title,
    string Account,
    DateOnly? By,
    PromiseFate Fate,
    DateOnly Since,
    int CustomerValue,
    ValueList<long> Positions);
