using Npgsql;
using NpgsqlTypes;

namespace Portfolio.Ledger;

/// <summary>A parameter whose values are mostly missing: an array of nulls alone goes over as a single null.</summary>
/// <typeparam name="T">The nullable type of an element.</typeparam>
internal sealed class OptionalArray<T>(NpgsqlDbType element)
{
    private readonly List<T> values = [];
    private bool any;

    public NpgsqlParameter Parameter { get; } = new() { NpgsqlDbType = NpgsqlDbType.Array | element, Value = DBNull.Value };

    public void Add(T value)
    {
        values.Add(value);
        any |= value is not null;
    }

    /// <summary>All values are there: what goes over is settled.</summary>
    public void Done() => Parameter.Value = any ? values : DBNull.Value;

    public void Clear()
    {
        values.Clear();
        any = false;
    }
}
