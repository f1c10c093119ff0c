using System.Runtime.InteropServices;

namespace Portfolio.Reports.Forecast;

/// <summary>A forecast beside what came.</summary>
/// <param name="Cluster">The number of its programme, from 0: cases of one programme depend on each other.</param>
/// <param name="Said">What the model said.</param>
/// <param name="BaseRate">What the base rate known at the same time said.</param>
/// <param name="Delivered">Whether it was delivered in time; null where nobody looked long enough to tell.</param>
/// <param name="Weight">0 for one that cannot tell; more than 1 where it also stands for such.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScoredCase(int Cluster, double Said, double BaseRate, bool? Delivered, double Weight);
