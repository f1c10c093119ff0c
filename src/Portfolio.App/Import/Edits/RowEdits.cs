using Portfolio.App.Export;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Web;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import.Edits;

/// <summary>
/// What somebody has changed in a row of an exported register, as commands. A cell is changed if it holds something else than
/// was exported, so an old file brings back nothing that others have changed since: where both have, that is a fault. Pure.
/// </summary>
/// <param name="persons">Who may be named.</param>
/// <param name="file">What the file is called, for reasons on the record.</param>
/// <param name="on">The day on which changes take effect.</param>
internal sealed class RowEdits(PersonsFound persons, string file, DateOnly on)
{
    private static readonly string[] Editable =
    [
        "title", "state", "department", "accounts", "segment", "sponsor", "deputy", "lead", "plannedFinish", "budget", "currency",
        "priceBasis", "status", "statusScale", "statusPeriod",
    ];

    private static readonly string[] Persons = ["sponsor", "jointSponsors", "deputy", "lead"];

    /// <summary>The commands, in the order in which they are decided; or every cell that cannot be taken in.</summary>
    /// <param name="exported">The row as it was exported.</param>
    /// <param name="now">The row as it would be exported today.</param>
    /// <param name="known">The programme as it is today.</param>
    public (IReadOnlyList<ProgrammeCommand> Commands, IReadOnlyList<EditFault> Faults) Of(
        EditedRow row, IReadOnlyList<object?> exported, IReadOnlyList<object?> now, Programme known)
    {
        var faults = new List<EditFault>();
        var edited = new HashSet<string>();
        for (var i = 0; i < RegisterRow.Columns.Count; i++)
        {
            var column = RegisterRow.Columns[i].Name;
            if (!row.Cells.ContainsKey(column) || IsSame(row, column, exported[i]))
            {
                continue;
            }

            if (!Editable.Contains(column))
            {
                faults.Add(new(column, $"“{CsvExport.TextOf(exported[i])}” as it was exported: it follows from the record"));
            }
            else if (IsSame(row, column, now[i]))
            {
                // So it is already: the file was given before, or somebody else has done the same.
                continue;
            }
            else if (Equals(exported[i], now[i]))
            {
                edited.Add(column);
            }
            else
            {
                faults.Add(new(column, $"“{CsvExport.TextOf(exported[i])}” as it was exported: it was changed to “{CsvExport.TextOf(now[i])}” meanwhile; export the register again"));
            }
        }

        var commands = Commands(row, edited, known, faults).ToList();
        return faults.Count > 0 ? ([], faults) : (commands, []);
    }

    private bool IsSame(EditedRow row, string column, object? value) =>
        CellSame.Is(row[column], value) || (Persons.Contains(column) && value is string shown && persons.AreMeant(row[column], shown));

    private IEnumerable<ProgrammeCommand> Commands(EditedRow row, HashSet<string> edited, Programme known, List<EditFault> faults)
    {
        var (before, after) = edited.Contains("state") ? State(row, known, faults) : ([], []);
        return
        [
            .. before,
            .. edited.Overlaps(["title", "department", "accounts", "segment"]) ? Described(row, edited, faults) : [],
            .. edited.Contains("plannedFinish") ? Finish(row, faults) : [],
            .. edited.Overlaps(["budget", "currency", "priceBasis"]) ? Budget(row, edited, faults) : [],
            .. edited.Overlaps(["status", "statusScale", "statusPeriod"]) ? Status(row, edited, known, faults) : [],
            .. edited.Contains("sponsor") ? Sponsor(row, known, faults) : [],
            .. edited.Contains("deputy") && Person(row, "deputy", faults) is { } deputy ? [new NameDeputySponsor(deputy)] : Array.Empty<ProgrammeCommand>(),
            .. edited.Contains("lead") && Person(row, "lead", faults) is { } lead ? [new ChangeLead(lead)] : Array.Empty<ProgrammeCommand>(),
            .. after,
        ];
    }

