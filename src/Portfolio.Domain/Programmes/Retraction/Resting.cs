namespace Portfolio.Domain.Programmes;

/// <summary>What programmes' records rest on is not taken back from under them.</summary>
internal static class Resting
{
    /// <summary>Why something of the organisation cannot be taken back, or null where no programme's record names it.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="names">Whether an event that holds the code rests on it.</param>
    public static Refusal? On(Occasion on, string code, Func<DomainEvent, bool> names)
    {
        var resting = on.Programmes
            .Where(p => p.MayName(code))
            .SelectMany(p => p.Standing.Where(e => names(e.Event)).Select(e => (Programme: p.Latest.Code, Event: e)))
            .OrderBy(r => r.Event.Position)
            .FirstOrDefault();
        return resting.Event is null
            ? null
            : new(
                "nothing-depends-on-retracted",
                $"It cannot be taken back while what is on record of {resting.Programme} at position {resting.Event.Position}, {resting.Event.EffectiveOn:yyyy-MM-dd}, depends on it.",
                "command");
    }
}
