using System.Globalization;

namespace Portfolio.Reports.Figures;

/// <summary>How much a setting is, in words: figures say what they rest on as it is on the day.</summary>
internal static class Amount
{
    /// <summary>“1 day”, “60 days”.</summary>
    public static string Days(int days) => Of(days, "day");

    /// <summary>“1 month”, “12 months”.</summary>
    public static string Months(int months) => Of(months, "month");

    /// <summary>“1 cadence”, “2 cadences”.</summary>
    public static string Cadences(int cadences) => Of(cadences, "cadence");

    /// <summary>“1 shock”, “2 shocks”.</summary>
    public static string Shocks(int shocks) => Of(shocks, "shock");

    /// <summary>“1 piece of evidence”, “2 pieces of evidence”.</summary>
    public static string Pieces(int pieces) => $"{Of(pieces, "piece")} of evidence";

    /// <summary>“once”, “twice”, “3 times”.</summary>
    public static string Times(int times) => times switch
    {
        1 => "once",
        2 => "twice",
        _ => $"{Number(times)} times",
    };

    private static string Of(int number, string one) => $"{Number(number)} {one}{(number == 1 ? "" : "s")}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
