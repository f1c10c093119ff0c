using Portfolio.App.Lists;
using Portfolio.App.Node;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Programmes;

/// <summary>How the programmes can be narrowed and sorted.</summary>
internal static class ProgrammeList
{
    public static readonly ListSpec<Listed> Spec = new(
        "programmes",
        p => p.Row.Code,
        p => [p.Row.Code, p.Row.Title, p.Row.Sponsor],
        [
            ("code", p => p.Row.Code), ("title", p => p.Row.Title), ("state", p => p.Row.State), ("since", p => p.Row.Since),
            ("department", p => p.Row.Department), ("sponsor", p => p.Row.Sponsor), ("originalFinish", p => p.Row.OriginalFinish),
            ("plannedFinish", p => p.Row.PlannedFinish), ("rebaselines", p => p.Row.Rebaselines), ("latestStatus", p => p.Row.LatestStatus),
            ("openItems", p => p.Row.OpenItems),
        ],
        [
            ListFilter.AnyOf<Listed, ProgrammeState>("state", "Those in a state.", p => p.Row.State),
            ListFilter.Department<Listed>(p => p.Row.Department),
            new(
                new("sponsor", "Those of a sponsor, by the person’s id.", Example: "p-4f1c"), (_, _) => null,
                (p, value, _) => p.Programme.Sponsors.Any(s => s.Person == value)),
            new(
                new("account", "Those for a customer, by its code.", Example: "ACME"),
                (value, context) => context.Organisation.HasAccount(value) ? null : $"There is no customer “{Domain.Words.Shown(value)}”.",
                (p, value, _) => p.Programme.Accounts.Contains(value, StringComparer.OrdinalIgnoreCase)),
            ListFilter.Same<Listed>("segment", "Those for a segment.", p => p.Programme.Segment),
            ListFilter.Same<Listed>("latestStatus", "Those whose latest status is a point of its scale.", p => p.Row.LatestStatus),
            ListFilter.Day<Listed>("finishFrom", "Those planned to finish on a day or later.", p => p.Row.PlannedFinish, from: true),
            ListFilter.Day<Listed>("finishTo", "Those planned to finish by a day.", p => p.Row.PlannedFinish, from: false),
            ListFilter.Is<Listed>("rebaselined", "Those that were re-baselined, or those that were not.", p => p.Row.Rebaselines > 0),
        ])
    {
        IsDated = true,
    };

    /// <summary>Every programme that was on record on the day, as far as it was known.</summary>
    public static IEnumerable<Listed> Entries(View view, Knowledge knowledge, People people) =>
        from history in view.Programmes.Values
        let known = knowledge.Of(history)
        let programme = known.On(knowledge.AsOf)
        where programme.Exists
        select new Listed(programme, ProgrammeRow.Of(programme, known.Version, people));

    internal sealed record Listed(Programme Programme, ProgrammeRow Row);
}
