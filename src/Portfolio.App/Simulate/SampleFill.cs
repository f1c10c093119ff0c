namespace Portfolio.App.Simulate;

/// <summary>A simulated portfolio that was put into a ledger.</summary>
/// <param name="Plan">What was simulated: where a filling was resumed, the plan that it was begun with.</param>
/// <param name="Events">How many events the ledger holds of it.</param>
/// <param name="Resumed">Whether some of them had been recorded before it was broken off.</param>
public sealed record SampleFill(SimulationPlan Plan, long Events, bool Resumed);
