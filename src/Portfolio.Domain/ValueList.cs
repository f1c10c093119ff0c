using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portfolio.Domain;

/// <summary>
/// A list that is equal to another when its elements are. Records that hold one stay comparable by value, which the
/// decisions ("this changes nothing") and every given–when–then test rest on.
/// </summary>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
[JsonConverter(typeof(ValueListConverter))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    public static readonly ValueList<T> Empty = new([]);

    // Most lists of a record have one element, and a node holds hundreds of thousands of them: that one stands in the list
    // itself, and there is no array.
    private readonly T[]? _items;
    private readonly T _one;

    internal ValueList(T[] items) => (_items, _one) = items.Length == 1 ? (null, items[0]) : (items, default(T)!);

    internal ValueList(T one) => _one = one;

    public int Count => _items?.Length ?? 1;

    public T this[int index] => Span[index];

    public ReadOnlySpan<T> Span => _items is null ? new ReadOnlySpan<T>(in _one) : _items;

    public bool Equals(ValueList<T>? other) => other is not null && Span.SequenceEqual(other.Span);

    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in Span)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    public override string ToString() => $"[{string.Join(", ", this)}]";

    public IEnumerator<T> GetEnumerator() => _items is null ? Alone() : ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerator<T> Alone()
    {
        yield return _one;
    }
}

/// <summary>Makes <see cref="ValueList{T}"/>s; <c>[a, b]</c> does so too.</summary>
public static class ValueList
{
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => items.Length switch
    {
        0 => ValueList<T>.Empty,
        1 => new(items[0]),
        _ => new(items.ToArray()),
    };

    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => new([.. items]);
}

/// <summary>Writes a <see cref="ValueList{T}"/> as a JSON array.</summary>
public sealed class ValueListConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ValueList<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
            typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<ValueList<T>>
    {
        public override ValueList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<T[]>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, ValueList<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var item in value)
            {
                JsonSerializer.Serialize(writer, item, options);
            }

            writer.WriteEndArray();
        }
    }
}
