using System.Collections.Immutable;
using Portfolio.Domain.Settings;

namespace Portfolio.Domain;

// As it would be, were some of its streams otherwise: a comparison asks for hundreds of such, each but little different.
public sealed partial record Organisation
{
    /// <summary>
    /// The same, were what some of its streams hold otherwise, as if it had been folded anew; what no such stream holds stays the
    /// very object, so that whatever was computed of it can be kept. The streams of settings all change one thing, the history
    /// of settings, which is given whole.
    /// </summary>
    /// <param name="parts">Of each stream what it holds here and what it is to hold, both folded from its events alone.</param>
    /// <param name="settings">Instead of those here; null: as they are.</param>
    public Organisation With(IReadOnlyCollection<(Organisation Held, Organisation Instead)> parts, SettingHistory? settings = null)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return this with
        {
            Departments = With(Departments, parts, o => o.Departments),
            OpeningsTakenBack = OpeningsTakenBack
                .Except(parts.SelectMany(p => p.Held.OpeningsTakenBack)).Union(parts.SelectMany(p => p.Instead.OpeningsTakenBack)),
            Accounts = With(Accounts, parts, o => o.Accounts),
            Scales = Scales
                .SetItems(parts.SelectMany(p => Defined(p.Held)).Where(s => StatusScale.BuiltIn.ContainsKey(s)).Select(s => KeyValuePair.Create(s, StatusScale.BuiltIn[s])))
                .RemoveRange(parts.SelectMany(p => Defined(p.Held)).Where(s => !StatusScale.BuiltIn.ContainsKey(s)))
                .SetItems(parts.SelectMany(p => Defined(p.Instead).Select(s => KeyValuePair.Create(s, p.Instead.Scales[s])))),
            SettingHistory = settings ?? SettingHistory,
            Snapshots = With(Snapshots, parts, o => o.Snapshots),
            Shocks = With(Shocks, parts, o => o.Shocks),
            Waves = With(Waves, parts, o => o.Waves),
            Surveys = With(Surveys, parts, o => o.Surveys),
            BoardPacks = With(BoardPacks, parts, o => o.BoardPacks),
        };
    }

    // Those that are not there from the beginning, or are no longer as they were.
    private static IEnumerable<string> Defined(Organisation organisation) => ReferenceEquals(organisation.Scales, StatusScale.BuiltIn)
        ? []
        : organisation.Scales.Where(s => !ReferenceEquals(StatusScale.BuiltIn.GetValueOrDefault(s.Key), s.Value)).Select(s => s.Key);

    private static ImmutableSortedDictionary<string, T> With<T>(
        ImmutableSortedDictionary<string, T> all,
        IReadOnlyCollection<(Organisation Held, Organisation Instead)> parts,
        Func<Organisation, ImmutableSortedDictionary<string, T>> of) =>
        all.RemoveRange(parts.SelectMany(p => of(p.Held).Keys)).SetItems(parts.SelectMany(p => of(p.Instead)));
}
