namespace Portfolio.App.Web;

/// <summary>
/// A value of an enumeration as it comes from outside: by its name alone. <see cref="Enum.TryParse{TEnum}(string, out TEnum)"/>
/// takes numbers too, those that stand for nothing included, and several names with commas between.
/// </summary>
internal static class NamedValue
{
    /// <summary>The value of that name; null where there is none.</summary>
    public static T? Of<T>(string? name, bool ignoreCase = false)
        where T : struct, Enum =>
        Enum.GetNames<T>().FirstOrDefault(n => n.Equals(name, ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)) is { } known
            ? Enum.Parse<T>(known)
            : null;
}
