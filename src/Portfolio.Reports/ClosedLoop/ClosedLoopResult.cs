using Portfolio.Domain;
using Portfolio.Domain.Waves;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Statistics;

namespace Portfolio.Reports.ClosedLoop;

/// <summary>Whether what customers say is followed up in time, and whom the waves heard.</summary>
/// <param name="Curves">Kaplan–Meier: actions still open by days since they were raised.</param>
/// <param name="Actions">Open ones first, the next one due first.</param>
/// <param name="Waves">Those opened by the day.</param>
/// <param name="Strata">Of the waves that have any.</param>
public sealed record ClosedLoopResult(
    ReportHeader Header,
    ValueList<Figure> Figures,
    ValueList<GroupFigures> Groups,
    ValueList<CurveSeries> Curves,
    Rows<ActionRow> Actions,
    ValueList<WaveRow> Waves,
    ValueList<StratumRow> Strata) : Report(Header, Figures, Groups)
{
    private protected override IEnumerable<ReportTable> Details() =>
    [
        CurveTable.Of("curves", "Actions still open, by time since they were raised", Curves),
        Table.Of(
            "actions",
            "Actions",
            Actions,
            new("programme", "Programme", CellKind.Programme, a => a.Programme) { IsKey = true },
            new("wave", "Wave", CellKind.Text, a => a.Wave) { IsKey = true },
            new("action", "Action", CellKind.Text, a => a.Action) { IsKey = true },
            new("response", "Response", CellKind.Text, a => a.Response),
            new("account", "Account", CellKind.Text, a => a.Account),
            new("owner", "Owner", CellKind.Person, a => a.Owner),
            new("raisedOn", "Raised on", CellKind.Day, a => a.RaisedOn),
            new("due", "Due", CellKind.Day, a => a.Due),
            new("closedOn", "Closed on", CellKind.Day, a => a.ClosedOn),
            new("overdue", "Overdue", CellKind.YesNo, a => a.Overdue),
            new("inTime", "In time", CellKind.YesNo, a => a.InTime),
            new("positions", "Positions", CellKind.Text, a => Table.Joined(a.Positions))),
        Table.Of(
            "waves",
            "Feedback waves",
            Waves,
            new("wave", "Wave", CellKind.Text, w => w.Wave) { IsKey = true },
            new("title", "Title", CellKind.Text, w => w.Title),
            new("openedOn", "Opened on", CellKind.Day, w => w.OpenedOn),
            new("closedOn", "Closed on", CellKind.Day, w => w.ClosedOn),
            new("sampling", "Sampling", CellKind.Text, w => w.Sampling),
            new("population", "Population", CellKind.Whole, w => w.Population),
            new("invited", "Invited", CellKind.Whole, w => w.Invited),
            new("answered", "Answered", CellKind.Whole, w => w.Answered),
            new("responseRate", "Response rate", CellKind.Share, w => w.Response.Value),
            new("margin", "Margin of error, 95 %", CellKind.Share, w => w.Margin),
            new("bad", "Below the threshold", CellKind.Whole, w => w.Bad),
            new("mean", "Mean score", CellKind.Number, w => w.Mean),
            new("lower", "Lower 95 %", CellKind.Number, w => w.MeanInterval?.Lower),
            new("upper", "Upper 95 %", CellKind.Number, w => w.MeanInterval?.Upper),
            new("positions", "Positions", CellKind.Text, w => Table.Joined(w.Positions))),
        Table.Of(
            "strata",
            "Who answered, beside the population",
            Strata,
            new("wave", "Wave", CellKind.Text, s => s.Wave) { IsKey = true },
            new("stratum", "Stratum", CellKind.Text, s => s.Stratum) { IsKey = true },
            new("population", "Population", CellKind.Whole, s => s.Population),
            new("invited", "Invited", CellKind.Whole, s => s.Invited),
            new("answered", "Answered", CellKind.Whole, s => s.Answered),
            new("expected", "Share of the population", CellKind.Share, s => s.Expected),
            new("share", "Share of those who answered", CellKind.Share, s => s.Share.Value),
            new("lower", "Lower 95 %", CellKind.Share, s => s.Share.Interval?.Lower),
            new("upper", "Upper 95 %", CellKind.Share, s => s.Share.Interval?.Upper),
            new("representative", "Population’s share within", CellKind.YesNo, s => s.Representative)),
    ];

    private protected override Report Cut(ListCut cut) => this with { Actions = cut.Of("actions", Actions) };
}

/// <param name="Programme">Null for one that a wave's bad response raised.</param>
/// <param name="Owner">Who has to see to it now (an id).</param>
/// <param name="InTime">Null while it may still be.</param>
public sealed record ActionRow(
    string? Programme,
    string? Wave,
    string Action,
    string? Response,
    string? Account,
    string Owner,
    DateOnly RaisedOn,
    DateOnly Due,
    DateOnly? ClosedOn,
    bool Overdue,
    bool? InTime,
    ValueList<long> Positions);

/// <param name="Answered">How many have answered so far.</param>
/// <param name="Response">Those who answered, of those invited; while the wave takes answers all of them are censored.</param>
/// <param name="Margin">Margin of error of a share in it, 0 to 1; null where nobody answered, or those asked were not chosen by chance.</param>
/// <param name="MeanInterval">Of the population's mean; null where the answers give none, or those asked were not chosen by chance.</param>
/// <param name="Bad">Responses below the wave's threshold.</param>
public sealed record WaveRow(
    string Wave,
    string Title,
    DateOnly OpenedOn,
    DateOnly? ClosedOn,
    SamplingMethod Sampling,
    int Population,
    int Invited,
    int Answered,
    Share Response,
    double? Margin,
    int Bad,
    double? Mean,
    Interval? MeanInterval,
    ValueList<long> Positions);

/// <param name="Expected">Its share of the population.</param>
/// <param name="Share">Its share of those who answered.</param>
/// <param name="Representative">Whether the population's share lies within the interval; null where nobody answered.</param>
public sealed record StratumRow(
    string Wave, string Stratum, int Population, int Invited, int Answered, double Expected, Share Share, bool? Representative);
