using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Settings;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.Rebaselines;

/// <summary>How often and how far finishes move, and what a Green was worth.</summary>
/// <param name="HowOften">How many programmes were re-baselined 0, 1, 2 … times.</param>
/// <param name="Programmes">Original beside latest, every programme with a finish; the furthest moved first.</param>
/// <param name="Calibration">What became of those that reported each rating, scale by scale: scales are never mixed.</param>
public sealed record RebaselineResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<RebaselineCount> HowOften,
    ValueList<CauseCount> Causes,
    Rows<FinishRow> Programmes,
    ValueList<CalibrationRow> Calibration) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() => RebaselineTables.Of(this);

    private protected override Report Cut(ListCut cut) => this with
    {
        Programmes = cut.Of("programmes", Programmes),
    };
}

public sealed record RebaselineCount(int Times, int Programmes);

/// <param name="Original">The finish first planned, or that of the commission.</param>
/// <param name="Latest">The finish planned on the day.</param>
/// <param name="MovedDays">Latest less original; negative is earlier.</param>
/// <param name="EndedOn">When it ended, where it has.</param>
public sealed record FinishRow(
    string Programme,
    string Title,
    string? Department,
    ProgrammeState State,
    DateOnly Original,
    DateOnly Latest,
    int Rebaselines,
    int MovedDays,
    DateOnly? EndedOn,
    ValueList<long> Positions);

/// <summary>What became of the programmes that reported a rating.</summary>
/// <param name="Scale">Name and version.</param>
/// <param name="Rating">A point of the scale; null is "not rated".</param>
/// <param name="Light">What the point means, where the scale is known.</param>
/// <param name="Reports">How many reports said so, superseded ones left out.</param>
/// <param name="Programmes">Of how many programmes.</param>
/// <param name="EndedWell">
/// Reports of programmes later completed, of those later completed or dropped; censored: still open; not observed: left
/// their register or merged. Reports of one programme share its end, so the interval is too narrow.
/// </param>
/// <param name="LastSaid">The same for programmes by what their last rated report said: one each.</param>
/// <param name="AgainstEvidence">
/// Reports made while the programme was stalled, or past its planned finish, on the last day of their period.
/// </param>
/// <param name="Overridden">Reports of which somebody said that another rating of the scale was right.</param>
/// <param name="Overrides">Reports that said another one, or this, of which somebody said that this was right.</param>
/// <param name="OverridesEndedWell">Of these what <paramref name="EndedWell"/> is of reports: what an override was worth.</param>
public sealed record CalibrationRow(
    string Scale,
    string? Rating,
    Light? Light,
    int Reports,
    int Programmes,
    Share EndedWell,
    Share LastSaid,
    Share AgainstEvidence,
    Share Overridden,
    int Overrides,
    Share OverridesEndedWell);
