using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Portfolio.Domain.Accounts;
using Portfolio.Domain.BoardPacks;
using Portfolio.Domain.Departments;
using Portfolio.Domain.Registers;
using Portfolio.Domain.Settings;
using Portfolio.Domain.Shocks;
using Portfolio.Domain.Surveys;
using Portfolio.Domain.Waves;

namespace Portfolio.Domain;

/// <summary>
/// Departments, accounts, status scales, settings and registers: what programmes are measured against. Folded from the
/// streams <c>department/…</c>, <c>account/…</c>, <c>settings</c>, <c>register/…</c>, <c>shock/…</c>, <c>wave/…</c>,
/// <c>survey/…</c> and <c>board-pack/…</c>.
/// </summary>
public sealed partial record Organisation
{
    public static readonly Organisation Initial = new();

    public ImmutableSortedDictionary<string, Department> Departments { get; init; } =
        ImmutableSortedDictionary.Create<string, Department>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The commands that opened a department and were taken back: then there was none.</summary>
    internal ImmutableHashSet<Guid> OpeningsTakenBack { get; init; } = [];

    public ImmutableSortedDictionary<string, Account> Accounts { get; init; } =
        ImmutableSortedDictionary.Create<string, Account>(StringComparer.OrdinalIgnoreCase);

    /// <summary>By name and version, <c>RAG5@1</c>.</summary>
    public ImmutableDictionary<string, StatusScale> Scales { get; init; } = StatusScale.BuiltIn;

    /// <summary>The settings by all that is on record; those of a day are <see cref="SettingsOn"/>.</summary>
    public Setting Settings => SettingHistory.Latest;

    /// <summary>Every change of a setting.</summary>
    public SettingHistory SettingHistory { get; init; } = SettingHistory.Empty;

