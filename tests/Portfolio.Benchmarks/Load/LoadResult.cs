namespace Portfolio.Benchmarks.Load;

/// <summary>What a number of clients got done in a time.</summary>
/// <param name="PerSecond">Operations that ended within the time, by second.</param>
/// <param name="P50">Half of them took at most so many milliseconds.</param>
/// <param name="P99">99 % of them.</param>
/// <param name="Cpu">Microseconds of processor for each, one for each clock that was given.</param>
internal sealed record LoadResult(int Clients, double PerSecond, double P50, double P99, IReadOnlyList<double> Cpu);
