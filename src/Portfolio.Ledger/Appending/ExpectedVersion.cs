using System.Globalization;

namespace Portfolio.Ledger;

/// <summary>
/// What the writer believes the stream's version to be: the number of events in it. The default is <see cref="New"/>.
/// </summary>
public readonly record struct ExpectedVersion
{
    private ExpectedVersion(long value) => Value = value;

    /// <summary>The stream has no events yet.</summary>
    public static ExpectedVersion New => default;

    /// <summary>Whatever is there: never a conflict.</summary>
    public static ExpectedVersion Any => new(-1);

    /// <summary>As the database takes it: -1 any, 0 new, otherwise the version.</summary>
    internal long Value { get; }

    /// <summary>The stream has exactly <paramref name="version"/> events; 0 is the same as <see cref="New"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The version is negative.</exception>
    public static ExpectedVersion At(long version)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(version);
        return new ExpectedVersion(version);
    }

    public override string ToString() => Value switch
    {
        -1 => "any",
        0 => "new",
        _ => Value.ToString(CultureInfo.InvariantCulture),
    };
}
