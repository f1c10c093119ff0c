using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Tests.Programmes.Properties;

/// <summary>
/// Equality of two states by value. A state's collections are compared one by one; a new one that is forgotten here
/// makes equal states differ, and so is noticed.
/// </summary>
internal static class SameState
{
    /// <param name="sparePositions">Whether reports that differ in their position only are the same.</param>
    public static void ShouldBeSameAs(this Programme actual, Programme expected, bool sparePositions = false)
    {
        // Compared here and not by the assertion library: thousands of states are, and it takes its time over each.
        var same = Plain(actual) == Plain(expected)
            && actual.Phases.SequenceEqual(expected.Phases)
            && actual.Items.SequenceEqual(expected.Items)
            && actual.Milestones.SequenceEqual(expected.Milestones)
            && actual.Involved.SequenceEqual(expected.Involved)
            && actual.Derailers.SequenceEqual(expected.Derailers)
            && actual.Absorbed.SequenceEqual(expected.Absorbed)
            && actual.Contingencies.SequenceEqual(expected.Contingencies)
            && actual.Incidents.SequenceEqual(expected.Incidents)
            && actual.Outcomes.SequenceEqual(expected.Outcomes)
            && actual.Actions.SequenceEqual(expected.Actions)
            && actual.Canvas.SequenceEqual(expected.Canvas)
            && actual.Sponsors.SequenceEqual(expected.Sponsors)
            && actual.Coverage.SequenceEqual(expected.Coverage)
            && actual.RegisterIds.SequenceEqual(expected.RegisterIds)
            && Overrides(actual).SequenceEqual(Overrides(expected))
            && Statuses(actual).SequenceEqual(Statuses(expected));
        if (!same)
        {
            Shown(actual).ShouldBe(Shown(expected), "The states differ (the rest of them may, where these do not).");
            same.ShouldBeTrue();
        }

        IEnumerable<StatusOnRecord> Statuses(Programme p) =>
            p.Statuses.Values.Select(s => sparePositions ? new(s.Report, 1, s.HasReason) : s);

        IEnumerable<OverrideOnRecord> Overrides(Programme p) =>
            p.Overrides.Values.Select(o => sparePositions ? o with { Position = 0 } : o);
    }

    private static string Shown(Programme p) =>
        $"{Plain(p)} {string.Join(", ", p.Phases.Values)} {string.Join(", ", p.Items.Values)} {string.Join(", ", p.Sponsors)} {string.Join(", ", p.Statuses.Values)}";

    private static Programme Plain(Programme p) => p with
    {
        Phases = Programme.Initial.Phases,
        Items = Programme.Initial.Items,
        Sponsors = Programme.Initial.Sponsors,
        Coverage = Programme.Initial.Coverage,
        RegisterIds = Programme.Initial.RegisterIds,
        Milestones = Programme.Initial.Milestones,
        Involved = Programme.Initial.Involved,
        Derailers = Programme.Initial.Derailers,
        Contingencies = Programme.Initial.Contingencies,
        Absorbed = Programme.Initial.Absorbed,
        Incidents = Programme.Initial.Incidents,
        Outcomes = Programme.Initial.Outcomes,
        Actions = Programme.Initial.Actions,
        Canvas = Programme.Initial.Canvas,
        Overrides = Programme.Initial.Overrides,
        Statuses = Programme.Initial.Statuses,
    };
}
