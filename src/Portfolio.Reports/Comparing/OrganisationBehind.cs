using Portfolio.Domain;
using Portfolio.Domain.Surveys;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Comparing;

/// <summary>
/// Finds which of what differs about the organisation makes the difference of each figure, and has made each row come or go: the
/// whole report is computed with some of it as the other side has it, on both sides, as with some settings only the two together
/// are felt, and of others either would do. First up to the end of each kind, then half-way where that is felt
/// (<see cref="Halving{TLook}"/>).
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
    /// <param name="now">With the side's report as it is, with its evidence.</param>
    /// <param name="then">The same of the other.</param>
    /// <param name="rows">Those that only one of the two sides has, or that say something else on each.</param>
    /// <param name="mostLooks">So often a side is computed at most to tell apart, beside once for each kind; half as often to be sure.</param>
    public static OrganisationBehind Of(
        ReportEntry entry, (Side Side, Report Report) now, (Side Side, Report Report) then, IReadOnlyList<SoughtRow> rows, int mostLooks)
    {
        var differs = Differing(now.Side, then.Side);
        var figures = now.Report.Figures.Count;
        if (differs.Count == 0)
        {
            return new([.. Enumerable.Repeat(ValueList<Evidence>.Empty, figures)], [.. rows.Select(_ => ValueList<Evidence>.Empty)], [], []);
        }

        List<OrganisationSubject> subjects = [.. differs.Keys.Order(OrganisationSubject.InOrder)];
        var sought = new SoughtRows(rows);
        var places = figures + sought.Count;
        Exchange[] sides =
        [
            new(entry, now.Side, then.Side, subjects, sought, now.Report), new(entry, then.Side, now.Side, subjects, sought, then.Report),
        ];

        // All of it together is felt nowhere: nor is any of it, but what hides itself.
        if (!Array.Exists(sides, side => side.After(0).Differs(side.After(subjects.Count)).Contains(true)))
        {
            return new(
                [.. Enumerable.Repeat(ValueList<Evidence>.Empty, figures)], [.. rows.Select(_ => ValueList<Evidence>.Empty)],
                Told(subjects.Where(s => differs[s].Count > 0)), []);
        }

        var halving = new Halving<ReportLook>((side, first) => sides[side].After(first), sides.Length, places);
        List<int> kinds = [0, .. Enumerable.Range(1, subjects.Count).Where(i => i == subjects.Count || subjects[i].Kind != subjects[i - 1].Kind)];
        halving.Find(kinds, mostLooks);

        var (named, told) = (new HashSet<OrganisationSubject>(), new ValueList<Evidence>[places]);

        // As many as each side has come to be told apart in, and all and none of it, which were looked at.
        var most = kinds.Count - 1 + (mostLooks / 2) + 2;
        foreach (var (those, behind) in Named(sides[0], [.. subjects.Where(s => differs[s].Count > 0)], subjects, halving.Felt, places, most))
        {
            named.UnionWith(behind);
            var evidence = Told(behind.Order(OrganisationSubject.InOrder));
            those.ForEach(place => told[place] = evidence);
        }

        return new(
            [.. told.Take(figures)],
            [.. rows.Select(row => told[figures + sought[row]])],
            Told(subjects.Where(s => differs[s].Count > 0 && !named.Contains(s))),
            [
                .. halving.Together.Select(i => subjects[i]).GroupBy(s => s.Kind)
                    .Select(kind => new NotToldApart(kind.Key, kind.Count(), subjects.Count(s => s.Kind == kind.Key))),
            ]);

        ValueList<Evidence> Told(IEnumerable<OrganisationSubject> some) => [.. some.Select(s => new Evidence(s.Code, differs[s], s.Kind))];
    }

    // Once all that is not named is as on the other side, nothing may have changed: what several things make only together may be
    // found with none of them. Where it has, everything is named that differs. Places beyond what may be looked at are looked at
    // together, each with all that is named for any of them.
    private static IEnumerable<(List<int> Places, HashSet<OrganisationSubject> Behind)> Named(
        Exchange look, HashSet<OrganisationSubject> everything, List<OrganisationSubject> subjects, SortedDictionary<int, bool[]> felt, int places, int most)
    {
        var alike = new Dictionary<ValueList<int>, List<int>>();
        for (var place = 0; place < places; place++)
        {
            ValueList<int> behind = [.. felt.Where(f => f.Value[place]).Select(f => f.Key)];
            (alike.TryGetValue(behind, out var those) ? those : alike[behind] = []).Add(place);
        }

        var groups = alike.Select(group => (Places: group.Value, Behind: group.Key.Select(i => subjects[i]).ToHashSet())).ToList();
        if (groups.Count > most)
        {
            var rest = groups.Skip(most - 1).ToList();
            groups = [.. groups.Take(most - 1), (rest.SelectMany(g => g.Places).ToList(), rest.SelectMany(g => g.Behind).ToHashSet())];
        }

        var own = look.After(0);
        var still = new bool[groups.Count][];
        Parallel.For(0, groups.Count, i => still[i] = own.Differs(look.AllBut(groups[i].Behind)));
        foreach (var ((those, behind), changed) in groups.Zip(still))
        {
            var (more, enough) = (those.Where(place => changed[place]).ToList(), those.Where(place => !changed[place]).ToList());
            yield return (enough, enough.Count == 0 ? [] : behind);
            yield return (more, more.Count == 0 ? [] : [.. behind, .. everything]);
        }
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
}
