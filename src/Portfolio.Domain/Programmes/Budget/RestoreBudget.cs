namespace Portfolio.Domain.Programmes;

/// <summary>Gives back money that had been cut.</summary>
/// <param name="To">The whole budget after it.</param>
public sealed record RestoreBudget(Money To, string? Reason = null) : ProgrammeCommand
{
    public override bool MayLieAhead => true;

    public override IEnumerable<Refusal> Faults() => To.Faults("to");

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Budget == To && programme.LastCut is not null && programme.LastCut.To != To
            ? Decision.Nothing
            : Decision.Record(new NewFact(new BudgetRestored(To), []).With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p, BudgetRestored e) =>
        BudgetRules.Common(p, e.To, "to")
        ?? (p.LastCut is null
            ? new("restore-what-was-cut", $"Nothing of {p.Code}’s budget was cut that could be restored.")
            : e.To.Amount <= p.Budget!.Amount
                ? new("restoring-gives-more", $"{e.To} is not more than the budget of {p.Budget}.", "to")
                : null);
}
