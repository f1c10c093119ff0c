namespace Portfolio.Domain;

/// <summary>Which days make sense on a record. A year typed as 0203 or 20233 is a slip, not history.</summary>
public static class Days
{
    public static readonly DateOnly First = new(1900, 1, 1);

    /// <summary>How far ahead a plan may reach.</summary>
    public const int YearsAhead = 100;

    /// <summary>What is wrong with a day, if anything; <paramref name="field"/> is its JSON path.</summary>
    public static IEnumerable<Refusal> Faults(DateOnly? day, DateOnly today, string field)
    {
        var last = today.Year + YearsAhead > 9999 ? DateOnly.MaxValue : today.AddYears(YearsAhead);
        if (day < First || day > last)
        {
            yield return new(
                "day-is-in-reach",
                $"{day:yyyy-MM-dd} cannot be meant: give a day from {First:yyyy-MM-dd} to {last:yyyy-MM-dd}.",
                field);
        }
    }
}
