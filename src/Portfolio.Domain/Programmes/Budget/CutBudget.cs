namespace Portfolio.Domain.Programmes;

/// <summary>Takes money away.</summary>
/// <param name="To">What is left: the whole budget after the cut.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record CutBudget(Money To, string? Reason = null) : ProgrammeCommand
{
    public override bool MayLieAhead => true;

    public override IEnumerable<Refusal> Faults() => To.Faults("to");

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Budget == To && programme.LastCut is not null
            ? Decision.Nothing
            : Decision.Record(new NewFact(new BudgetCut(To), []).With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p, BudgetCut e) =>
        BudgetRules.Common(p, e.To, "to")
        ?? (p.Budget is null
            ? new("cut-an-approved-budget", $"{p.Code} has no budget that could be cut.")
            : e.To.Amount >= p.Budget.Amount
                ? new("cut-leaves-less", $"{e.To} is not less than the budget of {p.Budget}.", "to")
                : null);
}