    /// <summary>The snapshots taken in from each register, by its name.</summary>
    public ImmutableSortedDictionary<string, ImmutableList<SnapshotImported>> Snapshots { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableList<SnapshotImported>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>By code.</summary>
    public ImmutableSortedDictionary<string, History<Shock>> Shocks { get; init; } = None<Shock>();

    public ImmutableSortedDictionary<string, History<Wave>> Waves { get; init; } = None<Wave>();

    public ImmutableSortedDictionary<string, History<Survey>> Surveys { get; init; } = None<Survey>();

    /// <summary>What was published for the board, by code.</summary>
    public ImmutableSortedDictionary<string, BoardPackPublished> BoardPacks { get; init; } =
        ImmutableSortedDictionary.Create<string, BoardPackPublished>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The settings in effect on a day.</summary>
    public Setting SettingsOn(DateOnly day) => SettingHistory.On(day);

    public History<Shock> Shock(string code) => Shocks.GetValueOrDefault(code, History<Shock>.Empty);

    public History<Wave> Wave(string code) => Waves.GetValueOrDefault(code, History<Wave>.Empty);

    public History<Survey> Survey(string code) => Surveys.GetValueOrDefault(code, History<Survey>.Empty);

    /// <summary>Where folding a shock, wave or survey stops.</summary>
    [JsonIgnore]
    public IEnumerable<ProjectionStop> Stops =>
        Shocks.Values.Select(h => h.Stop).Concat(Waves.Values.Select(h => h.Stop)).Concat(Surveys.Values.Select(h => h.Stop)).OfType<ProjectionStop>();

    public bool HasDepartment(string code) => Departments.ContainsKey(code);

    public bool HasAccount(string code) => Accounts.ContainsKey(code);

    /// <summary>A department's code as it was first recorded; one that is not known stays as it is.</summary>
    public string DepartmentCode(string code) => Departments.GetValueOrDefault(code)?.Code ?? code;

    /// <summary>An account's code as it was first recorded; one that is not known stays as it is.</summary>
    public string AccountCode(string code) => Accounts.GetValueOrDefault(code)?.Code ?? code;

    /// <summary>Whether a department was that ancestor on a day, or lay below it.</summary>
    public bool IsWithin(string? department, string ancestor, DateOnly on)
    {
        // Two moves recorded at once can close a circle: nobody is above more departments than there are.
        for (var depth = 0; department is not null && depth <= Departments.Count; depth++)
        {
            if (string.Equals(department, ancestor, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            department = Departments.GetValueOrDefault(department)?.ParentOn(on);
        }

        return false;
    }

    /// <summary>Total: never refuses, never throws; what it does not know changes nothing.</summary>
    public Organisation Evolve(Recorded recorded) => recorded.Event switch
    {
        DepartmentOpened e => this with { Departments = Departments.SetItem(e.Code, new(e.Code, e.Title, e.Parent) { OpenedBy = recorded.CommandId }) },
        DepartmentDescribed e when Departments.TryGetValue(e.Code, out var known) => this with
        {
            Departments = Departments.SetItem(e.Code, known.After(e, recorded)),
        },
        AccountOpened e => this with { Accounts = Accounts.SetItem(e.Code, new(e.Code, e.Title, e.Segment) { OpenedOn = recorded.EffectiveOn }) },
        AccountDescribed e when Accounts.TryGetValue(e.Code, out var known) => this with
        {
            Accounts = Accounts.SetItem(e.Code, known.After(e, recorded)),
        },
        SettingChanged e => this with { SettingHistory = SettingHistory.With(e, recorded.EffectiveOn) },
        StatusScaleDefined e => this with { Scales = Scales.SetItem(e.Scale.Key, e.Scale) },
        SnapshotImported e => this with
        {
            Snapshots = Snapshots.SetItem(e.Register, Snapshots.GetValueOrDefault(e.Register, []).Add(e)),
        },
        SnapshotRetracted e => this with
        {
            Snapshots = Snapshots.SetItem(
                e.Register,
                Snapshots.GetValueOrDefault(e.Register, []).RemoveAll(s => s.PositionAt == e.PositionAt && s.Sha256 == e.Sha256)),
        },
        BoardPackPublished e => this with { BoardPacks = BoardPacks.SetItem(e.Pack, e) },
        _ => Within(recorded),
    };

    // Shocks, waves and surveys have histories of their own; the stream says which.
    private Organisation Within(Recorded recorded)
    {
        var slash = recorded.Stream.IndexOf('/', StringComparison.Ordinal);
        var (kind, code) = slash < 0 ? (recorded.Stream, "") : (recorded.Stream[..slash], recorded.Stream[(slash + 1)..]);
        return kind switch
        {
            Domain.Shocks.Shock.Kind => this with { Shocks = With(Shocks, code, recorded) },
            Domain.Waves.Wave.Kind => this with { Waves = With(Waves, code, recorded) },
            Domain.Surveys.Survey.Kind => this with { Surveys = With(Surveys, code, recorded) },
            "department" when recorded.Event is Programmes.CommandRetracted back && Departments.TryGetValue(code, out var known) =>
                known.OpenedBy == back.Command
                    ? this with { Departments = Departments.Remove(known.Code), OpeningsTakenBack = OpeningsTakenBack.Add(back.Command) }
                    : this with { Departments = Departments.SetItem(known.Code, known.Without(back.Command)) },
            _ => this,
        };
    }

    private static ImmutableSortedDictionary<string, History<T>> With<T>(
        ImmutableSortedDictionary<string, History<T>> histories, string code, Recorded recorded)
        where T : class, IFolded<T> =>
        histories.SetItem(code, histories.GetValueOrDefault(code, History<T>.Empty).With(recorded));

    private static ImmutableSortedDictionary<string, History<T>> None<T>()
        where T : class, IFolded<T> =>
        ImmutableSortedDictionary.Create<string, History<T>>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Decides a command about the organisation; pure.</summary>
    public Decision Decide(OrganisationCommand command, Occasion on)
    {
        var faults = command.Faults()
            .Concat(command.FaultsOn(on))
            .Concat(Days.Faults(on.EffectiveOn, on.Today, "effectiveOn"))
            .ToValueList();
        if (faults.Count > 0)
        {
            return new Decision.Refused(faults);
        }

        return on.EffectiveOn > on.Today && !command.MayLieAhead
            ? Decision.Refuse(
                "happened-by-today",
                $"{on.EffectiveOn:yyyy-MM-dd} lies ahead: record it when it has happened.",
                "effectiveOn")
            : Programmes.ProgrammeHistory.Readable(command.Decide(this, on));
    }
}
