namespace Portfolio.Domain.Programmes;

/// <summary>What programmes' records rest on is not taken back from under them.</summary>
internal static class Resting
{
    /// <summary>Why something of the organisation cannot be taken back, or null where no programme's record names it.</summary>
    public static Refusal? On(Occasion on, Func<DomainEvent, bool> names)
    {
        var resting = on.Programmes
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
