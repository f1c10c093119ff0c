namespace Portfolio.Domain;

/// <summary>
/// A fact. Holds no free text (that is kept beside it, so that it can be redacted), no name of a person (only ids)
/// and nothing that folding in effective order can recover.
/// </summary>
public abstract record DomainEvent;

/// <summary>Free text that goes with an event: a note, a reason, a narrative. Can be redacted; facts cannot.</summary>
/// <param name="Name">What kind of text it is, for example <c>reason</c>; one of <see cref="TextNames"/>.</param>
/// <param name="Content">The text as typed.</param>
public sealed record Text(string Name, string Content);

/// <summary>The names under which free text is kept.</summary>
public static class TextNames
{
    public const string Note = "note";
    public const string Reason = "reason";
    public const string Narrative = "narrative";
    public const string Purpose = "purpose";
    public const string OtherCause = "otherCause";
    public const string Learnt = "learnt";
    public const string Plan = "plan";
    public const string Outcome = "outcome";
    public const string Resolution = "resolution";
    public const string What = "what";
    public const string Message = "message";
    public const string Answer = "answer";
    public const string Comment = "comment";
}

/// <summary>Who recorded something: a person or a program, in which role, by which way (http, import, simulation …).</summary>
public sealed record Actor(string Id, string Role, string Way);

/// <summary>Where an imported fact came from.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Row">The row (or, in a transposed file, the column) in it, counted from 1.</param>
/// <param name="Import">The import it came in with.</param>
public sealed record Source(string? File, int? Row, string? Import);

/// <summary>An event as the ledger holds it, facts only. Three times, never mixed.</summary>
/// <param name="Position">Its place in the ledger, from 1, without gaps.</param>
/// <param name="Stream">The history it belongs to, for example <c>programme/CRM-2</c>.</param>
/// <param name="Version">Its place in the stream, from 1, without gaps.</param>
/// <param name="Event">What happened.</param>
/// <param name="EffectiveOn">The day it happened in the world, in the organisation's time zone.</param>
/// <param name="ReportedOn">The day its source said it: a claim.</param>
/// <param name="RecordedAt">The instant the ledger took it (UTC, microseconds); never decreasing.</param>
/// <param name="Actor">Who recorded it.</param>
/// <param name="CommandId">The command it was recorded by, with all the others of that command.</param>
/// <param name="TextNames">Which free texts go with it, redacted ones included.</param>
/// <param name="Source">File and row, where it was imported.</param>
public sealed record Recorded(
    long Position,
    string Stream,
    int Version,
    DomainEvent Event,
    DateOnly EffectiveOn,
    DateOnly ReportedOn,
    DateTimeOffset RecordedAt,
    Actor Actor,
    Guid CommandId,
    ValueList<string> TextNames,
    Source? Source = null)
{
    // Kept as ticks of UTC: a node holds millions of these, and the offset, always zero, would cost eight bytes of each.
    private readonly long _recordedAt = RecordedAt.UtcTicks;

    public DateTimeOffset RecordedAt
    {
        get => new(_recordedAt, TimeSpan.Zero);
        init => _recordedAt = value.UtcTicks;
    }

    // Most events have neither texts nor a source, and hardly any has both: one word for the two, null for none, and a pair for both.
    private readonly object? _beside = Beside(TextNames, Source);

    public ValueList<string> TextNames
    {
        get => _beside as ValueList<string> ?? (_beside as Both)?.TextNames ?? ValueList<string>.Empty;
        init => _beside = Beside(value, Source);
    }

    public Source? Source
    {
        get => _beside as Source ?? (_beside as Both)?.Source;
        init => _beside = Beside(TextNames, value);
    }

    private static object? Beside(ValueList<string> textNames, Source? source) =>
        textNames.Count == 0 ? source : source is null ? textNames : new Both(textNames, source);

    private sealed record Both(ValueList<string> TextNames, Source Source);
}
