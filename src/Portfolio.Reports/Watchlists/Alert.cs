using System.Runtime.InteropServices;

namespace Portfolio.Reports.Watchlists;

/// <summary>A rule of the watchlist that a programme meets on a day; not yet in words.</summary>
/// <param name="About">The scope item, phase or account it is about.</param>
/// <param name="Person">The sponsor it is about.</param>
/// <param name="Limit">The days, deferrals, months or cadences that it is beyond.</param>
/// <param name="Among">Of a forecast: among the worst so many percent.</param>
/// <param name="At">The event behind it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Alert(
    WatchlistRule Rule, DateOnly Since, long At, string? About = null, string? Person = null, int Limit = 0, DateOnly? Due = null,
    int Among = 0);
