using Portfolio.Domain;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Figures;

/// <summary>How often a cause was named. Several may be named at a time, so the shares may sum to more than 1.</summary>
/// <param name="Cases">How many stalls, deferrals or re-baselines named it.</param>
/// <param name="Programmes">Of how many programmes they were.</param>
/// <param name="Share">Of all those that happened, with or without a cause named.</param>
public sealed record CauseCount(Derailer Cause, int Cases, int Programmes, Share Share);
