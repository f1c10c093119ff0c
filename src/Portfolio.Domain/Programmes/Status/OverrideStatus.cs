namespace Portfolio.Domain.Programmes;

/// <summary>
/// Somebody says that the status of a period was another. What was said stays as it was said, what the evidence says is
/// computed apart, and this stands beside both.
/// </summary>
/// <param name="Period">The last day of a period that has a status.</param>
/// <param name="To">A point of the scale that the status was given on.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record OverrideStatus(DateOnly Period, string To, string Reason) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => CommandFaults.Reason(Reason);

    public override Decision Decide(Programme programme, Occasion on)
    {
        if (!programme.Statuses.TryGetValue(Period, out var said))
        {
            return Decision.Refuse(NothingSaid(programme, Period));
        }

        var scale = on.Organisation.Scales[said.Report.Scale];
        if (!scale.Has(To))
        {
            return Decision.Refuse(ReportStatus.NotOnScale(scale, To, "to"));
        }

        var overridden = new StatusOverridden(Period, scale.Key, To);
        return programme.Overrides.TryGetValue(Period, out var held) && held.Override == overridden
            ? Decision.Nothing
            : Decision.Record(new NewFact(overridden, []).With(TextNames.Reason, Reason));
    }

    internal static Refusal? Rule(Programme p, StatusOverridden e) =>
        p.Statuses.ContainsKey(e.Period) ? null : NothingSaid(p, e.Period);

    private static Refusal NothingSaid(Programme p, DateOnly period) => new(
        "override-what-was-said", $"{p.Code} has no status for the period to {period:yyyy-MM-dd} that could be overridden.", "period");
}