    private (IReadOnlyList<ProgrammeCommand> Before, IReadOnlyList<ProgrammeCommand> After) State(EditedRow row, Programme known, List<EditFault> faults)
    {
        var terms = new SnapshotTerms(file, file, on, new Coverage(RegisterTable.Name, [], Sight.Continuous), null);
        var listed = NamedValue.Of<ListedState>(row["state"]);
        var (before, after) = (StateDifference.Before(listed, known, terms).ToList(), StateDifference.After(listed, known, terms).ToList());
        if (listed is null || before.Count + after.Count == 0)
        {
            faults.Add(new("state", "Stalled, OnHold, Completed or Dropped, or Active for what stands still or had ended; everything else has a command of its own"));
        }

        return (before, after);
    }

    private static IEnumerable<ProgrammeCommand> Described(EditedRow row, HashSet<string> edited, List<EditFault> faults)
    {
        Required(row, edited, "title", "a title", faults);
        Required(row, edited, "department", "the code of a department", faults);
        yield return new Describe(
            edited.Contains("title") ? row["title"] : null,
            edited.Contains("department") ? row["department"] : null,
            edited.Contains("accounts") ? row["accounts"].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).ToValueList() : null,
            edited.Contains("segment") ? row["segment"] : null);
    }

    private IEnumerable<ProgrammeCommand> Finish(EditedRow row, List<EditFault> faults) =>
        Day(row, "plannedFinish", faults) is { } finish ? [new Rebaseline(finish, Reason: Edited)] : [];

    private IEnumerable<ProgrammeCommand> Budget(EditedRow row, HashSet<string> edited, List<EditFault> faults)
    {
        if (!CellSame.TryNumber(row["budget"], out var amount))
        {
            faults.Add(new("budget", "an amount, such as 2500000.00"));
        }

        if (row["currency"].Length == 0)
        {
            faults.Add(new("currency", "three capitals as in ISO 4217"));
        }

        Required(row, edited, "priceBasis", "a price basis", faults);
        yield return new RestateBudget(new Money(amount, row["currency"]), edited.Contains("priceBasis") ? row["priceBasis"] : null, Edited);
    }

    private IEnumerable<ProgrammeCommand> Status(EditedRow row, HashSet<string> edited, Programme known, List<EditFault> faults)
    {
        if (row["status"].Length == 0)
        {
            faults.Add(new("status", "a point of the scale"));
        }

        if (row["statusScale"].Length == 0)
        {
            faults.Add(new("statusScale", "the name of a status scale, such as RAG5@1"));
        }

        var period = edited.Contains("statusPeriod") ? Day(row, "statusPeriod", faults) : on;
        return period is not { } day ? [] :
        [
            new ReportStatus(day, row["statusScale"], row["status"], Reason: known.Statuses.ContainsKey(day) ? Edited : null),
        ];
    }

    private IEnumerable<ProgrammeCommand> Sponsor(EditedRow row, Programme known, List<EditFault> faults)
    {
        var seated = known.Sponsors.Find(s => s.Role != SponsorRole.Joint)?.Person;
        if (row["sponsor"].Length == 0)
        {
            return seated is null ? [] : [new VacateSponsor(seated, Edited)];
        }

        return Person(row, "sponsor", faults) is not { } person ? []
            : seated is null ? [new AppointSponsor(person)]
            : [new SwapSponsor(seated, person, Edited)];
    }

    private string? Person(EditedRow row, string column, List<EditFault> faults)
    {
        var (id, expected) = persons.Find(row[column]);
        if (expected is not null)
        {
            faults.Add(new(column, expected));
        }

        return id;
    }

    private static DateOnly? Day(EditedRow row, string column, List<EditFault> faults)
    {
        if (CellSame.TryDay(row[column], out var day))
        {
            return day;
        }

        faults.Add(new(column, "a day, such as 2026-03-31"));
        return null;
    }

    private static void Required(EditedRow row, HashSet<string> edited, string column, string expected, List<EditFault> faults)
    {
        if (edited.Contains(column) && row[column].Length == 0)
        {
            faults.Add(new(column, expected));
        }
    }

    private string Edited => $"Changed in {file}";
}
