using System.Buffers.Binary;
using System.Text;

namespace Portfolio.Ledger;

/// <summary>
/// An event as it comes from PostgreSQL in bulk, for whoever folds millions of them: texts are still UTF-8, nothing is
/// allocated. It points into the reader's buffer and is gone when the reader goes on.
/// </summary>
public readonly ref struct RawEvent
{
    internal const string Columns =
        "position, version, schema, effective_on, reported_on, recorded_at, command_id, stream, type, data, "
        + "actor, role, way, text_names, source";

    private static readonly DateTimeOffset FirstInstant = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly int FirstDay = new DateOnly(2000, 1, 1).DayNumber;

    internal RawEvent(ReadOnlySpan<byte> row)
    {
        var at = sizeof(short);
        Position = BinaryPrimitives.ReadInt64BigEndian(Next(row, ref at));
        Version = BinaryPrimitives.ReadInt64BigEndian(Next(row, ref at));
        Schema = BinaryPrimitives.ReadInt32BigEndian(Next(row, ref at));
        EffectiveOn = Day(Next(row, ref at));
        ReportedOn = Next(row, ref at) is { IsEmpty: false } said ? Day(said) : null;
        RecordedAt = FirstInstant.AddTicks(
            BinaryPrimitives.ReadInt64BigEndian(Next(row, ref at)) * TimeSpan.TicksPerMicrosecond);
        CommandId = new Guid(Next(row, ref at), bigEndian: true);
        Stream = Next(row, ref at);
        Type = Next(row, ref at);
        Data = Next(row, ref at);
        var from = at;
        ActorId = Next(row, ref at);
        ActorRole = Next(row, ref at);
        Way = Next(row, ref at);
        ByWhom = row[from..at];
        TextNames = Next(row, ref at);
        Source = Next(row, ref at);
    }

    public long Position { get; }

    public long Version { get; }

    public int Schema { get; }

    public DateOnly EffectiveOn { get; }

    public DateOnly? ReportedOn { get; }

    public DateTimeOffset RecordedAt { get; }

    public Guid CommandId { get; }

    public ReadOnlySpan<byte> Stream { get; }

    public ReadOnlySpan<byte> Type { get; }

    /// <summary>The JSON text exactly as it was appended.</summary>
    public ReadOnlySpan<byte> Data { get; }

    public ReadOnlySpan<byte> ActorId { get; }

    public ReadOnlySpan<byte> ActorRole { get; }

    public ReadOnlySpan<byte> Way { get; }

    /// <summary>Actor, role and way together: the same bytes wherever all three are the same.</summary>
    public ReadOnlySpan<byte> ByWhom { get; }

    /// <summary>
    /// The names of its free texts as PostgreSQL sends an array: the same bytes for the same names, and
    /// <see cref="NamesOf"/> reads them. Empty where it has none.
    /// </summary>
    public ReadOnlySpan<byte> TextNames { get; }

    /// <summary>JSON text; empty where it has no source.</summary>
    public ReadOnlySpan<byte> Source { get; }

    /// <summary>The names in what <see cref="TextNames"/> gives.</summary>
    public static IReadOnlyList<string> NamesOf(ReadOnlySpan<byte> textNames)
    {
        var names = new List<string>();

        // Dimensions, flags and type of the elements; then length and lower bound of the only dimension; then elements.
        for (var at = 20; at < textNames.Length;)
            names.Add(Encoding.UTF8.GetString(Next(textNames, ref at)));
        return names;
    }

    private static DateOnly Day(ReadOnlySpan<byte> field) =>
        DateOnly.FromDayNumber(FirstDay + BinaryPrimitives.ReadInt32BigEndian(field));

    // A field is its length and so many bytes; one that is null has the length -1 and none.
    private static ReadOnlySpan<byte> Next(ReadOnlySpan<byte> row, scoped ref int at)
    {
        var length = Math.Max(0, BinaryPrimitives.ReadInt32BigEndian(row[at..]));
        at += sizeof(int);
        var field = row.Slice(at, length);
        at += length;
        return field;
    }
}

/// <summary>Takes one event after another; see <see cref="BulkReader"/>.</summary>
public delegate void RawEventTaker(in RawEvent next);
