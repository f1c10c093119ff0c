using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports.Selection;

/// <summary>A programme as it stood at the end of a day.</summary>
public sealed partial class ProgrammeOn
{
    private static readonly int Kinds = Enum.GetValues<FactKind>().Length;

    private static readonly List<Window> None = [];

    private readonly Snapshots _snapshots;
    private IReadOnlyList<Window>?[]? _windows;
    private List<Window>? _whole;
    private ScopeItemFacts[]? _items;

    internal ProgrammeOn(ProgrammeFacts facts, DateOnly asOf, Snapshots snapshots)
    {
        (Facts, AsOf, _snapshots) = (facts, asOf, snapshots);
        States = new(facts.States, asOf);
        Profile = new Clipped<Profile>(facts.Profiles, asOf).Last!;
        State = States.Last!;
    }

    public ProgrammeFacts Facts { get; }

    public DateOnly AsOf { get; }

    public string Code => Facts.Code;

    public Profile Profile { get; }

    public string Title => Profile.Title;

    public string? Department => Profile.Department;

    /// <summary>The state it is in.</summary>
    public StateSpell State { get; }

    public Clipped<StateSpell> States { get; }

    public Clipped<SeatSpell> Seats => new(Facts.Seats, AsOf);

    public Clipped<DeputyFact> Deputies => new(Facts.Deputies, AsOf);

    public Clipped<FinishFact> Finishes => new(Facts.Finishes, AsOf);

    public Clipped<BudgetFact> Budgets => new(Facts.Budgets, AsOf);

    public Clipped<StatusFact> Statuses => new(Facts.Statuses, AsOf);

    public Clipped<PhaseFacts> Phases => new(Facts.Phases, AsOf);

    /// <summary>Its scope; what another programme has taken over by then is that one's.</summary>
    public IReadOnlyList<ScopeItemFacts> Items => ItemsOn;

    internal ScopeItemFacts[] ItemsOn => _items ??=
        [.. new Clipped<ScopeItemFacts>(Facts.Items, AsOf).Where(i => i.Fate != ScopeFate.Transferred)];

    public Clipped<CoverageSpell> Coverage => new(Facts.Coverage, AsOf);

    /// <summary>The last day of which anything is on record.</summary>
    public Heard LastHeard => new Clipped<Heard>(Facts.Heard, AsOf).Last!;

    public bool Running => State.State is ProgrammeState.Active or ProgrammeState.Stalled or ProgrammeState.OnHold;

    public bool Ended => State.State >= ProgrammeState.Completed;

    /// <summary>When it ended: the day it happened, where an outcome was learnt later; null while it has not.</summary>
    public DateOnly? EndedOn => Ended ? State.HappenedOn ?? State.From : null;

    /// <summary>
    /// When it began to run: for one that was already running when first seen, what its source says; null where nobody
    /// knows, and before it has begun.
    /// </summary>
    public DateOnly? BeganOn
    {
        get
        {
            if (Facts.Registered)
            {
                return Facts.StartedOn;
            }

            foreach (var spell in States)
            {
                if (spell.State == ProgrammeState.Active)
                {
                    return spell.From;
                }
            }

            return null;
        }
    }

    /// <summary>Whether it ever began to run.</summary>
    public bool EverRan
    {
        get
        {
            foreach (var spell in States)
            {
                if (spell.State == ProgrammeState.Active)
                {
                    return true;
                }
            }

            return false;
        }
    }

    public IEnumerable<StateSpell> Stalls
    {
        get
        {
            foreach (var spell in States)
            {
                if (spell.State == ProgrammeState.Stalled)
                {
                    yield return spell;
                }
            }
        }
    }

