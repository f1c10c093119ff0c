using System.Collections.Immutable;

namespace Portfolio.Ledger;

/// <summary>An event on its way into the ledger.</summary>
/// <param name="Type">Stable name of the kind of event; never a CLR name.</param>
/// <param name="Schema">Number of the shape of <paramref name="Data"/>, from 1.</param>
/// <param name="Data">The facts as JSON text. Kept byte for byte: the leaf commits to exactly this text.</param>
/// <param name="EffectiveOn">The day it happened, or will happen, in the world.</param>
/// <param name="ReportedOn">The day its source said it; null means the day it is recorded.</param>
/// <param name="Source">Where it came from (file, row, import) as JSON text, or null.</param>
/// <param name="CausedBy">Position of the event that this one follows from, or null.</param>
public sealed record NewEvent(
    string Type,
    int Schema,
    string Data,
    DateOnly EffectiveOn,
    DateOnly? ReportedOn = null,
    string? Source = null,
    long? CausedBy = null)
{
    /// <summary>Free texts, kept beside the facts so that redacting one never removes a fact.</summary>
    public ImmutableArray<NewText> Texts { get; init; } = [];
}

/// <summary>A free text of an event. Its salt is made when it is appended.</summary>
/// <param name="Name">What the text is: note, narrative, plan … Unique within its event.</param>
/// <param name="Content">The text itself.</param>
public sealed record NewText(string Name, string Content);
