using System.Globalization;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Reading;

namespace Portfolio.App.Import.Values;

/// <summary>
/// Reads a day in one of the mapping's formats, or as a spreadsheet keeps it; a time of day beside it is left out. A bare
/// number is a day where a spreadsheet holds it as a number and it stands for one from 1950 on: 2027 does not.
/// </summary>
public sealed class DateCell
{
    private readonly DateMapping _mapping;
    private readonly CultureInfo _culture;
    private readonly string[] _formats;
    private readonly string _expected;
    private readonly DateSystem _dates;

    public DateCell(DateMapping mapping, DateSystem dates = DateSystem.From1900)
    {
        (_mapping, _dates) = (mapping, dates);
        _culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        _culture.DateTimeFormat.Calendar = new GregorianCalendar { TwoDigitYearMax = mapping.TwoDigitYearMax };
        _formats = [.. mapping.Formats];
        _expected = $"a date as {string.Join(" or ", _formats)}";
    }

    public Understood<DateOnly> Read(string cell, UnknownWordings unknown) => Read(cell, CellKind.Text, unknown);

    public Understood<DateOnly> Read(string cell, CellKind kind, UnknownWordings unknown)
    {
        if (unknown.Covers(cell, _mapping))
        {
            return Understood.Unknown<DateOnly>();
        }

        if (kind != CellKind.Text)
        {
            return (kind == CellKind.Day ? Day(cell) : Counted(cell)) is { Year: <= 2200 } known
                ? Understood.As<DateOnly>(known)
                : Understood.Not<DateOnly>(_expected);
        }

        var text = RangeCell.Choose(cell.Trim(), _mapping.Range);
        return DateTime.TryParseExact(text, _formats, _culture, DateTimeStyles.None, out var day)
            && day.Year is >= 1900 and <= 2200
            ? Understood.As<DateOnly>(DateOnly.FromDateTime(day))
            : Understood.Not<DateOnly>(_expected);
    }

    private static DateOnly? Day(string cell) =>
        DateOnly.TryParseExact(cell.AsSpan(0, Math.Min(10, cell.Length)), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year >= 1900
            ? day
            : null;

    // Behind the February of 1900 that never was both systems count alike, 1,462 days apart.
    private DateOnly? Counted(string cell)
    {
        if (!double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || number is < 0 or > 200_000)
        {
            return null;
        }

        var day = new DateOnly(1899, 12, 30).AddDays((int)number + (_dates == DateSystem.From1904 ? 1462 : 0));
        return day.Year >= 1950 ? day : null;
    }
}
