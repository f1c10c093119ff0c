namespace Portfolio.Benchmarks.Load;

/// <summary>What a number of clients got done in a time.</summary>
/// <param name="PerSecond">Operations that ended within the time, by second.</param>
/// <param name="P50">Half of them took at most so many milliseconds.</param>
/// <param name="P99">99 % of them.</param>
/// <param name="Cpu">Microseconds of processor for each, one for each clock that was given.</param>
internal sealed record LoadResult(int Clients, double PerSecond, double P50, double P99, IReadOnlyList<double> Cpu)
{
    /// <summary>What a number of clients got done in several turns: the median of each figure.</summary>
    public static LoadResult Median(IReadOnlyList<LoadResult> turns) => new(
        turns[0].Clients,
        Median(turns.Select(t => t.PerSecond)),
        Median(turns.Select(t => t.P50)),
        Median(turns.Select(t => t.P99)),
        [.. turns[0].Cpu.Select((_, i) => Median(turns.Select(t => t.Cpu[i])))]);

    /// <summary>The middle of an odd number of figures; of an even number, the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
