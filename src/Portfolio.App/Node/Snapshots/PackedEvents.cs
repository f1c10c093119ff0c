using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Portfolio.Domain;

namespace Portfolio.App.Node.Snapshots;

/// <summary>
/// A stretch of the decoded log as bytes. What repeats stands once: streams, actors, names of texts, sources, and the facts
/// of an event as JSON, which many events share; of each event then only numbers are left.
/// </summary>
internal static class PackedEvents
{
    // Raised with every change of the bytes below.
    private const int Format = 1;

    /// <summary>
    /// Names the format, and every kind of event with its schema number: whoever makes something else of the log has
    /// another shape.
    /// </summary>
    public static string ShapeOf(IEnumerable<EventType> types)
    {
        var kinds = types.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Name} {t.Schema}\n"));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(kinds.Order(StringComparer.Ordinal))));
        return string.Create(CultureInfo.InvariantCulture, $"{Format}-{Convert.ToHexStringLower(hash.AsSpan(0, 8))}");
    }

    public static byte[] Pack(IReadOnlyList<Recorded> events)
    {
        var (streams, actors, texts) = (new Numbered<string>(), new Numbered<Actor>(), new Numbered<ValueList<string>>());

        // Only the very same: amounts of 1.0 and 1.00 are equal, and yet are not written alike.
        var sources = new Numbered<Source>(ReferenceEqualityComparer.Instance);
        var facts = new Numbered<DomainEvent>(ReferenceEqualityComparer.Instance);
        using var body = new MemoryStream();
        using (var to = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            Recorded? before = null;
            foreach (var e in events)
            {
                to.Write7BitEncodedInt(streams[e.Stream]);
                to.Write7BitEncodedInt(e.Version);
                to.Write7BitEncodedInt(facts[e.Event]);
                to.Write7BitEncodedInt(e.EffectiveOn.DayNumber);
                to.Write7BitEncodedInt(e.ReportedOn.DayNumber);
                to.Write7BitEncodedInt64(e.RecordedAt.UtcTicks - (before?.RecordedAt.UtcTicks ?? 0));
                to.Write7BitEncodedInt(actors[e.Actor]);
                to.Write7BitEncodedInt(texts[e.TextNames]);
                to.Write7BitEncodedInt(e.Source is null ? 0 : sources[e.Source] + 1);

                // A command's events stand together.
                to.Write(e.CommandId == before?.CommandId);
                if (e.CommandId != before?.CommandId)
                {
                    to.Write(e.CommandId.ToByteArray());
                }

                before = e;
            }
        }

        using var whole = new MemoryStream();
        using (var to = new BinaryWriter(whole, Encoding.UTF8, leaveOpen: true))
        {
            streams.Write(to, to.Write);
            actors.Write(to, actor =>
            {
                to.Write(actor.Id);
                to.Write(actor.Role);
                to.Write(actor.Way);
            });
            texts.Write(to, names => Write(to, names));
            sources.Write(to, source => Write(to, JsonSerializer.SerializeToUtf8Bytes(source, EventJson.Default.Source)));
            facts.Write(to, happened =>
            {
                to.Write(EventCodec.NameOf(happened));
                Write(to, EventCodec.BytesOf(happened));
            });
            to.Flush();
            body.WriteTo(whole);
        }

        return whole.ToArray();
    }

    /// <summary>The events again, equal to those that were packed.</summary>
    /// <param name="after">The position before the first.</param>
    /// <exception cref="InvalidDataException">The bytes end too early, or a number in them is none.</exception>
    /// <exception cref="UnreadableEventException">The facts of an event are none.</exception>
    public static Recorded[] Unpack(ReadOnlySpan<byte> packed, long after, int count, EventCodec codec)
    {
        var from = new PackedReader(packed);
        var streams = List(ref from, codec, static (ref PackedReader from, EventCodec codec) => codec.Intern(from.ReadText()));
        var actors = List(ref from, codec, static (ref PackedReader from, EventCodec codec) => codec.Intern(new Actor(from.ReadString(), from.ReadString(), from.ReadString())));
        var texts = List(ref from, codec, static (ref PackedReader from, EventCodec codec) => ValueList.Create<string>(List(ref from, codec, ReadString)));
        var sources = List(ref from, codec, static (ref PackedReader from, EventCodec _) => JsonSerializer.Deserialize(from.ReadText(), EventJson.Default.Source)!);
        var facts = List(ref from, codec, static (ref PackedReader from, EventCodec codec) => codec.Facts(from.ReadText(), from.ReadText()));
        var events = new Recorded[count];
        var (recordedAt, command) = (0L, Guid.Empty);
        for (var i = 0; i < count; i++)
        {
            var (stream, version) = (streams[from.ReadInt()], from.ReadInt());
            var happened = facts[from.ReadInt()];
            var effectiveOn = DateOnly.FromDayNumber(from.ReadInt());
            var reportedOn = DateOnly.FromDayNumber(from.ReadInt());
            recordedAt += from.ReadLong();
            var (actor, names, source) = (actors[from.ReadInt()], texts[from.ReadInt()], from.ReadInt());
            if (!from.ReadBool())
            {
                command = new Guid(from.Read(16));
            }

            events[i] = new Recorded(
                after + i + 1, stream, version, happened, effectiveOn, reportedOn, new DateTimeOffset(recordedAt, TimeSpan.Zero),
                actor, command, names, source == 0 ? null : sources[source - 1]);
        }

        return events;
    }

    private static string ReadString(ref PackedReader from, EventCodec codec) => from.ReadString();

    private static void Write(BinaryWriter to, ValueList<string> texts)
    {
        to.Write7BitEncodedInt(texts.Count);
        foreach (var text in texts)
        {
            to.Write(text);
        }
    }

    private static void Write(BinaryWriter to, byte[] bytes)
    {
        to.Write7BitEncodedInt(bytes.Length);
        to.Write(bytes);
    }

    private delegate T Reading<out T>(ref PackedReader from, EventCodec codec);

    private static T[] List<T>(ref PackedReader from, EventCodec codec, Reading<T> read)
    {
        var list = new T[from.ReadCount()];
        for (var i = 0; i < list.Length; i++)
        {
            list[i] = read(ref from, codec);
        }

        return list;
    }

    /// <summary>Things that are equal get one number, from 0, and stand once.</summary>
    private sealed class Numbered<T>(IEqualityComparer<T>? equal = null)
        where T : notnull
    {
        private readonly Dictionary<T, int> _numbers = new(equal);
        private readonly List<T> _all = [];

        public int this[T thing]
        {
            get
            {
                if (!_numbers.TryGetValue(thing, out var number))
                {
                    _numbers.Add(thing, number = _all.Count);
                    _all.Add(thing);
                }

                return number;
            }
        }

        public void Write(BinaryWriter to, Action<T> write)
        {
            to.Write7BitEncodedInt(_all.Count);
            _all.ForEach(write);
        }
    }
}
