using Portfolio.Domain;
using Portfolio.Domain.Surveys;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Comparing;

/// <summary>
/// Finds which of what differs about the organisation makes the difference of each figure, and has made each row come or go: the
/// whole report is computed with some of it as the other side has it, on both sides, as with some settings only the two together
/// are felt. First each kind as a whole, then halves of what is felt (<see cref="Halving"/>).
/// </summary>
/// <param name="Figures">For each figure of the report what makes a difference in it, by kind and code.</param>
/// <param name="Rows">For each row that was sought the same.</param>
/// <param name="WithoutEffect">What differs and is named for none of them.</param>
/// <param name="Together">Of which kinds so many could only be looked at together with others.</param>
internal sealed record OrganisationBehind(
    ValueList<ValueList<Evidence>> Figures,
    ValueList<ValueList<Evidence>> Rows,
    ValueList<Evidence> WithoutEffect,
    ValueList<NotToldApart> Together)
{
    /// <param name="rows">Those that only one of the two sides has.</param>
    /// <param name="mostLooks">So often both sides are computed at most, beside once for each kind.</param>
    public static OrganisationBehind Of(ReportEntry entry, Side now, Side then, IReadOnlyList<SoughtRow> rows, int mostLooks)
    {
        var differs = Differing(now, then);
        var figures = now.Report(entry).Figures.Count;
        if (differs.Count == 0)
        {
            return new([.. Enumerable.Repeat(ValueList<Evidence>.Empty, figures)], [.. rows.Select(_ => ValueList<Evidence>.Empty)], [], []);
        }

        Exchange[] looks = [new(entry, now, then, rows), new(entry, then, now, rows)];
        var halving = new Halving(some => FeltBy(looks, some.ToHashSet()), figures + rows.Count);
        var felt = halving.Of([.. differs.Keys.Order(InOrder).GroupBy(s => s.Kind).Select(kind => kind.ToList())], mostLooks);
        var named = Named(looks[0], differs, felt, figures + rows.Count, Math.Max(1, mostLooks));
        var behind = named.SelectMany(some => some).ToHashSet();
        return new(
            [.. named.Take(figures).Select(Told)],
            [.. named.Skip(figures).Select(Told)],
            Told(differs.Keys.Where(s => differs[s].Count > 0 && !behind.Contains(s))),
            [
                .. halving.Together.SelectMany(group => group).GroupBy(s => s.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal)
                    .Select(kind => new NotToldApart(kind.Key, kind.Count(), differs.Keys.Count(s => s.Kind == kind.Key))),
            ]);

        ValueList<Evidence> Told(IEnumerable<OrganisationSubject> subjects) =>
            [.. subjects.Order(InOrder).Select(s => new Evidence(s.Code, differs[s], s.Kind))];
    }

    // Once all that is not named is as on the other side, nothing may have changed: what several things make only together, three
    // settings of which any two suffice, is found with none of them alone. Where it has, everything is named that differs. Rows beyond
    // what may be looked at are looked at together, each with all that is named for any of them.
    private static HashSet<OrganisationSubject>[] Named(
        Exchange look, Dictionary<OrganisationSubject, ValueList<long>> differs,
        IReadOnlyDictionary<OrganisationSubject, bool[]> felt, int places, int most)
    {
        var named = new HashSet<OrganisationSubject>[places];
        var alike = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var place = 0; place < places; place++)
        {
            named[place] = [.. felt.Where(s => s.Value[place]).Select(s => s.Key)];
            var key = string.Join('\n', named[place].Order(InOrder).Select(s => $"{s.Kind}/{s.Code}"));
            (alike.TryGetValue(key, out var those) ? those : alike[key] = []).Add(place);
        }

        var groups = alike.Values.ToList();
        if (groups.Count > most)
        {
            List<int> rest = [.. groups.Skip(most - 1).SelectMany(places => places)];
            var all = rest.SelectMany(place => named[place]).ToHashSet();
            rest.ForEach(place => named[place] = all);
            groups = [.. groups.Take(most - 1), rest];
        }

        Parallel.ForEach(groups, places =>
        {
            var still = look.Felt(differs.Keys.Where(s => !named[places[0]].Contains(s)).ToHashSet());
            foreach (var place in places.Where(place => still[place]))
            {
                named[place] = [.. named[place], .. differs.Keys.Where(s => differs[s].Count > 0)];
            }
        });
        return named;
    }

    private static bool[] FeltBy(Exchange[] looks, HashSet<OrganisationSubject> subjects)
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
