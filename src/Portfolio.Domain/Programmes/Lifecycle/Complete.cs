namespace Portfolio.Domain.Programmes;

/// <summary>
/// Ends the programme as done. Open scope items, deferred ones too, refuse it, unless the caller leaves them undelivered
/// with a reason: then each is dropped in the same append. This is how "Phase 2 never happened" gets on the record.
/// </summary>
/// <param name="LeaveUndelivered">Drop what is still open, with the cause <c>ProgrammeClosedWithoutIt</c>.</param>
/// <param name="Reason">Why; needed with <paramref name="LeaveUndelivered"/>.</param>
public sealed record Complete(bool LeaveUndelivered = false, string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => LeaveUndelivered ? CommandFaults.Reason(Reason) : [];

    public override Decision Decide(Programme programme, Occasion on)
    {
        if (programme.State == ProgrammeState.Completed)
        {
            return Decision.Nothing;
        }

        var left = LeaveUndelivered
            ? programme.OpenItems.Select(i => new NewFact(
                new ScopeItemDropped(i.Item, [Derailer.ProgrammeClosedWithoutIt]), []).With(TextNames.Reason, Reason))
            : [];
        return Decision.Record([.. left, new NewFact(new ProgrammeCompleted(), []).With(TextNames.Reason, Reason)]);
    }

    internal static Refusal? Rule(Programme p)
    {
        if (p.State != ProgrammeState.Active)
        {
            return new("complete-an-active", $"Only an active programme can be completed; {p.Code} is {p.InWords()}.");
        }

        var open = p.OpenItems.ToList();
        return open.Count == 0
            ? null
            : new(
                "complete-with-nothing-open",
                $"{p.Code} still has {ProgrammeRules.Named("open scope item", open.Select(i => i.Item))}: deliver or drop them, or say leaveUndelivered with a reason.",
                "leaveUndelivered");
    }
}
