using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Portfolio.Domain;
using Portfolio.Ledger;

namespace Portfolio.App.Node;

/// <summary>Between the ledger's events (names, numbers, JSON text) and the domain's records.</summary>
/// <param name="types">The kinds of event it reads; a program of an earlier release knew fewer.</param>
public sealed class EventCodec(IEnumerable<EventType> types)
{
    private static readonly FrozenDictionary<Type, EventType> ByClrType =
        EventType.All.ToFrozenDictionary(t => t.Json.Type);

    private readonly FrozenDictionary<string, EventType> _byName = types.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _streams = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Actor, Actor> _actors = new();

    /// <summary>Reads every kind of event there is.</summary>
    public EventCodec()
        : this(EventType.All)
    {
    }

    /// <summary>The event as the ledger takes it.</summary>
    public static NewEvent Encode(NewFact fact, DateOnly effectiveOn, DateOnly reportedOn, Source? source)
    {
        var type = ByClrType[fact.Event.GetType()];
        return new NewEvent(
            type.Name,
            type.Schema,
            JsonSerializer.Serialize(fact.Event, type.Json),
            effectiveOn,
            reportedOn,
            source is null ? null : JsonSerializer.Serialize(source, EventJson.Default.Source))
        {
            Texts = [.. fact.Texts.Select(t => new NewText(t.Name, t.Content))],
        };
    }

    /// <summary>The name under which the ledger keeps this kind of event.</summary>
    public static string NameOf(DomainEvent happened) => ByClrType[happened.GetType()].Name;

    /// <summary>Writes the facts of an event as they stand in the ledger.</summary>
    public static void Write(Utf8JsonWriter json, DomainEvent happened) =>
        JsonSerializer.Serialize(json, happened, ByClrType[happened.GetType()].Json);

    /// <summary>The event as the domain knows it.</summary>
    /// <exception cref="UnreadableEventException">
    /// Its type or schema number is not known here, or its data do not fit: the reader stops, nothing is skipped.
    /// </exception>
    public Recorded Decode(RecordedEvent e)
    {
        if (!_byName.TryGetValue(e.Type, out var type))
        {
            throw new UnreadableEventException(e, $"this program does not know events of type “{e.Type}”");
        }

        if (e.Schema < 1 || e.Schema > type.Schema)
        {
            throw new UnreadableEventException(
                e,
                string.Create(CultureInfo.InvariantCulture, $"it has schema {e.Schema} of “{e.Type}”, and this program knows {type.Schema}"));
        }

        DomainEvent happened;
        try
        {
            happened = (DomainEvent)JsonSerializer.Deserialize(type.Upcast(e.Data, e.Schema), type.Json)!;
        }
        catch (Exception fault) when (fault is JsonException || e.Schema < type.Schema)
        {
            // An upcaster that is given what is not of its schema may fail in any way.
            throw new UnreadableEventException(e, $"its data do not fit “{e.Type}”: {fault.Message}", fault);
        }

        return new Recorded(
            e.Position,
            Intern(e.Stream),
            (int)e.Version,
            happened,
            e.EffectiveOn,
            e.ReportedOn ?? DateOnly.FromDateTime(e.RecordedAt.UtcDateTime),
            e.RecordedAt,
            Intern(new Actor(e.ActorId, e.ActorRole, e.Way)),
            e.CommandId,
            e.TextNames.IsDefaultOrEmpty ? ValueList<string>.Empty : e.TextNames.ToValueList(),
            e.Source is null ? null : JsonSerializer.Deserialize(e.Source, EventJson.Default.Source));
    }

    /// <summary>One string for each stream, one object for each actor, however many events name them.</summary>
    public string Intern(string stream) => _streams.GetOrAdd(stream, stream);

    public Actor Intern(Actor actor) => _actors.GetOrAdd(actor, actor);
}

/// <summary>An event that this program cannot read. Nothing after it is folded until a newer program does.</summary>
public sealed class UnreadableEventException(RecordedEvent e, string why, Exception? inner = null)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"The event at position {e.Position} cannot be read: {why}."), inner)
{
    public long Position { get; } = e.Position;
}
