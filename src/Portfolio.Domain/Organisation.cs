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

    /// <summary>The department and all below it.</summary>
    public bool IsWithin(string? department, string ancestor)
    {
        for (var depth = 0; department is not null && depth < 50; depth++)
        {
            if (string.Equals(department, ancestor, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            department = Departments.GetValueOrDefault(department)?.Parent;
        }

        return false;
    }

    public Organisation Evolve(DomainEvent happened) => happened switch
    {
        DepartmentOpened e => this with { Departments = Departments.SetItem(e.Code, new(e.Code, e.Title, e.Parent)) },
        DepartmentDescribed e => this with
        {
            Departments = Departments.SetItem(
                e.Code,
                Departments[e.Code] with
                {
                    Title = e.Title ?? Departments[e.Code].Title, Parent = e.Parent ?? Departments[e.Code].Parent,
                }),
        },
        AccountOpened e => this with { Accounts = Accounts.SetItem(e.Code, new(e.Code, e.Title, e.Segment)) },
        AccountDescribed e => this with
        {
            Accounts = Accounts.SetItem(
                e.Code,
                Accounts[e.Code] with
                {
                    Title = e.Title ?? Accounts[e.Code].Title, Segment = e.Segment ?? Accounts[e.Code].Segment,
                }),
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
        var faults = command.Faults().ToValueList();
        return faults.Count > 0 ? new Decision.Refused(faults) : command.Decide(this, on);
    }
}

/// <summary>Something a person asks to be put on record about the organisation.</summary>
public abstract record OrganisationCommand
{
    /// <summary>The stream it is recorded in.</summary>
    public abstract string Stream { get; }

    public virtual IEnumerable<Refusal> Faults() => [];

    public abstract Decision Decide(Organisation organisation, Occasion on);

    private protected static IEnumerable<Refusal> TitleFaults(string? title)
    {
        if (title is not null && (string.IsNullOrWhiteSpace(title) || title.Length > 300))
        {
            yield return new("title-is-given", "A title has 1 to 300 characters.", "title");
        }
    }
}
