using Portfolio.Domain;

namespace Portfolio.App.Pages.Programmes.Story;

/// <summary>What one command put on record for one day.</summary>
/// <param name="Command">The command's id.</param>
/// <param name="EffectiveOn">The day it happened.</param>
/// <param name="RecordedOn">The day the ledger took it.</param>
/// <param name="ReportedOn">The day its source said it.</param>
/// <param name="By">Who recorded it, in which role and by which way.</param>
/// <param name="TakenBack">The retraction that took it back, if one did.</param>
public sealed record StoryEntry(
    Guid Command,
    DateOnly EffectiveOn,
    DateOnly RecordedOn,
    DateOnly ReportedOn,
    DateTimeOffset RecordedAt,
    string By,
    Source? Source,
    IReadOnlyList<StoryLine> Lines,
    TakenBack? TakenBack)
{
    /// <summary>Whether it can be asked for at all; the rules may still refuse it.</summary>
    public bool CanBeTakenBack { get; init; }
}

/// <param name="Tone">How it bears on the programme, for its mark in the margin.</param>
public sealed record StoryLine(
    long Position, string Sentence, Tone Tone, IReadOnlyList<Derailer> Causes, IReadOnlyList<StoryText> Texts);

/// <param name="Position">Of the event that it goes with.</param>
/// <param name="Content">Null where the ledger no longer holds it.</param>
/// <param name="RedactedBy">Position of the event by which it was taken out; null where none is on the record.</param>
public sealed record StoryText(long Position, string Name, string? Content, long? RedactedBy);

public sealed record TakenBack(DateOnly On, long Position, IReadOnlyList<StoryText> Reasons);

public enum Tone
{
    Plain,
    Good,
    Bad,
    Moved,
    People,
}
