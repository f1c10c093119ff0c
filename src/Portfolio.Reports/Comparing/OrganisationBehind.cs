using System.Collections.Concurrent;
using Portfolio.Domain;
using Portfolio.Domain.Surveys;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Comparing;

/// <summary>
/// Finds which of what differs about the organisation makes the difference of each figure: the whole report is computed
/// with one thing at a time as the other side has it, on both sides, as with some settings only the two together are felt.
/// </summary>
internal static class OrganisationBehind
{
    /// <summary>For each figure of the report what makes a difference in it, by kind and code.</summary>
    public static ValueList<Evidence>[] Of(ReportEntry entry, Side now, Side then)
    {
        var differs = Differing(now, then);
        if (differs.Count == 0)
        {
            return Named(now.Report(entry).Figures.Count, _ => []);
        }

        Exchange[] looks = [new(entry, now, then), new(entry, then, now)];
        var felt = new ConcurrentDictionary<OrganisationSubject, bool[]>();
        foreach (var kind in differs.Keys.GroupBy(s => s.Kind))
        {
            var all = kind.ToHashSet();
            var together = FeltBy(looks, all);
            if (!together.Contains(true) || all.Count is 1 or > ReportComparisons.MostAlone)
            {
                all.ToList().ForEach(subject => felt[subject] = together);
            }
            else
            {
                Parallel.ForEach(all, subject => felt[subject] = FeltBy(looks, new HashSet<OrganisationSubject> { subject }));
            }
        }

        return Whole(looks[0], differs, felt);
    }

    // What several things make only together, three settings of which any two suffice, is found with none of them alone: then
    // everything is named that differs.
    private static ValueList<Evidence>[] Whole(
        Exchange look, Dictionary<OrganisationSubject, ValueList<long>> differs, ConcurrentDictionary<OrganisationSubject, bool[]> felt)
    {
        var known = new Dictionary<string, bool[]>(StringComparer.Ordinal);
        return Named(look.Figures, figure =>
        {
            var rest = differs.Keys.Where(s => !felt[s][figure]).ToHashSet();
            var key = string.Join('\n', rest.Order(InOrder).Select(s => $"{s.Kind}/{s.Code}"));
            if (!known.TryGetValue(key, out var still))
            {
                known[key] = still = look.Felt(rest);
            }

            return differs.Where(s => felt[s.Key][figure] || (still[figure] && s.Value.Count > 0))
                .OrderBy(s => s.Key, InOrder)
                .Select(s => new Evidence(s.Key.Code, s.Value, s.Key.Kind));
        });
    }

    private static ValueList<Evidence>[] Named(int figures, Func<int, IEnumerable<Evidence>> of) =>
        [.. Enumerable.Range(0, figures).Select(figure => of(figure).ToValueList())];

    private static bool[] FeltBy(Exchange[] looks, IReadOnlySet<OrganisationSubject> subjects)
    {
        var felt = looks.Select(look => look.Felt(subjects)).ToList();
        return [.. felt[0].Zip(felt[1], (one, other) => one || other)];
    }

    // With the events that one side holds and the other does not. How many answered a survey between two looks is told in
    // steps only, so that no answer is named.
    private static Dictionary<OrganisationSubject, ValueList<long>> Differing(Side now, Side then)
    {
        var (one, other) = (now.AboutTheOrganisation.ToList(), then.AboutTheOrganisation.ToList());
        var both = one.Select(e => e.Position).Intersect(other.Select(e => e.Position)).ToHashSet();
        return one.Concat(other).Where(e => !both.Contains(e.Position)).GroupBy(OrganisationSubject.Of).ToDictionary(
            s => s.Key, s => s.Where(e => e.Event is not SurveyAnswered).Select(e => e.Position).Order().ToValueList());
    }

    private static readonly Comparer<OrganisationSubject> InOrder = Comparer<OrganisationSubject>.Create(
        (one, other) => (string.CompareOrdinal(one.Kind, other.Kind), string.CompareOrdinal(one.Code, other.Code)) switch
        {
            (0, var codes) => codes,
            (var kinds, _) => kinds,
        });
}
