namespace Portfolio.App.Web;

/// <summary>
/// A value of an enumeration as it comes from outside: by its name alone. <see cref="Enum.TryParse{TEnum}(string, out TEnum)"/>
/// takes numbers too, those that stand for nothing included, and several names with commas between.
/// </summary>
internal static class NamedValue
{
    /// <summary>The value of that name; null where there is none.</summary>
    public static T? Of<T>(string? name, bool ignoreCase = false)
        where T : struct, Enum => (T?)Of(typeof(T), name, ignoreCase);

    /// <summary>The same for an enumeration that is known only as the program runs.</summary>
    public static object? Of(Type enumeration, string? name, bool ignoreCase = false)
    {
        var compared = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return Enum.GetNames(enumeration).FirstOrDefault(n => n.Equals(name, compared)) is { } known ? Enum.Parse(enumeration, known) : null;
    }
}
