using Portfolio.App.Pages.Wording;
using Portfolio.App.Reports;
using Portfolio.Domain;
using Portfolio.Reports;
using Portfolio.Reports.Board;
using Portfolio.Reports.ClosedLoop;
using Portfolio.Reports.Derailers;
using Portfolio.Reports.Drivers;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Forecast;
using Portfolio.Reports.PhaseTwo;
using Portfolio.Reports.Rebaselines;
using Portfolio.Reports.Sponsors;
using Portfolio.Reports.Stalls;
using Portfolio.Reports.Statistics;
using Portfolio.Reports.Surveys;
using Portfolio.Reports.Themes;
using Portfolio.Reports.Watchlists;

namespace Portfolio.App.Pages.Reports.Pictures;

/// <summary>The pictures of each report.</summary>
public static class ReportPictures
{
    public static IReadOnlyList<Picture> Of(Report report) => report switch
    {
        BoardResult r => [.. Shares(r)],
        StallResult r => [.. Curves("How stalls end", "fates", "Months since the stall began", r.Fates), .. Causes("stalls", r.Causes)],
        PhaseTwoResult r =>
        [
            .. Curves("What becomes of deferred items", "fates", "Months since the first deferral", r.Fates),
            .. FlowPicture.Of(r.Flow),
            .. Causes("deferrals", r.Causes),
        ],
        ForecastResult r => [.. Calibration(r.BackTest)],
        SponsorResult r => [.. Curves("Who is still there", "curves", "Months since the begin", r.Curves)],
        RebaselineResult r => [.. HowOften(r), .. Causes("re-baselines", r.Causes)],
        WatchlistResult r => [.. Rules(r)],
        DerailerResult r => [.. Kinds(r)],
        ClosedLoopResult r => [.. Curves("How long actions stay open", "curves", "Months since the action was raised", r.Curves), .. Shares(r)],
        ThemeResult r => [.. Scores(r)],
        DriverResult r => [.. Weights(r)],
        SurveyResult r => [.. Statements(r)],
        _ => [.. Shares(report)],
    };

    private static IEnumerable<Picture> Scores(ThemeResult report)
    {
        var told = report.Figures.Where(f => f.Value is not null).ToList();
        if (told.Count > 0)
        {
            yield return new(
                "Mean score of each theme", "0 to 100, over running programmes. Whiskers are 95 % intervals.", "figures",
                new BarsData("count", 100, [.. told.Select(f => new BarData(
                    f.Title, f.Value!.Value, f.Interval?.Lower, f.Interval?.Upper, FigureWords.Of(f).Line, ReportEvidence.NumberOf(f)))]));
        }
    }

    private static IEnumerable<Picture> Weights(DriverResult report)
    {
        if (report.Drivers.Count > 0)
        {
            var latest = report.Drivers[0].Wave;
            yield return new(
                $"What drives the overall score in {latest}", "Relative weights, which sum to what all drivers explain together. Point estimates.", "drivers",
                new BarsData("share", null, [.. report.Drivers.Index().Where(d => d.Item.Wave == latest).Select(d => new BarData(
                    d.Item.Driver, d.Item.Weight, null, null,
                    $"{Say.Percent(d.Item.Weight)}, performance {Say.Percent(d.Item.Performance)}: {Say.Lower(d.Item.Quadrant)}",
                    ReportEvidence.NumberOf("drivers", d.Index)))]));
        }
    }

