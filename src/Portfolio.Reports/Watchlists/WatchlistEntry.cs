using Portfolio.Domain;

namespace Portfolio.Reports.Watchlists;

/// <summary>A rule that a programme meets.</summary>
/// <param name="Item">The scope item, phase, account, action or threat it is about, where it is about one.</param>
/// <param name="Person">The person (an id) it is about, where it is about one.</param>
/// <param name="Reason">A sentence.</param>
/// <param name="Since">The day it began.</param>
/// <param name="Days">From then to the day of the report.</param>
/// <param name="Positions">The events behind it.</param>
public sealed record WatchlistEntry(
    string Programme,
    string Title,
    string? Department,
    WatchlistRule Rule,
    string? Item,
    string? Person,
    string Reason,
    DateOnly Since,
    int Days,
    ValueList<long> Positions)
{
    /// <summary>Whether another of the same programme is about the same, so that it is one alert that goes on.</summary>
    public bool IsAboutTheSame(WatchlistEntry other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Watchlist.WhatOf(Rule, Item, Person) == Watchlist.WhatOf(other.Rule, other.Item, other.Person);
    }
}