    /// <summary>Whether a kind of fact is reported of it by some source on the day.</summary>
    public bool Observes(FactKind kind)
    {
        foreach (var spell in Coverage)
        {
            if (spell.To is null && spell.Observes(kind))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The register whose copies are all that is seen of it; null where anybody looks all the time.</summary>
    public string? SeenOnlyIn
    {
        get
        {
            string? register = null;
            foreach (var spell in Coverage)
            {
                if (spell.To is null && spell.Coverage.Kinds.Count > 0)
                {
                    if (spell.Coverage.Sight == Sight.Continuous)
                    {
                        return null;
                    }

                    register ??= spell.Coverage.Source;
                }
            }

            return register;
        }
    }

    /// <summary>The last day on which it was seen: the day itself, or that of the last copy of its register.</summary>
    public DateOnly LastSeen => SeenOnlyIn is { } register ? SeenLast(register) : AsOf;

    /// <summary>
    /// When a kind of fact was observed, up to the day, in order and without overlaps. What is seen only in copies of a
    /// register is observed up to its last copy.
    /// </summary>
    public IReadOnlyList<Window> Windows(FactKind kind) =>
        (_windows ??= new IReadOnlyList<Window>?[Kinds])[(int)kind] ??= WindowsOf(kind);

    /// <summary>When it was observed both that the programme went on and what became of it when it no longer did.</summary>
    public IReadOnlyList<Window> OutcomesSeen() => Selection.Windows.Both(Windows(FactKind.Existence), Windows(FactKind.Outcomes));

    private List<Window> WindowsOf(FactKind kind)
    {
        // Most programmes have one source that reports everything at once: one window, the same for every kind.
        var coverage = Coverage;
        if (coverage.Count == 1 && coverage[0] is { To: null, Coverage.Sight: Sight.Continuous } only)
        {
            return only.Observes(kind) ? _whole ??= [new(only.From, AsOf)] : None;
        }

        var windows = new List<Window>(1);
        foreach (var spell in Coverage)
        {
            if (!spell.Observes(kind))
            {
                continue;
            }

            var to = spell.To ?? AsOf;
            if (spell.Coverage.Sight == Sight.AtSnapshots && SeenLast(spell.Coverage.Source) is var seen && seen < to)
            {
                to = seen;
            }

            if (to >= spell.From)
            {
                Merge(windows, new Window(spell.From, to));
            }
        }

        return windows;
    }

    /// <summary>The status that stands for each period, in their order: of several, the last recorded one.</summary>
    public IReadOnlyList<StatusFact> StandingStatuses()
    {
        // Reports mostly come in the order of their periods, so that looking from the end costs next to nothing.
        var standing = new List<StatusFact>();
        foreach (var status in Statuses)
        {
            var at = standing.Count;
            while (at > 0 && standing[at - 1].Report.Period > status.Report.Period)
            {
                at--;
            }

            if (at > 0 && standing[at - 1].Report.Period == status.Report.Period)
            {
                standing[at - 1] = standing[at - 1].At > status.At ? standing[at - 1] : status;
            }
            else
            {
                standing.Insert(at, status);
            }
        }

        return standing;
    }

    /// <summary>The state at the end of an earlier day; null before it came on record.</summary>
    public StateSpell? StateOn(DateOnly day) => new Clipped<StateSpell>(Facts.States, day < AsOf ? day : AsOf).Last;

    /// <summary>The finish planned at the end of an earlier day; null where none was.</summary>
    public DateOnly? FinishOn(DateOnly day) => new Clipped<FinishFact>(Facts.Finishes, day < AsOf ? day : AsOf).Last?.To;

    private DateOnly SeenLast(string source) => _snapshots.Last(source) ?? LastHeard.From;

    // The spells come in the order of their begin; one of another source may begin within the last.
    private static void Merge(List<Window> windows, Window next)
    {
        if (windows.Count > 0 && next.From <= windows[^1].To)
        {
            var last = windows[^1];
            windows[^1] = last with { To = next.To > last.To ? next.To : last.To };
        }
        else
        {
            windows.Add(next);
        }
    }
}
