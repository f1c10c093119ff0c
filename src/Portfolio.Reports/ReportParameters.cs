using System.Text.Json.Serialization;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.WhatIfs;

namespace Portfolio.Reports;

/// <summary>What a report is asked.</summary>
/// <param name="Knowledge">What it knows and of which day it speaks.</param>
/// <param name="Department">Only programmes of this department and those below it, on the day.</param>
/// <param name="Sponsor">Only programmes with this person (an id) in a sponsor's seat on the day.</param>
/// <param name="Account">Only programmes for this customer.</param>
/// <param name="Segment">Only programmes for this segment.</param>
/// <param name="By">Breaks the figures down.</param>
/// <param name="Since">
/// For the board: what changed after this day; for the watchlist what is new and what was cleared since then. By default a month
/// before the day it speaks of.
/// </param>
/// <param name="SinceKnown">
/// For the watchlist: it is held against the list as it was known then, about the day that is <paramref name="Since"/> too; left
/// out, against the list of that day by what is known now.
/// </param>
/// <param name="WhatIf">For the report of that name: the shock that is thought of; by default a reorganisation of everything.</param>
/// <param name="Evidence">Whether each figure names the programmes and events behind it.</param>
public sealed record ReportParameters(
    Knowledge Knowledge,
    string? Department = null,
    string? Sponsor = null,
    string? Account = null,
    string? Segment = null,
    Grouping? By = null,
    DateOnly? Since = null,
    bool Evidence = true,
    WhatIf? WhatIf = null,
    Knowledge? SinceKnown = null)
{
    /// <summary>With evidence, the one figure whose it is, by its name; null: of all. What a report says does not hang on it.</summary>
    [JsonIgnore]
    public string? OnlyFigure { get; init; }

    /// <summary>With evidence, whether also of whom a figure rests on without counting it (<see cref="Figures.Figure.Parts"/>).</summary>
    [JsonIgnore]
    public bool Parts { get; init; }
}
