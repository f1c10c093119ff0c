using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Figures;

namespace Portfolio.App.Export;

/// <summary>
/// A programme as a row of the register. The columns are the one list from which a row is exported, and against which an
/// imported one is held.
/// </summary>
/// <param name="persons">How people are shown.</param>
public sealed class RegisterRow(PersonsShown persons)
{
    private const string Between = "; ";

    private static readonly (TableColumn Column, Func<Programme, PersonsShown, object?> Cell)[] Cells =
    [
        (new("code", "Code", CellKind.Programme), static (p, _) => p.Code),
        (new("title", "Title", CellKind.Text), static (p, _) => p.Title),
        (new("state", "State", CellKind.Text), static (p, _) => p.State.ToString()),
        (new("since", "Since", CellKind.Day), static (p, _) => p.Since),
        (new("department", "Department", CellKind.Text), static (p, _) => p.Department),
        (new("accounts", "Accounts", CellKind.Text), static (p, _) => Listed(p.Accounts)),
        (new("segment", "Segment", CellKind.Text), static (p, _) => p.Segment),
        (new("sponsor", "Sponsor", CellKind.Text), static (p, shown) =>
            p.Sponsors.Find(s => s.Role != SponsorRole.Joint) is { } seat ? shown.Of(seat.Person) : null),
        (new("jointSponsors", "Joint sponsors", CellKind.Text), static (p, shown) =>
            Listed(p.Sponsors.Where(s => s.Role == SponsorRole.Joint).Select(s => shown.Of(s.Person)))),
        (new("deputy", "Deputy sponsor", CellKind.Text), static (p, shown) => p.Deputy is { } person ? shown.Of(person) : null),
        (new("lead", "Lead", CellKind.Text), static (p, shown) => p.Lead is { } person ? shown.Of(person) : null),
        (new("originalFinish", "Original finish", CellKind.Day), static (p, _) => p.OriginalFinish),
        (new("plannedFinish", "Planned finish", CellKind.Day), static (p, _) => p.PlannedFinish),
        (new("rebaselines", "Re-baselines", CellKind.Whole), static (p, _) => (long)p.Rebaselines),
        (new("budget", "Budget", CellKind.Number), static (p, _) => p.Budget?.Amount),
        (new("currency", "Currency", CellKind.Text), static (p, _) => p.Budget?.Currency),
        (new("priceBasis", "Price basis", CellKind.Text), static (p, _) => p.PriceBasis),
        (new("status", "Status", CellKind.Text), static (p, _) => Latest(p)?.Overall),
        (new("statusScale", "Status scale", CellKind.Text), static (p, _) => Latest(p)?.Scale),
        (new("statusPeriod", "Status period", CellKind.Day), static (p, _) => Latest(p)?.Period),
        (new("openItems", "Open scope items", CellKind.Whole), static (p, _) => (long)p.OpenItems.Count()),
        (new("waitingItems", "Of them put off", CellKind.Whole), static (p, _) => (long)p.OpenItems.Count(i => i.Deferrals > 0)),
        (new("cadence", "Reports", CellKind.Text), static (p, _) => p.Cadence?.ToString()),
    ];

    /// <summary>What a row has beside the programme: the day it speaks of, and how much of the record it knows.</summary>
    public static readonly TableColumn AsOf = new("asOf", "As of", CellKind.Day), Version = new("version", "Version", CellKind.Whole);

    public static readonly ValueList<TableColumn> Columns = [.. Cells.Select(c => c.Column), AsOf, Version];

    /// <param name="version">Of the record, as far as the programme was folded from it; null where it is no beginning of the record.</param>
    public IReadOnlyList<object?> Of(Programme programme, DateOnly asOf, int? version)
    {
        var row = new object?[Columns.Count];
        for (var i = 0; i < Cells.Length; i++)
        {
            row[i] = Cells[i].Cell(programme, persons);
        }

        row[^2] = asOf;
        row[^1] = (long?)version;
        return row;
    }

    private static StatusReported? Latest(Programme p) => p.Statuses.IsEmpty ? null : p.Statuses.Values[^1].Report;

    private static string? Listed(IEnumerable<string> all) => string.Join(Between, all) is { Length: > 0 } listed ? listed : null;
}
