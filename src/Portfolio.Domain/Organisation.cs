using System.Collections.Immutable;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Registers;
using Portfolio.Domain.Settings;

namespace Portfolio.Domain;

/// <summary>
/// Departments, accounts, status scales, settings and registers: what programmes are measured against. Folded from the
/// streams <c>department/…</c>, <c>account/…</c>, <c>settings</c> and <c>register/…</c>.
/// </summary>
public sealed record Organisation
{
    public static readonly Organisation Initial = new();

    public ImmutableSortedDictionary<string, Department> Departments { get; init; } =
        ImmutableSortedDictionary.Create<string, Department>(StringComparer.OrdinalIgnoreCase);

    public ImmutableSortedDictionary<string, Account> Accounts { get; init; } =
        ImmutableSortedDictionary.Create<string, Account>(StringComparer.OrdinalIgnoreCase);

    /// <summary>By name and version, <c>RAG5@1</c>.</summary>
    public ImmutableDictionary<string, StatusScale> Scales { get; init; } = StatusScale.BuiltIn;

    public Setting Settings { get; init; } = Setting.Default;

    /// <summary>The snapshots taken in from each register, by its name.</summary>
    public ImmutableSortedDictionary<string, ImmutableList<SnapshotImported>> Snapshots { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableList<SnapshotImported>>(StringComparer.OrdinalIgnoreCase);

    public bool HasDepartment(string code) => Departments.ContainsKey(code);

    public bool HasAccount(string code) => Accounts.ContainsKey(code);

    /// <summary>A department's code as it was first recorded; one that is not known stays as it is.</summary>
    public string DepartmentCode(string code) => Departments.GetValueOrDefault(code)?.Code ?? code;

    /// <summary>An account's code as it was first recorded; one that is not known stays as it is.</summary>
    public string AccountCode(string code) => Accounts.GetValueOrDefault(code)?.Code ?? code;

    /// <summary>Whether a department is that ancestor or lies below it.</summary>
    public bool IsWithin(string? department, string ancestor)
    {
        // Two moves recorded at once can close a circle: nobody is above more departments than there are.
        for (var depth = 0; department is not null && depth <= Departments.Count; depth++)
        {
            if (string.Equals(department, ancestor, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            department = Departments.GetValueOrDefault(department)?.Parent;
        }

        return false;
    }

    /// <summary>Total: never refuses, never throws; what it does not know changes nothing.</summary>
    public Organisation Evolve(DomainEvent happened) => happened switch
    {
        DepartmentOpened e => this with { Departments = Departments.SetItem(e.Code, new(e.Code, e.Title, e.Parent)) },
        DepartmentDescribed e when Departments.TryGetValue(e.Code, out var known) => this with
        {
            Departments = Departments.SetItem(e.Code, known.After(e)),
        },
        AccountOpened e => this with { Accounts = Accounts.SetItem(e.Code, new(e.Code, e.Title, e.Segment)) },
        AccountDescribed e when Accounts.TryGetValue(e.Code, out var known) => this with
        {
            Accounts = Accounts.SetItem(e.Code, known.After(e)),
        },
        SettingChanged e => this with { Settings = Settings.With(e.Name, e.Value) },
        StatusScaleDefined e => this with { Scales = Scales.SetItem(e.Scale.Key, e.Scale) },
        SnapshotImported e => this with
        {
            Snapshots = Snapshots.SetItem(e.Register, Snapshots.GetValueOrDefault(e.Register, []).Add(e)),
        },
        _ => this,
    };

    /// <summary>Decides a command about the organisation; pure.</summary>
    public Decision Decide(OrganisationCommand command, Occasion on)
    {
        var faults = command.Faults()
            .Concat(Days.Faults(on.EffectiveOn, on.Today, "effectiveOn"))
            .ToValueList();
        if (faults.Count > 0)
        {
            return new Decision.Refused(faults);
        }

        return on.EffectiveOn > on.Today
            ? Decision.Refuse(
                "happened-by-today",
                $"{on.EffectiveOn:yyyy-MM-dd} lies ahead: record it when it has happened.",
                "effectiveOn")
            : command.Decide(this, on);
    }
}