    private static IEnumerable<Picture> Statements(SurveyResult report)
    {
        // The latest of which answers count.
        if (report.Surveys.Where(s => s.Answered.Numerator > 0).MaxBy(s => s.OpenedOn) is { } survey)
        {
            var told = report.Statements.Index().Where(s => s.Item.Survey == survey.Survey && s.Item.Said.Value is not null).ToList();
            if (told.Count > 0)
            {
                yield return new(
                    survey.Title, "Agreed, checked or chosen. Whiskers are 95 % intervals.", "statements",
                    new BarsData("share", 1, [.. told.Select(t => (Statement: t.Item, t.Item.Said, t.Index)).Select(s => new BarData(
                        s.Statement.Wording, s.Said.Value!.Value, s.Said.Interval?.Lower, s.Said.Interval?.Upper,
                        $"{Say.Percent(s.Said.Value!.Value)}, {s.Said.Numerator} of {s.Said.Denominator}{(s.Statement.Published is { } p ? $"; published {p:0.#} % of {s.Statement.PublishedCounted}" : "")}",
                        ReportEvidence.NumberOf("statements", s.Index)))]));
            }
        }
    }

    private static IEnumerable<Picture> Rules(WatchlistResult report)
    {
        if (report.Entries.Count > 0)
        {
            yield return new(
                "Programmes by rule", "A programme may meet several.", "rules",
                new BarsData("count", null, [.. report.Rules.Select((r, row) => new BarData(
                    Say.Of(r.Rule), r.Programmes, null, null, $"{Say.Count(r.Programmes, "programme")}, {r.Added} new, {r.Cleared} cleared",
                    ReportEvidence.NumberOf("rules", row)))]));
        }
    }

    private static IEnumerable<Picture> Kinds(DerailerResult report)
    {
        if (report.Kinds.Any(k => k.Hit.Numerator > 0))
        {
            yield return new(
                "Programmes hit", "Several may hit one programme, so the shares may sum to more than 100 %. Whiskers are 95 % intervals.", "kinds",
                new BarsData("share", null, [.. report.Kinds.Index().Where(k => k.Item.Hit.Numerator > 0).Select(k => Bar(
                    Say.Of(k.Item.Derailer), k.Item.Hit, "kinds", k.Index))]));
        }
    }

    private static IEnumerable<Picture> Curves(string title, string table, string axis, ValueList<CurveSeries> curves)
    {
        var drawn = curves.Where(c => c.Steps.Count > 0).ToList();
        if (drawn.Count > 0)
        {
            yield return new(
                title,
                $"{Words(drawn)} Bands are pointwise 95 % intervals, not bands for the whole curve.",
                table,
                new CurvesData(axis, CurvePicture.Of(table, curves)),
                Tall: true);
        }
    }

    private static string Words(IEnumerable<CurveSeries> curves) =>
        string.Join(" ", curves.GroupBy(c => c.Estimator).Select(g => $"{Say.List(g.Select(c => c.Title))}: {g.Key}."));

    private static BarData Bar(string title, Share share, string table, int row) => new(
        title, share.Value!.Value, share.Interval?.Lower, share.Interval?.Upper,
        $"{Say.Percent(share.Value!.Value)}, {share.Numerator} of {share.Denominator}", ReportEvidence.NumberOf(table, row));

    private static IEnumerable<Picture> Shares(Report report)
    {
        var shares = report.Figures.Where(f => f is { Unit: Unit.Share, Value: not null }).ToList();
        if (shares.Count > 0)
        {
            yield return new(
                "Shares", "Whiskers are 95 % intervals.", "figures",
                new BarsData("share", 1, [.. shares.Select(f => new BarData(
                    f.Title, f.Value!.Value, f.Interval?.Lower, f.Interval?.Upper, FigureWords.Of(f).Line, ReportEvidence.NumberOf(f)))]));
        }
    }

    private static IEnumerable<Picture> Causes(string of, ValueList<CauseCount> causes)
    {
        if (causes.Count > 0)
        {
            yield return new(
                $"Causes of {of}", "Several may be named at a time, so the shares may sum to more than 100 %. Whiskers are 95 % intervals.",
                "causes",
                new BarsData("share", null, [.. causes.Index().Where(c => c.Item.Share.Value is not null).Select(c => Bar(
                    Say.Of(c.Item.Cause), c.Item.Share, "causes", c.Index))]));
        }
    }

    private static IEnumerable<Picture> Calibration(BackTest test)
    {
        if (test.Calibration.Count > 0)
        {
            yield return new(
                "Did what was forecast come true?",
                "Forecasts of past quarter ends, by what they said: the bar is the share that was delivered within twelve months. Whiskers are 95 % intervals, which take forecasts as independent.",
                "calibration",
                new BarsData("share", null, [.. test.Calibration.Select((b, row) => new BarData(
                    $"Said {Say.Percent(b.Said)}", b.Came, b.Counted.Interval?.Lower, b.Counted.Interval?.Upper,
                    $"said {Say.Percent(b.Said)}, came {Say.Percent(b.Came)}, {b.Counted.Numerator} of {b.Counted.Denominator}",
                    ReportEvidence.NumberOf("calibration", row)))]));
        }
    }

    private static IEnumerable<Picture> HowOften(RebaselineResult report)
    {
        if (report.HowOften.Count > 0)
        {
            yield return new(
                "How often programmes were re-baselined", "Programmes with a planned finish on record.", "how-often",
                new BarsData("count", null, [.. report.HowOften.Select((c, row) => new BarData(
                    c.Times switch { 0 => "Never", 1 => "Once", 2 => "Twice", var n => $"{n} times" },
                    c.Programmes, null, null, Say.Count(c.Programmes, "programme"), ReportEvidence.NumberOf("how-often", row)))]));
        }
    }
}
