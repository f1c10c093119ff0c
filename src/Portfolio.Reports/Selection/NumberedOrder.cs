namespace Portfolio.Reports.Selection;

/// <summary>
/// Sorts by a number, and by comparing only where that is the same: for a hundred thousand entries ten times as fast as by
/// several keys one after the other.
/// </summary>
internal static class NumberedOrder
{
    /// <param name="number">What comes first has the smaller one.</param>
    /// <param name="ties">
    /// Orders those with the same number; those that are the same by it too stay in the order in which they were given.
    /// </param>
    public static T[] Of<T>(IReadOnlyCollection<T> entries, Func<T, long> number, Comparison<T>? ties = null)
    {
        T[] given = [.. entries];
        return Of(given, Array.ConvertAll(given, entry => number(entry)), ties);
    }

    /// <summary>The same, given the number of each; the numbers are sorted too.</summary>
    public static T[] Of<T>(T[] given, long[] numbers, Comparison<T>? ties = null)
    {
        var places = RadixSort.Places(numbers);
        for (var (from, to) = (0, 0); ties is not null && from < numbers.Length; from = to)
        {
            for (to = from + 1; to < numbers.Length && numbers[to] == numbers[from];)
            {
                to++;
            }

            if (to - from > 1)
            {
                places.AsSpan(from, to - from).Sort((one, other) =>
                    ties(given[one], given[other]) is var order and not 0 ? order : one.CompareTo(other));
            }
        }

        return Array.ConvertAll(places, place => given[place]);
    }

    /// <summary>One number of a small one, a day and the number of a programme, in that order.</summary>
    public static long Number(int first, DateOnly then, ProgrammeOn last) => Number(first, then.DayNumber, last);

    /// <summary>The same with any number from 0 to 2²⁴ instead of a day.</summary>
    public static long Number(int first, int then, ProgrammeOn last) => ((long)first << 56) | ((long)then << 32) | (uint)last.Number;

    /// <summary>For a day that comes first the later it is.</summary>
    public static int Latest(DateOnly day) => DateOnly.MaxValue.DayNumber - day.DayNumber;
}
