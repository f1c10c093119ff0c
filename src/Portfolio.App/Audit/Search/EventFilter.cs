using System.Collections.Frozen;
using Portfolio.Domain;

namespace Portfolio.App.Audit.Search;

/// <summary>In which part an event has to do with a person.</summary>
public enum PersonAs
{
    /// <summary>Recorded it.</summary>
    Actor,

    /// <summary>Is spoken of: a sponsor, a lead, who approved.</summary>
    Mentioned,
}

/// <summary>Days from and to, both included; null: no bound.</summary>
public sealed record DaySpan(DateOnly? From, DateOnly? To)
{
    public bool Holds(DateOnly day) => !(day < From) && !(day > To);
}

/// <summary>Which events are asked for; what is null asks for nothing.</summary>
/// <param name="People">Ids, any of which will do.</param>
/// <param name="Types">The CLR types of the kinds asked for.</param>
/// <param name="Stream">Name of a stream, or how it begins.</param>
/// <param name="After">Only what was recorded after this position …</param>
/// <param name="UpTo">… and up to this one: days of recording are resolved to positions once.</param>
/// <param name="Among">Only these positions, in ascending order: what an index of the ledger gave.</param>
public sealed record EventFilter(
    FrozenSet<string>? People,
    PersonAs? PersonAs,
    FrozenSet<Type>? Types,
    string? Stream,
    bool StreamIsPrefix,
    string? Role,
    string? Way,
    Guid? Command,
    DaySpan Effective,
    DaySpan Reported,
    long After,
    long UpTo,
    IReadOnlyList<long>? Among = null)
{
    public bool Holds(Recorded e) =>
        (Types is null || Types.Contains(e.Event.GetType()))
        && (Stream is null || (StreamIsPrefix ? e.Stream.StartsWith(Stream, StringComparison.Ordinal) : e.Stream == Stream))
        && (Role is null || e.Actor.Role == Role)
        && (Way is null || e.Actor.Way == Way)
        && (Command is not { } command || e.CommandId == command)
        && Effective.Holds(e.EffectiveOn)
        && Reported.Holds(e.ReportedOn)
        && (People is null || Concerns(e, People));

    private bool Concerns(Recorded e, FrozenSet<string> people) =>
        (PersonAs != Search.PersonAs.Mentioned && people.Contains(e.Actor.Id))
        || (PersonAs != Search.PersonAs.Actor && Mentions.Any(e.Event, people));
}
