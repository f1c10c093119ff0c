using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;

namespace Portfolio.Reports.Selection;

// What is seen of it, and when.
public sealed partial class ProgrammeOn
{
    private static readonly int Kinds = Enum.GetValues<FactKind>().Length;

    private static readonly List<Window> None = [];

    private IReadOnlyList<Window>?[]? _windows;

    private CoverageSpell? _only;
    private bool _onlyFound;

    // Of one source that reports everything at once: one window, the same for every kind that it reports.
    private List<Window>? _whole;

    /// <summary>
    /// Whether it is seen all the time and nothing of it lies beyond the day: then what does not ask how long ago something was
    /// is the same on every later day, as long as nothing more is on record.
    /// </summary>
    internal bool Lasts
    {
        get
        {
            if (_until != DateOnly.MaxValue)
            {
                return false;
            }

            foreach (var spell in Facts.Coverage)
            {
                if (spell.Coverage.Sight != Sight.Continuous)
                {
                    return false;
                }
            }

            return true;
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
            if (Only is not null)
            {
                return null;
            }

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

    /// <summary>
    /// Whether anybody looked at it all the time on a day, not after that of the report; of before they did, copies of a register
    /// may be all there is.
    /// </summary>
    public bool WasSeenClosely(DateOnly day)
    {
        if (Only is not null)
        {
            return true;
        }

        var copies = false;
        foreach (var spell in Coverage)
        {
            if (spell.From <= day && !(spell.To <= day) && spell.Coverage.Kinds.Count > 0)
            {
                if (spell.Sight == Sight.Continuous)
                {
                    return true;
                }

                copies = true;
            }
        }

        return !copies;
    }

    /// <summary>The last day on which it was seen: the day itself, or that of the last copy of its register.</summary>
    public DateOnly LastSeen => SeenOnlyIn is { } register ? SeenLast(register) : AsOf;

    /// <summary>
    /// When a kind of fact was observed, up to the day, in order and without overlaps. What is seen only in copies of a
    /// register is observed up to its last copy.
    /// </summary>
    public IReadOnlyList<Window> Windows(FactKind kind)
    {
        if (Only is { } only)
        {
            return only.Observes(kind) ? _whole ??= [new(only.From, AsOf)] : None;
        }

        return (_windows ??= new IReadOnlyList<Window>?[Kinds])[(int)kind] ??= WindowsOf(kind);
    }

    /// <summary>Whether a kind of fact was ever observed: whether there is any window.</summary>
    internal bool EverObserved(FactKind kind) => Only?.Observes(kind) ?? Windows(kind).Count > 0;

    // The one source there is, where it looks all the time, as is the rule. Every report asks for it several times, and to find it
    // is to go through three objects; to find it twice does no harm.
    private CoverageSpell? Only
    {
        get
        {
            if (!Volatile.Read(ref _onlyFound))
            {
                _only = Facts.Coverage is [{ Sight: Sight.Continuous } only] && (only.To is null || only.To > AsOf) && only.From <= AsOf ? only : null;
                Volatile.Write(ref _onlyFound, true);
            }

            return _only;
        }
    }

    /// <summary>When it was observed both that the programme went on and what became of it when it no longer did.</summary>
    public IReadOnlyList<Window> OutcomesSeen() => Selection.Windows.Both(Windows(FactKind.Existence), Windows(FactKind.Outcomes));

    private List<Window> WindowsOf(FactKind kind)
    {
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
