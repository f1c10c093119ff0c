using Portfolio.Domain;
using Portfolio.Reports.Selection;

namespace Portfolio.Reports.Derailers;

/// <summary>What hit a programme within a stretch of days: observed, or named as a cause.</summary>
/// <param name="Observed">Positions of the observations that stood at some time in it, by kind.</param>
/// <param name="Named">Positions of the stalls, drops, deferrals and re-baselines in it that name it as a cause, by kind.</param>
internal sealed record DerailersHit(
    ProgrammeOn Programme,
    IReadOnlyDictionary<Derailer, List<long>> Observed,
    IReadOnlyDictionary<Derailer, List<long>> Named)
{
    /// <summary>Every kind that hit it, in the domain's order.</summary>
    public ValueList<Derailer> Kinds { get; } = [.. Observed.Keys.Union(Named.Keys).Order()];

    /// <summary>Events behind one kind.</summary>
    public IEnumerable<long> Behind(Derailer kind) =>
        Observed.GetValueOrDefault(kind, []).Concat(Named.GetValueOrDefault(kind, []));

    /// <summary>Null for a programme that did not run at any time in it.</summary>
    public static DerailersHit? Of(ProgrammeOn p, Window within)
    {
        var ran = false;
        foreach (var spell in p.States)
        {
            ran |= Exposure.Running(spell.State) && (spell.To ?? p.AsOf) > within.From;
        }

        if (!ran)
        {
            return null;
        }

        var (observed, named) = (new Dictionary<Derailer, List<long>>(), new Dictionary<Derailer, List<long>>());
        foreach (var spell in p.Derailers)
        {
            if ((spell.To ?? p.AsOf) > within.From)
            {
                Add(observed, spell.Kind, spell.At);
            }
        }

        foreach (var (on, at, causes) in Causes(p))
        {
            foreach (var cause in within.Holds(on) ? causes : [])
            {
                Add(named, cause, at);
            }
        }

        return new(p, observed, named);
    }

    private static IEnumerable<(DateOnly On, long At, ValueList<Derailer> Causes)> Causes(ProgrammeOn p)
    {
        foreach (var spell in p.States)
        {
            yield return (spell.From, spell.At, spell.Causes);
        }

        foreach (var finish in p.Finishes)
        {
            yield return (finish.From, finish.At, finish.Causes);
        }

        // Also of what was handed over since: what was put off before counts here, and not where it came to.
        foreach (var item in p.ItemsEver)
        {
            for (var i = item.FirstMoveHere; i < item.Moves.Count; i++)
            {
                yield return (item.Moves[i].From, item.Moves[i].At, item.Moves[i].Causes);
            }

            foreach (var fate in item.Fates)
            {
                yield return (fate.From, fate.At, fate.Causes);
            }
        }
    }

    private static void Add(Dictionary<Derailer, List<long>> kinds, Derailer kind, long at)
    {
        if (!kinds.TryGetValue(kind, out var positions))
        {
            kinds.Add(kind, positions = []);
        }

        positions.Add(at);
    }
}
