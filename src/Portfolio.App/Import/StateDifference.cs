using Portfolio.App.Import.Mappings;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Import;

/// <summary>Compares what a register says has become of a programme with the record.</summary>
public static class StateDifference
{
    /// <summary>What brings an ended or resting programme back, before anything else can be recorded of it.</summary>
    public static IEnumerable<ProgrammeCommand> Before(ListedState? listed, Programme known, SnapshotTerms terms) =>
        (known.State, listed) switch
        {
            (ProgrammeState.LeftRegister, ListedState.Left) => [],
            (ProgrammeState.LeftRegister, _) => [new Reopen($"{terms.Register} lists it again at {terms.PositionAt:yyyy-MM-dd}.")],
            (ProgrammeState.Completed or ProgrammeState.Dropped, ListedState.Active or ListedState.OnHold or ListedState.Stalled) =>
                [new Reopen($"{terms.Register} lists it as running at {terms.PositionAt:yyyy-MM-dd}.")],

            // Dropped out of a standstill it never ran again; completed it must have.
            (ProgrammeState.Stalled, not (null or ListedState.Stalled or ListedState.Dropped or ListedState.Left)) => [new Resume()],
            (ProgrammeState.OnHold, not (null or ListedState.OnHold or ListedState.Dropped or ListedState.Left)) => [new TakeUp()],
            _ => [],
        };

    /// <summary>What ends it or makes it rest, after all else: an ended programme takes nothing more.</summary>
    public static IEnumerable<ProgrammeCommand> After(ListedState? listed, Programme known, SnapshotTerms terms) =>
        (listed, known.State) switch
        {
            (ListedState.Stalled, not ProgrammeState.Stalled) => [new Stall([Derailer.Other], Says("stalled", terms))],
            (ListedState.OnHold, not ProgrammeState.OnHold) => [new PutOnHold(Reason: Says("on hold", terms))],
            (ListedState.Completed, not ProgrammeState.Completed) => [new Complete(Reason: Says("completed", terms))],
            (ListedState.Dropped, not ProgrammeState.Dropped) => [new Drop([Derailer.Other], Says("dropped", terms))],
            (ListedState.Left, not ProgrammeState.LeftRegister) => [new LeaveRegister(terms.Register)],
            _ => [],
        };

    private static string Says(string state, SnapshotTerms terms) =>
        $"{terms.Register} lists it as {state} at {terms.PositionAt:yyyy-MM-dd} and gives no cause.";
}
