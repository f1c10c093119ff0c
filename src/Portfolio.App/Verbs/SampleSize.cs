using System.Globalization;

namespace Portfolio.App.Verbs;

/// <summary>How large the made-up portfolio of a first start is.</summary>
public static class SampleSize
{
    public const int Small = 120;

    /// <summary>The number of programmes, or null for none.</summary>
    /// <exception cref="WrongUseException">It is neither a size nor “none”.</exception>
    public static int? Parse(string size) => size switch
    {
        "none" => null,
        "small" => Small,
        _ when int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 100_000 => number,
        _ => throw new WrongUseException($"--sample {size}: say none, small, or a number of programmes from 1 to 100000."),
    };
}
