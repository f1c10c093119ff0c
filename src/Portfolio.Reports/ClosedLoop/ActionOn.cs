using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Selection;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.ClosedLoop;

/// <summary>An action on feedback, of a programme's record or raised by a bad response of a wave.</summary>
/// <param name="Programme">Null for one of a wave.</param>
/// <param name="ToldAt">The first communication about it; null: nobody was told, or nobody can say so of a wave's.</param>
internal sealed record ActionOn(ProgrammeOn? Programme, WaveFacts? Wave, ActionFacts Action, DateOnly AsOf, long? ToldAt)
{
    public string Kind => Wave is null ? Evidence.Programme : WaveFacts.Kind;

    public string Code => Programme?.Code ?? Wave!.Wave.Wave;

    /// <summary>From the day it was raised to the day it was closed.</summary>
    public Spell Spell(int cluster) => new(
        0, (Action.ClosedOn ?? AsOf).DayNumber - Action.From.DayNumber, Action.ClosedOn is null ? 0 : 1, cluster);

    /// <summary>
    /// Those of the programmes, and, where nothing narrows the report but perhaps an account, those of the waves too: a wave
    /// belongs to no department, sponsor or segment.
    /// </summary>
    public static List<ActionOn> All(Slice slice)
    {
        var account = slice.Parameters.Account;
        var all = slice.Every(p => p.Actions.Count == 0 ? [] : p.Actions.Select(a => new ActionOn(p, null, a, slice.AsOf, ToldOf(p, a))).ToArray());
        return [.. WithWaves(slice) ? all.Concat(OfWaves(slice)).Where(Meant) : all.Where(Meant)];

        // With an account, what is known to be about another is left out.
        bool Meant(ActionOn a) => account is null || a.Action.Opening.Account is null
            ? account is null || a.Programme?.Profile.Accounts.Contains(account, StringComparer.OrdinalIgnoreCase) == true
            : a.Action.Opening.Account.Equals(account, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the report tells of waves too.</summary>
    public static bool WithWaves(Slice slice) => slice.Parameters is { Department: null, Sponsor: null, Segment: null } && !slice.IsGroup;

    private static IEnumerable<ActionOn> OfWaves(Slice slice) =>
        slice.Around.Waves.SelectMany(w => w.Actions.Select(a => new ActionOn(null, w, a, slice.AsOf, null)));

    private static long? ToldOf(ProgrammeOn p, ActionFacts action)
    {
        foreach (var told in p.Communications)
        {
            if (told.Said.About == Domain.Programmes.Topic.Action
                && told.Said.Reference.Equals(action.Opening.Action, StringComparison.OrdinalIgnoreCase))
            {
                return told.At;
            }
        }

        return null;
    }
}
