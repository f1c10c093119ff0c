using System.Runtime.InteropServices;
using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Selection;

/// <summary>Breaks a report's figures down.</summary>
internal static class Groups
{
    /// <summary>The figures of each group, in the order of their codes, those in no group last.</summary>
    public static ValueList<GroupFigures> By(Slice slice, Grouping? by, Func<Slice, ValueList<Figure>> figures) => by is { } grouping
        ? Each(slice, grouping, p => Of(p, grouping), [], (_, members) => slice.Only(members), figures)
        : [];

    /// <summary>
    /// The same where an account is touched in other ways too than by being one of a programme's customers: the group of an
    /// account has what touches it and nothing that is another's, as the report has when that account is asked for.
    /// </summary>
    /// <param name="touched">The accounts that something of a programme touches.</param>
    /// <param name="besides">Those that something of no programme does.</param>
    public static ValueList<GroupFigures> Touching(
        Slice slice,
        Grouping? by,
        Func<ProgrammeOn, IEnumerable<string>> touched,
        IEnumerable<string> besides,
        Func<Slice, ValueList<Figure>> figures)
    {
        return by is Grouping.Account
            ? Each(slice, Grouping.Account, p => Of(p, Grouping.Account).Concat(touched(p)).Where(IsAsked), besides.Where(IsAsked), slice.For, figures)
            : By(slice, by, figures);

        bool IsAsked(string account) =>
            slice.Parameters.Account is not { } asked || account.Equals(asked, StringComparison.OrdinalIgnoreCase);
    }

    private static ValueList<GroupFigures> Each(
        Slice slice,
        Grouping by,
        Func<ProgrammeOn, IEnumerable<string>> groupsOf,
        IEnumerable<string> besides,
        Func<string, List<ProgrammeOn>, Slice> part,
        Func<Slice, ValueList<Figure>> figures)
    {
        var groups = new Dictionary<string, List<ProgrammeOn>>(StringComparer.OrdinalIgnoreCase);
        var without = new List<ProgrammeOn>();
        foreach (var programme in slice.Programmes)
        {
            var any = false;
            foreach (var group in groupsOf(programme))
            {
                any = true;
                ref var members = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, group, out _);
                members ??= [];

                // One that is named twice counts once.
                if (members.Count == 0 || members[^1] != programme)
                {
                    members.Add(programme);
                }
            }

            if (!any)
            {
                without.Add(programme);
            }
        }

        foreach (var group in besides)
        {
            groups.TryAdd(group, []);
        }

        return
        [
            .. groups.OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase).Select(g => new GroupFigures(
                g.Key, Title(slice, by, g.Key), g.Value.Count, figures(part(g.Key, g.Value)))),
            .. without.Count == 0
                ? Array.Empty<GroupFigures>()
                : [new GroupFigures(null, null, without.Count, figures(slice.Only(without)))],
        ];
    }

    private static IEnumerable<string> Of(ProgrammeOn programme, Grouping by) => by switch
    {
        Grouping.Department => programme.Department is { } department ? [department] : [],
        Grouping.Sponsor => programme.Seats.Where(s => s.To is null).Select(s => s.Person),
        Grouping.Account => programme.Profile.Accounts,
        Grouping.Segment => programme.Profile.Segment is { } segment ? [segment] : [],
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "Not a grouping."),
    };

    // As they were called on the day.
    private static string? Title(Slice slice, Grouping by, string group) => by switch
    {
        Grouping.Department => slice.Organisation.Departments.GetValueOrDefault(group)?.TitleOn(slice.AsOf),
        Grouping.Account => slice.Organisation.Accounts.GetValueOrDefault(group)?.TitleOn(slice.AsOf),
        _ => null,
    };
}
