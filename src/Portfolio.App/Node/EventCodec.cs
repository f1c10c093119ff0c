using System.Buffers;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using System.Text;
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

    // Enough for every status of every month on every scale; and names of types, actors and texts are few.
    private const int KeptFacts = 4096;
    private const int KeptNames = 1024;

    private readonly FrozenDictionary<string, EventType> _byName = types.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
    private readonly FrozenDictionary<EventType, Recent<DomainEvent>> _facts =
        types.ToFrozenDictionary(t => t, _ => new Recent<DomainEvent>(KeptFacts));

    private readonly ConcurrentDictionary<string, string> _streams = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Actor, Actor> _actors = new();
    private readonly ConcurrentDictionary<string, string> _sourceNames = new(StringComparer.Ordinal);
    private readonly Recent<Source> _sources = new(KeptNames);
    private Tuple<string, Source>? _lastSource;
    private readonly Recent<string> _typeNames = new(KeptNames);
    private readonly Recent<Actor> _actorsByBytes = new(KeptNames);
    private readonly Recent<ValueList<string>> _textNames = new(KeptNames);

    /// <summary>The kinds of event that it reads.</summary>
    public IReadOnlyCollection<EventType> Types => _byName.Values;

    /// <summary>Reads every kind of event there is.</summary>
    public EventCodec()
        : this(EventType.All)
    {
    }

    /// <summary>Where facts come from, as the ledger takes it.</summary>
    public static string? Encode(Source? source) => source is null ? null : JsonSerializer.Serialize(source, EventJson.Default.Source);

    /// <summary>The event as the ledger takes it.</summary>
    /// <param name="source">As <see cref="Encode(Source?)"/> gives it, once for all events of a command.</param>
    public static NewEvent Encode(NewFact fact, DateOnly effectiveOn, DateOnly reportedOn, string? source)
    {
        var type = ByClrType[fact.Event.GetType()];
        return new NewEvent(
            type.Name,
            type.Schema,
            JsonSerializer.Serialize(fact.Event, type.Json),
            effectiveOn,
            reportedOn,
            source)
        {
            Texts = fact.Texts.Count == 0 ? [] : [.. fact.Texts.Select(t => new NewText(t.Name, t.Content))],
        };
    }

    /// <summary>The name under which the ledger keeps this kind of event.</summary>
    public static string NameOf(DomainEvent happened) => ByClrType[happened.GetType()].Name;

    /// <summary>The facts of an event as JSON, in their present shape.</summary>
    public static byte[] BytesOf(DomainEvent happened) =>
        JsonSerializer.SerializeToUtf8Bytes(happened, ByClrType[happened.GetType()].Json);

    /// <summary>Writes the facts of an event as they stand in the ledger.</summary>
    public static void Write(Utf8JsonWriter json, DomainEvent happened) =>
        JsonSerializer.Serialize(json, happened, ByClrType[happened.GetType()].Json);

    /// <summary>The event as the domain knows it.</summary>
    /// <exception cref="UnreadableEventException">
    /// Its type or schema number is not known here, or its data do not fit: the reader stops, nothing is skipped.
    /// </exception>
    public Recorded Decode(RecordedEvent e)
    {
        var data = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(e.Data.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(e.Data, data);
            return new Recorded(
                e.Position,
                Intern(e.Stream),
                (int)e.Version,
                FactsOf(e.Position, e.Type, e.Schema, data.AsSpan(0, length)),
                e.EffectiveOn,
                e.ReportedOn ?? DateOnly.FromDateTime(e.RecordedAt.UtcDateTime),
                e.RecordedAt,
                Intern(new Actor(e.ActorId, e.ActorRole, e.Way)),
                e.CommandId,
                e.TextNames.IsDefaultOrEmpty ? ValueList<string>.Empty : e.TextNames.ToValueList(),
                e.Source is null ? null : SourceOf(e.Source));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(data);
        }
    }

    /// <summary>The same of an event that was read in bulk. Safe for any number of threads.</summary>
    /// <exception cref="UnreadableEventException">As above.</exception>
    public Recorded Decode(in RawEvent e)
    {
        var actor = _actorsByBytes.Find(e.ByWhom)
            ?? _actorsByBytes.Keep(e.ByWhom, Intern(new Actor(Text(e.ActorId), Text(e.ActorRole), Text(e.Way))));
        return new Recorded(
            e.Position,
            Intern(e.Stream),
            (int)e.Version,
            FactsOf(e.Position, TypeName(e.Type), e.Schema, e.Data),
            e.EffectiveOn,
            e.ReportedOn ?? DateOnly.FromDateTime(e.RecordedAt.UtcDateTime),
            e.RecordedAt,
            actor,
            e.CommandId,
            e.TextNames.IsEmpty
                ? ValueList<string>.Empty
                : _textNames.Find(e.TextNames) ?? _textNames.Keep(e.TextNames, RawEvent.NamesOf(e.TextNames).ToValueList()),
            e.Source.IsEmpty ? null : _sources.Find(e.Source) ?? _sources.Keep(e.Source, Intern(JsonSerializer.Deserialize(e.Source, EventJson.Default.Source)!)));
    }

    // The events of a command share the text, so that it is read once.
    private Source SourceOf(string text)
    {
        var last = Volatile.Read(ref _lastSource);
        if (last is null || !ReferenceEquals(last.Item1, text))
        {
            last = Tuple.Create(text, Intern(JsonSerializer.Deserialize(text, EventJson.Default.Source)!));
            Volatile.Write(ref _lastSource, last);
        }

        return last.Item2;
    }

    // A file and an import are named by every event that came with them.
    private Source Intern(Source source) => source with
    {
        File = source.File is { } file ? _sourceNames.GetOrAdd(file, file) : null,
        Import = source.Import is { } import ? _sourceNames.GetOrAdd(import, import) : null,
    };

    /// <summary>One string for each stream, one object for each actor, however many events name them.</summary>
    public string Intern(string stream) => _streams.GetOrAdd(stream, stream);

    /// <summary>The same of a stream's name in UTF-8.</summary>
    public string Intern(ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[256];
        return Encoding.UTF8.TryGetChars(name, text, out var length)
            && _streams.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..length], out var stream)
                ? stream
                : Intern(Text(name));
    }

    public Actor Intern(Actor actor) => _actors.GetOrAdd(actor, actor);

    /// <summary>The facts again that <see cref="BytesOf"/> gave of a kind of event.</summary>
    /// <param name="name">As <see cref="NameOf"/> gives it, in UTF-8.</param>
    /// <exception cref="UnreadableEventException">They are not of that kind; the position is not known here.</exception>
    public DomainEvent Facts(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        var type = TypeName(name);
        return FactsOf(0, type, _byName.GetValueOrDefault(type)?.Schema ?? 0, data);
    }

    private DomainEvent FactsOf(long position, string name, int schema, ReadOnlySpan<byte> data)
    {
        if (!_byName.TryGetValue(name, out var type))
        {
            throw new UnreadableEventException(position, $"this program does not know events of type “{name}”");
        }

        if (schema < 1 || schema > type.Schema)
        {
            throw new UnreadableEventException(
                position,
                string.Create(CultureInfo.InvariantCulture, $"it has schema {schema} of “{name}”, and this program knows {type.Schema}"));
        }

        try
        {
            if (schema < type.Schema)
            {
                return (DomainEvent)JsonSerializer.Deserialize(type.Upcast(Text(data), schema), type.Json)!;
            }

            var recent = _facts[type];
            return recent.Find(data) ?? recent.Keep(data, (DomainEvent)JsonSerializer.Deserialize(data, type.Json)!);
        }
        catch (Exception fault) when (fault is JsonException || schema < type.Schema)
        {
            // An upcaster that is given what is not of its schema may fail in any way.
            throw new UnreadableEventException(position, $"its data do not fit “{name}”: {fault.Message}", fault);
        }
    }

    /// <summary>
    /// Lets go of the facts that were lately read. While a whole log is read it pays to know them again; of what comes later one
    /// by one they would hold megabytes for little.
    /// </summary>
    public void Forget()
    {
        foreach (var recent in _facts.Values)
        {
            recent.Clear();
        }
    }

    private string TypeName(ReadOnlySpan<byte> name) => _typeNames.Find(name) ?? _typeNames.Keep(name, Text(name));

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);
}

/// <summary>An event that this program cannot read. Nothing after it is folded until a newer program does.</summary>
public sealed class UnreadableEventException(long position, string why, Exception? inner = null)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"The event at position {position} cannot be read: {why}."), inner)
{
    public long Position { get; } = position;
}
