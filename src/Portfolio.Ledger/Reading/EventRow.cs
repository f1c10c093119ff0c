using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Npgsql;
using Portfolio.Ledger.Proofs;

namespace Portfolio.Ledger;

/// <summary>Which columns are read of <c>ledger.events</c>, and how a row becomes an event.</summary>
internal static class EventRow
{
    public const string Columns =
        "position, stream, version, type, schema, data, text_names, effective_on, reported_on, recorded_at, "
        + "actor, role, way, command_id, correlation_id, caused_by, source";

    public const string SealedColumns =
        Columns + ", text_commitments, command_key, command_hash, command_size, leaf_hash";

    public static RecordedEvent Decode(NpgsqlDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetInt64(2),
        row.GetString(3),
        row.GetInt32(4),
        row.GetString(5),
        row.IsDBNull(6) ? [] : ImmutableArray.Create(row.GetFieldValue<string[]>(6)),
        row.GetFieldValue<DateOnly>(7),
        row.IsDBNull(8) ? null : row.GetFieldValue<DateOnly>(8),
        new DateTimeOffset(row.GetDateTime(9)),
        row.GetString(10),
        row.GetString(11),
        row.GetString(12),
        row.GetGuid(13),
        row.GetGuid(14),
        row.IsDBNull(15) ? null : row.GetInt64(15),
        row.IsDBNull(16) ? null : row.GetString(16));

    /// <summary>As <see cref="DecodeSealed(NpgsqlDataReader)"/>, of a row that came by COPY.</summary>
    public static SealedEvent DecodeSealed(RawRow row)
    {
        var recorded = new RecordedEvent(
            row.Int64(),
            row.Text(),
            row.Int64(),
            row.Text(),
            row.Int32(),
            row.Text(),
            [.. row.Elements().Select(name => Encoding.UTF8.GetString(name ?? throw new InvalidCastException("A name is null.")))],
            row.Day(),
            row.OptionalDay(),
            row.Instant(),
            row.Text(),
            row.Text(),
            row.Text(),
            row.Guid(),
            row.Guid(),
            row.OptionalInt64(),
            row.OptionalText());
        return new SealedEvent(
            recorded,
            [.. row.Elements().Select(ImmutableCollectionsMarshal.AsImmutableArray)],
            row.OptionalText(),
            ImmutableCollectionsMarshal.AsImmutableArray(row.OptionalBytes()),
            row.OptionalInt32())
        {
            StoredLeafHash = ImmutableCollectionsMarshal.AsImmutableArray(row.Next().ToArray()),
        };
    }

    public static SealedEvent DecodeSealed(NpgsqlDataReader row) => new(
        Decode(row),
        row.IsDBNull(17) ? [] : [.. row.GetFieldValue<byte[][]>(17).Select(ImmutableCollectionsMarshal.AsImmutableArray)],
        row.IsDBNull(18) ? null : row.GetString(18),
        row.IsDBNull(19) ? default : ImmutableCollectionsMarshal.AsImmutableArray(row.GetFieldValue<byte[]>(19)),
        row.IsDBNull(20) ? null : row.GetInt32(20))
    {
        StoredLeafHash = ImmutableCollectionsMarshal.AsImmutableArray(row.GetFieldValue<byte[]>(21)),
    };
}
