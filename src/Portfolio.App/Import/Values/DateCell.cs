using System.Globalization;
using Portfolio.App.Import.Mappings;

namespace Portfolio.App.Import.Values;

/// <summary>Reads a day in one of the mapping's formats; a time of day beside it is left out.</summary>
public sealed class DateCell
{
    private readonly DateMapping _mapping;
    private readonly CultureInfo _culture;
    private readonly string[] _formats;
    private readonly string _expected;

    public DateCell(DateMapping mapping)
    {
        _mapping = mapping;
        _culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        _culture.DateTimeFormat.Calendar = new GregorianCalendar { TwoDigitYearMax = mapping.TwoDigitYearMax };
        _formats = [.. mapping.Formats];
        _expected = $"a date as {string.Join(" or ", _formats)}";
    }

    public Understood<DateOnly> Read(string cell, UnknownWordings unknown)
    {
        if (unknown.Covers(cell, _mapping))
        {
            return Understood.Unknown<DateOnly>();
        }

        var text = RangeCell.Choose(cell.Trim(), _mapping.Range);
        return DateTime.TryParseExact(text, _formats, _culture, DateTimeStyles.None, out var day)
            && day.Year is >= 1900 and <= 2200
            ? Understood.As<DateOnly>(DateOnly.FromDateTime(day))
            : Understood.Not<DateOnly>(_expected);
    }
}
