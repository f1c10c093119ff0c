namespace Portfolio.Domain.Programmes;

/// <summary>Gives back money that had been cut, all of it or a part. More than was there before the cut is approved.</summary>
/// <param name="To">The whole budget after it.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record RestoreBudget(Money To, string? Reason = null) : ProgrammeCommand
{
    public override bool MayLieAhead => true;

    public override IEnumerable<Refusal> Faults() => To.Faults("to");

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.Budget == To && programme.LastCut is not null && programme.LastCut.To != To
            ? Decision.Nothing
            : Decision.Record(new NewFact(new BudgetRestored(To), []).With(TextNames.Reason, Reason));

    internal static Refusal? Rule(Programme p, BudgetRestored e)
    {
        if (BudgetRules.Common(p, e.To, "to") is { } why)
        {
            return why;
        }

        if (p.LastCut is null)
        {
            return new("restore-what-was-cut", $"Nothing of {p.Code}’s budget was cut that could be restored.");
        }

        if (e.To.Amount <= p.Budget?.Amount)
        {
            return new("restoring-gives-more", $"{e.To} is not more than the budget of {p.Budget}.", "to");
        }

        return e.To.Amount > p.CutFrom?.Amount
            ? new(
                "restored-up-to-the-cut",
                $"{e.To} is more than the {p.CutFrom} there were before the cut: approve the larger budget instead.",
                "to")
            : null;
    }
}
