namespace Portfolio.Reports.Comparing;

/// <summary>
/// Narrows down which of many things are felt, and where: of each group that is felt at all, its two halves, their halves, and so
/// on while there are looks left. What is felt of a group and of neither half is made by the two together, and stays its group's.
/// </summary>
/// <param name="look">At every place, whether these together are felt there. Called from several threads at once.</param>
/// <param name="places">At how many.</param>
internal sealed class Halving(Func<IReadOnlyList<OrganisationSubject>, bool[]> look, int places)
{
    private readonly Dictionary<OrganisationSubject, bool[]> _felt = [];

    /// <summary>What could not be told apart before the looks ran out, in groups of several.</summary>
    public List<IReadOnlyList<OrganisationSubject>> Together { get; } = [];

    /// <summary>Of each thing, whether it is felt at every place; of one that is felt nowhere, nothing.</summary>
    /// <param name="groups">Each is looked at as a whole first, which costs a look.</param>
    /// <param name="most">So many looks beside these.</param>
    public IReadOnlyDictionary<OrganisationSubject, bool[]> Of(IReadOnlyList<IReadOnlyList<OrganisationSubject>> groups, int most)
    {
        var level = Looked(groups);
        while (level.Count > 0)
        {
            Name(level.Where(group => group.Members.Count == 1));
            var several = level.Where(group => group.Members.Count > 1).ToList();
            var (split, left) = (several[..Math.Min(several.Count, most / 2)], several[Math.Min(several.Count, most / 2)..]);
            Name(left);
            Together.AddRange(left.Select(group => group.Members));
            most -= 2 * split.Count;
            var halves = Looked([.. split.SelectMany(group => Halves(group.Members))], all: true);
            foreach (var (group, i) in split.Select((group, i) => (group, i)))
            {
                Name([group with { Felt = OfNeither(group.Felt, halves[2 * i].Felt, halves[(2 * i) + 1].Felt) }]);
            }

            level = [.. halves.Where(half => half.Felt.Contains(true))];
        }

        return _felt;
    }

    private List<Group> Looked(IReadOnlyList<IReadOnlyList<OrganisationSubject>> groups, bool all = false)
    {
        var felt = new bool[groups.Count][];
        Parallel.For(0, groups.Count, i => felt[i] = look(groups[i]));
        return [.. groups.Zip(felt, (members, of) => new Group(members, of)).Where(group => all || group.Felt.Contains(true))];
    }

    private void Name(IEnumerable<Group> groups)
    {
        foreach (var (members, felt) in groups)
        {
            if (!felt.Contains(true))
            {
                continue;
            }

            foreach (var member in members)
            {
                var of = _felt.TryGetValue(member, out var known) ? known : _felt[member] = new bool[places];
                for (var place = 0; place < places; place++)
                {
                    of[place] |= felt[place];
                }
            }
        }
    }

    private static IReadOnlyList<OrganisationSubject>[] Halves(IReadOnlyList<OrganisationSubject> members) =>
        [[.. members.Take(members.Count / 2)], [.. members.Skip(members.Count / 2)]];

    private static bool[] OfNeither(bool[] felt, bool[] one, bool[] other) =>
        [.. felt.Select((of, place) => of && !one[place] && !other[place])];

    private readonly record struct Group(IReadOnlyList<OrganisationSubject> Members, bool[] Felt);
}
