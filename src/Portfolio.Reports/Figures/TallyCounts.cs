using System.Runtime.InteropServices;

namespace Portfolio.Reports.Figures;

/// <summary>What was counted of one programme, to be added to others.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TallyCounts(
    int Numerator, int Denominator, int Censored, int NotObserved, int Days, int Hundredths);
