using Portfolio.Domain;

namespace Portfolio.Reports.Facts;

/// <summary>Something threw a programme off from a day until it was cleared.</summary>
/// <param name="To">The day it was cleared; null while it stands.</param>
public sealed record DerailerSpell(Derailer Kind, DateOnly From, long At, DateOnly? To = null, long? ClearedAt = null)
    : IDated<DerailerSpell>
{
    public DerailerSpell Until(DateOnly day) => To > day ? this with { To = null, ClearedAt = null } : this;
}
