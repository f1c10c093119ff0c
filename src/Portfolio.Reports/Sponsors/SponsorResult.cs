using System.Text.Json.Serialization;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Reports.Figures;

namespace Portfolio.Reports.Sponsors;

/// <summary>Who sponsors what, for how long against how long programmes take, and what follows a change.</summary>
/// <param name="Curves">Kaplan–Meier: sponsors still in their seat, and programmes still running, by time.</param>
/// <param name="Sitting">Who sits on the day, by programme.</param>
/// <param name="Vacancies">Running programmes without any sponsor on the day, the longest first.</param>
/// <param name="Swaps">Every swap on record up to the day, latest first.</param>
public sealed record SponsorResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<CurveSeries> Curves,
    ValueList<SeatRow> Sitting,
    ValueList<VacancyRow> Vacancies,
    Rows<SwapRow> Swaps) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() => SponsorTables.Of(this);

    private protected override Report Cut(ListCut cut) => this with
    {
        Sitting = cut.Of("sitting", Sitting),
        Vacancies = cut.Of("vacancies", Vacancies),
        Swaps = cut.Of("swaps", Swaps),
    };
}

/// <param name="Person">An id.</param>
/// <param name="BeginSeen">Whether the begin was seen; else <paramref name="Since"/> is when the person was first seen there.</param>
/// <param name="Replaced">Whom the person took over from (an id).</param>
/// <param name="Commitment">What the person last said of the programme; null: nothing.</param>
/// <param name="Deputy">The deputy on the day (an id).</param>
public sealed record SeatRow(
    string Programme,
    string Title,
    string? Department,
    string Person,
    SponsorRole Role,
    DateOnly Since,
    bool BeginSeen,
    int Days,
    string? Replaced,
    Commitment? Commitment,
    string? Deputy,
    ValueList<long> Positions);

public sealed record VacancyRow(
    string Programme, string Title, string? Department, DateOnly Since, int Days, ValueList<long> Positions);

/// <param name="Recommitment">What the new sponsor said within the days that the settings allow; null: nothing.</param>
/// <param name="RecommittedOn">When.</param>
/// <param name="StalledSoon">
/// Whether the programme stalled within the days after that the settings name; null where stalls are not observed, and while
/// it has not and the days are not over.
/// </param>
public sealed record SwapRow(
    string Programme,
    string Title,
    string? Department,
    DateOnly On,
    string From,
    string To,
    SponsorRole Role,
    Commitment? Recommitment,
    DateOnly? RecommittedOn,
    bool? StalledSoon,
    ValueList<long> Positions)
{
    /// <summary>The second from the one to the other on that day has 2, and so on; null: the first, and mostly the only one. In JSON their positions tell.</summary>
    [JsonIgnore]
    public int? Again { get; init; }
}
