using System.Globalization;

namespace Portfolio.App.Import.Edits;

/// <summary>Compares a cell that came back with the value that was exported, whatever a spreadsheet has made of its look.</summary>
internal static class CellSame
{
    public static bool Is(string cell, object? value) => value switch
    {
        null => cell.Length == 0,
        string text => cell == text.Trim(),
        DateOnly day => TryDay(cell, out var given) && given == day,
        bool yes => cell.Equals(yes ? "yes" : "no", StringComparison.OrdinalIgnoreCase),
        IConvertible number => TryNumber(cell, out var given) && given == number.ToDecimal(CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"A row holds a {value.GetType().Name}."),
    };

    /// <summary>A day as ISO has it; a time of day behind it, as workbooks give one, counts for nothing.</summary>
    public static bool TryDay(string cell, out DateOnly day) => DateOnly.TryParseExact(
        cell.Length > 10 && cell[10] is (' ' or 'T') ? cell[..10] : cell, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static bool TryNumber(string cell, out decimal number) =>
        decimal.TryParse(cell, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out number);
}
