namespace Portfolio.Domain.Programmes;

/// <summary>Whether a programme was prepared: it follows from the record, and nobody types it in.</summary>
public static class Preparedness
{
    /// <summary>Whether a contingency for a threat was prepared or reviewed within the months before a day.</summary>
    /// <param name="months">For how many an answer is good: a setting.</param>
    public static bool WasPrepared(this ProgrammeHistory history, string threat, DateOnly day, int months) =>
        history.On(day.AddDays(-1)).Contingencies.TryGetValue(threat, out var held) && held.IsFreshOn(day, months);
}
