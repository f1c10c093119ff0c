using System.ComponentModel;
using Portfolio.Domain;

namespace Portfolio.App.Commands;

/// <summary>What a caller may say round any command, beside its own fields.</summary>
public sealed record EnvelopeFields(
    [property: Description("The day it happened in the world; left out, today.")] DateOnly? EffectiveOn = null,
    [property: Description("The day its source said it; left out, today.")] DateOnly? ReportedOn = null,
    [property: Description("Anything worth keeping with it, as a free text.")] string? Note = null)
{
    public const int LongestNote = FreeText.Longest;
}
