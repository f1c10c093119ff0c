using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Values;
using Portfolio.Domain;

namespace Portfolio.App.Import;

/// <summary>A programme as a register's copy has it, understood. What is null is not stated.</summary>
/// <param name="Table">The table that it stands in: the file’s name, with the sheet’s where there are several.</param>
/// <param name="Number">The row or, in a transposed file, the column, counted from 1 with the header.</param>
/// <param name="Department">Its code.</param>
/// <param name="DepartmentTitle">Its full name where the mapping knows it, else as the register spells it.</param>
/// <param name="Owners">Names in their order; empty says that there is none, null that it is not stated.</param>
public sealed record SnapshotRow(
    string Table,
    int Number,
    string? Id,
    string Title,
    string? Department = null,
    string? DepartmentTitle = null,
    string? Description = null,
    DateOnly? Start = null,
    DateOnly? Finish = null,
    Money? Budget = null,
    string? PriceBasis = null,
    Rating? Rating = null,
    string? Narrative = null,
    string? ScheduleNarrative = null,
    string? BudgetNarrative = null,
    ValueList<string>? Owners = null,
    ListedState? State = null);
