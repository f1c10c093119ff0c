namespace Portfolio.Reports.Facts;

/// <summary>Where a scope item may be, by number: a new one nowhere yet, then the phases, "later", and the fates.</summary>
internal static class ScopePlaces
{
    /// <summary>Phases have the numbers between; they are numbered from 1 to 99.</summary>
    public const int New = 0;
    public const int Later = 100;

    /// <summary>How many there are.</summary>
    public static int Count { get; } = 1 + Later + (int)Enum.GetValues<ScopeFate>().Max();

    /// <param name="phase">Null is "later".</param>
    public static int Of(int? phase) => phase ?? Later;

    /// <param name="fate">Not open.</param>
    public static int Of(ScopeFate fate) => Later + (int)fate;

    public static string Name(int place) => place switch
    {
        New => "new",
        < Later => FormattableString.Invariant($"phase {place}"),
        Later => "later",
        Later + (int)ScopeFate.Delivered => "delivered",
        Later + (int)ScopeFate.Dropped => "dropped",
        _ => "unknown",
    };
}
