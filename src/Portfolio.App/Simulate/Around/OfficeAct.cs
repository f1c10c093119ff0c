using Portfolio.Domain;

namespace Portfolio.App.Simulate.Around;

/// <summary>A command about the whole organisation that somebody gives at a moment.</summary>
internal sealed record OfficeAct(OrganisationCommand Command, DateOnly EffectiveOn, DateTimeOffset RecordedAt);
