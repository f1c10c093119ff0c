using System.Text.Json.Serialization;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Stalls;

/// <summary>How often programmes stall, for how long, why, and how it ends.</summary>
/// <param name="Fates">Incidence of resumed, dropped and other by days stalled, and the share still stalled.</param>
/// <param name="Causes">How often each cause was named; a stall may name several. Most frequent first.</param>
/// <param name="Stalls">Every stall on record up to the day, latest first.</param>
/// <param name="Suspected">Active, but nothing heard for several times its cadence (a setting); never counted as stalled.</param>
public sealed record StallResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<CurveSeries> Fates,
    ValueList<CauseCount> Causes,
    Rows<StallRow> Stalls,
    ValueList<SuspectedStall> Suspected) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() => StallTables.Of(this);

    private protected override Report Cut(ListCut cut) => this with
    {
        Stalls = cut.Of("stalls", Stalls),
        Suspected = cut.Of("suspected", Suspected),
    };
}

/// <param name="Days">To its end, or to the day of the report while it lasts.</param>
/// <param name="Observed">Whether stalls of the programme were observed when it began, so that it counts in the rates.</param>
public sealed record StallRow(
    string Programme,
    string Title,
    string? Department,
    DateOnly From,
    DateOnly? To,
    StallEnd End,
    int Days,
    ValueList<Derailer> Causes,
    bool Observed,
    ValueList<long> Positions)
{
    /// <summary>The second of the programme that began on that day has 2, and so on; null: the first, and mostly the only one. In JSON their positions tell.</summary>
    [JsonIgnore]
    public int? Again { get; init; }
}

/// <param name="LastOn">The last day of which anything is on record.</param>
/// <param name="Days">Since then.</param>
public sealed record SuspectedStall(
    string Programme, string Title, string? Department, DateOnly LastOn, int Days, Cadence Cadence, long Position);
