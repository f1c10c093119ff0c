namespace Portfolio.App.Programmes;

/// <summary>What a caller may say round any command, beside its own fields.</summary>
/// <param name="EffectiveOn">The day it happened; left out, today.</param>
/// <param name="ReportedOn">The day its source said it; left out, today.</param>
/// <param name="Note">A free text.</param>
public sealed record EnvelopeFields(DateOnly? EffectiveOn = null, DateOnly? ReportedOn = null, string? Note = null)
{
    public const int LongestNote = 20_000;
}
