namespace Portfolio.App.Import.Values;

/// <summary>What a cell came to: a value, nothing known, or not to be understood.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Known">Whether there is a value.</param>
/// <param name="Expected">What was expected, where the cell cannot be understood.</param>
public readonly record struct Understood<T>(T? Value, bool Known, string? Expected);

/// <summary>Says what a cell came to.</summary>
public static class Understood
{
    public static Understood<T> As<T>(T value) => new(value, true, null);

    public static Understood<T> Unknown<T>() => new(default, false, null);

    public static Understood<T> Not<T>(string expected) => new(default, false, expected);
}
