using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate;

/// <summary>A command that somebody gives at a moment.</summary>
/// <param name="Code">The programme's code, as typed.</param>
/// <param name="EffectiveOn">The day it happened in the simulated world.</param>
/// <param name="ReportedOn">The day it was said, where that is not the day it was recorded.</param>
/// <param name="RecordedAt">When it is given.</param>
public sealed record SimulatedCommand(
    string Code,
    ProgrammeCommand Command,
    DateOnly EffectiveOn,
    DateOnly? ReportedOn,
    DateTimeOffset RecordedAt,
    Actor Actor,
    Guid CommandId);
