using System.Globalization;
using Portfolio.App.Web;

namespace Portfolio.App.Lists;

/// <summary>One way to narrow a list.</summary>
/// <param name="Parameter">Its name in the address, for people as for programs.</param>
/// <param name="Fault">What is wrong with a value, in a sentence; null: nothing.</param>
/// <param name="Fits">Whether an entry fits a value without fault.</param>
internal sealed record ListFilter<T>(
    QueryParameter Parameter, Func<string, ListContext, string?> Fault, Func<T, string, ListContext, bool> Fits);

/// <summary>The kinds of filter that lists have.</summary>
internal static class ListFilter
{
    /// <summary>The same words, without regard to case.</summary>
    public static ListFilter<T> Same<T>(string name, string description, Func<T, string?> of) => new(
        new(name, description), (_, _) => null, (entry, value, _) => string.Equals(of(entry), value, StringComparison.OrdinalIgnoreCase));

    /// <summary>One of the names of an enumeration, or several with commas between.</summary>
    public static ListFilter<T> AnyOf<T, TEnum>(string name, string description, Func<T, TEnum> of)
        where TEnum : struct, Enum => new(
            new(name, $"{description} One of {string.Join(", ", Enum.GetNames<TEnum>())}, or several with commas between.", Example: Enum.GetNames<TEnum>()[0])
            {
                Among = Enum.GetNames<TEnum>(),
            },
            (value, _) => value.Split(',').All(v => Enum.GetNames<TEnum>().Contains(v))
                ? null
                : $"{name} is one of {string.Join(", ", Enum.GetNames<TEnum>())}, or several with commas between.",
            (entry, value, _) => value.Split(',').Contains(of(entry).ToString()));

    /// <summary>A department with what lies below it on the day.</summary>
    public static ListFilter<T> Department<T>(Func<T, string?> of) => new(
        new("department", "Those of a department, with what lies below it.", Example: "MKT"),
        (value, context) => context.Organisation.HasDepartment(value) ? null : $"There is no department “{Domain.Words.Shown(value)}”.",
        (entry, value, context) => context.Organisation.IsWithin(of(entry), value, context.AsOf));

    /// <summary>Whether something is so.</summary>
    public static ListFilter<T> Is<T>(string name, string description, Func<T, bool> of) => new(
        new(name, description, QueryKind.YesNo),
        (value, _) => value is "true" or "false" ? null : $"{name} is true or false.",
        (entry, value, _) => of(entry) == (value == "true"));

    /// <summary>From a day on, or up to it.</summary>
    public static ListFilter<T> Day<T>(string name, string description, Func<T, DateOnly?> of, bool from) => new(
        new(name, description, QueryKind.Day, "2026-03-31"),
        (value, context) => TryDay(value, out _) ? null : $"{name} is a day, such as 2026-03-31.",
        (entry, value, _) => TryDay(value, out var day) && of(entry) is { } on && (from ? on >= day : on <= day));

    private static bool TryDay(string value, out DateOnly day) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
