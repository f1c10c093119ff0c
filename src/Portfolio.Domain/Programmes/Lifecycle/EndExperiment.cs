namespace Portfolio.Domain.Programmes;

/// <summary>
/// Ends an experiment as its plan foresaw, whether its criterion was met or not. Its open scope items share its fate.
/// </summary>
/// <param name="CriterionMet">Whether what it was to show was shown.</param>
/// <param name="Learnt">What was learnt: without it, it was no experiment.</param>
public sealed record EndExperiment(bool CriterionMet, string Learnt) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => string.IsNullOrWhiteSpace(Learnt)
        ? [new("experiment-teaches", "Say what was learnt: that is what the experiment was for.", "learnt")]
        : [];

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.State == ProgrammeState.ExperimentEnded && programme.CriterionMet == CriterionMet
            ? Decision.Nothing
            : Decision.Record(new NewFact(new ExperimentEnded(CriterionMet), []).With(TextNames.Learnt, Learnt));

    internal static Refusal? Rule(Programme p)
    {
        if (p.Experiment is null)
        {
            return new(
                "end-an-experiment", $"{p.Code} was not proposed as an experiment: complete or drop it instead.");
        }

        return p.State == ProgrammeState.Active
            ? null
            : new("end-an-active-experiment", $"Only an active experiment can be ended; {p.Code} is {p.InWords()}.");
    }
}
