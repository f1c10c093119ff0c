namespace Portfolio.App.Node;

/// <summary>
/// An envelope whose days and id are fixed, once: so midnight never falls between deciding and recording, and a command that
/// is decided again is still the same.
/// </summary>
internal sealed record Dated(Envelope Envelope, Guid CommandId, DateOnly Today, DateOnly EffectiveOn, DateOnly ReportedOn)
{
    public static Dated Of(Envelope envelope, OrganisationDays days)
    {
        var now = days.Now;
        var today = days.Of(envelope.RecordedAt ?? now);
        return new(
            envelope,
            envelope.CommandId ?? Guid.CreateVersion7(now),
            today,
            envelope.EffectiveOn ?? today,
            envelope.ReportedOn ?? today);
    }
}
