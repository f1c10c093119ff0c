using System.Runtime.InteropServices;
using Portfolio.Domain;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Selection;

/// <summary>Breaks a report's figures down.</summary>
internal static class Groups
{
    /// <summary>The figures of each group, in the order of their codes, those in no group last.</summary>
    public static ValueList<GroupFigures> By(Slice slice, Grouping? by, Func<Slice, ValueList<Figure>> figures)
    {
        if (by is not { } grouping)
        {
            return [];
        }

        var groups = new Dictionary<string, List<ProgrammeOn>>(StringComparer.OrdinalIgnoreCase);
        var without = new List<ProgrammeOn>();
        foreach (var programme in slice.Programmes)
        {
            var any = false;
            foreach (var group in Of(programme, grouping))
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

        return
        [
            .. groups.OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase).Select(g => new GroupFigures(
                g.Key, Title(slice, grouping, g.Key), g.Value.Count, figures(slice.Only(g.Value)))),
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
