using System.Globalization;

namespace Portfolio.App.Lists;

/// <summary>
/// What an entry is sorted by, in a form that a cursor can carry: text, a whole number (a count, a day, an instant, the number
/// of an enumeration’s name), or nothing.
/// </summary>
internal readonly record struct SortValue(string? Text, long? Number)
{
    public bool IsNone => Text is null && Number is null;

    public static SortValue Of(IComparable? value) => value switch
    {
        null => default,
        string text => new(text, null),
        DateOnly day => new(null, day.DayNumber),
        DateTimeOffset instant => new(null, instant.UtcTicks),
        Enum or int or long => new(null, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "Lists are sorted by text, days, instants and whole numbers."),
    };

    /// <summary>What <see cref="ToString"/> gave; null if that is none.</summary>
    public static SortValue? Read(string given) => given switch
    {
        "" => default(SortValue),
        ['=', .. var text] => new(text, null),
        ['#', .. var number] when long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var parsed) => new(null, parsed),
        _ => null,
    };

    /// <summary>Text is compared without regard to case; a column holds one kind.</summary>
    public static int Compare(SortValue one, SortValue other) => one.Number is { } number && other.Number is { } another
        ? number.CompareTo(another)
        : StringComparer.OrdinalIgnoreCase.Compare(one.Text, other.Text);

    public override string ToString() => Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"#{number}") : Text is null ? "" : $"={Text}";
}
