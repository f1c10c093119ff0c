namespace Portfolio.Domain.Programmes;

/// <summary>Ties the programme to a business result: a metric that is to go from a baseline to a target by a day.</summary>
/// <param name="Outcome">Its code, unique in the programme.</param>
/// <param name="Metric">What is measured, for example <c>Customers who renew</c>.</param>
/// <param name="Unit">In what, for example <c>%</c>.</param>
/// <param name="Baseline">What the metric comes to before the programme has done anything.</param>
/// <param name="Target">What it is to come to.</param>
/// <param name="By">The day by which it is to come to that.</param>
/// <param name="Driver">The driver of customers' satisfaction that it addresses, as feedback waves name it.</param>
public sealed record LinkOutcome(
    string Outcome,
    string Metric,
    string Unit,
    decimal Baseline,
    decimal Target,
    DateOnly By,
    string? Driver = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. Code.Faults(Outcome, "outcome"),
        .. Words.TitleFaults(Metric, "metric"),
        .. string.IsNullOrWhiteSpace(Unit)
            ? [new Refusal("unit-is-given", "Say in which unit it is measured.", "unit")]
            : Words.Faults(Unit, "unit"),
        .. Baseline == Target
            ? [new Refusal("target-moves-the-baseline", "A target that equals the baseline asks for nothing.", "target")]
            : Array.Empty<Refusal>(),
        .. Words.Faults(Driver, "driver"),
    ];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => Days.Faults(By, on.Today, "by");

    public override Decision Decide(Programme programme, Occasion on)
    {
        var linked = new OutcomeLinked(
            programme.OutcomeCode(Outcome), Metric.Trim(), Unit.Trim(), Baseline, Target, By, Words.Tidy(Driver));
        return programme.Outcomes.TryGetValue(Outcome, out var held) && held.Link == linked
            ? Decision.Nothing
            : Decision.Record(linked);
    }

    internal static Refusal? Rule(Programme p, OutcomeLinked e) => p.Outcomes.TryGetValue(e.Outcome, out var held)
        ? new(
            "outcome-is-new",
            $"{p.Code} is linked to an outcome {held.Link.Outcome}, “{held.Link.Metric}”, already: unlink that first, or give another code.",
            "outcome")
        : null;
}
