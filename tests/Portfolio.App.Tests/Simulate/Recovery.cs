using Portfolio.App.Simulate;
using Portfolio.App.Simulate.Rates;
using Portfolio.Reports;
using Portfolio.Reports.Facts;
using Portfolio.Reports.Figures;
using Portfolio.Reports.Knowing;
using Portfolio.Reports.PhaseTwo;
using Portfolio.Reports.Sponsors;
using Portfolio.Reports.Stalls;
using Portfolio.Reports.Statistics;

namespace Portfolio.App.Tests.Simulate;

/// <summary>Many portfolios made with the same hazards, and how often the intervals of a figure hold the truth.</summary>
internal sealed class Recovery
{
    public const int Portfolios = 200;

    private static readonly DateOnly Until = new(2026, 6, 30);

    private readonly PortfolioReports[] _reports;

    private Recovery(PortfolioReports[] reports) => _reports = reports;

    /// <summary>Makes the portfolios, of 60 programmes in 5 years each, and computes their reports.</summary>
    public static Recovery Of(Hazards hazards) => new([
        .. ParallelEnumerable.Range(1, Portfolios).AsOrdered().Select(seed =>
            PortfolioReports.Of(new SimulationPlan(60, 5, seed, Until) { Hazards = hazards })),
    ]);

    /// <summary>The 95 % interval holds the truth in 95 % of the portfolios, give or take what chance explains.</summary>
    public void Covers(double truth, Func<PortfolioReports, Figure> figure)
    {
        var (coverage, said) = Coverage(truth, figure);
        coverage.Lower!.Value.ShouldBeLessThanOrEqualTo(Interval.DefaultLevel, said);
        coverage.Upper!.Value.ShouldBeGreaterThanOrEqualTo(Interval.DefaultLevel, said);
    }

    /// <summary>
    /// The same of an exact interval: counts being whole, it promises 95 % at least, and holds the truth more often where
    /// they are small.
    /// </summary>
    public void CoversAtLeast(double truth, Func<PortfolioReports, Figure> figure)
    {
        var (coverage, said) = Coverage(truth, figure);
        coverage.Upper!.Value.ShouldBeGreaterThanOrEqualTo(Interval.DefaultLevel, said);
    }

    private (Interval Coverage, string Said) Coverage(double truth, Func<PortfolioReports, Figure> figure)
    {
        var covering = Covering(truth, figure);
        var said = $"{figure(_reports[0]).Name}: {covering} of {Portfolios} intervals hold {truth:0.####}";
        TestContext.Current.TestOutputHelper?.WriteLine(said);
        return (BinomialInterval.ClopperPearson(covering, Portfolios, 0.999)!, said);
    }

    /// <summary>In how many portfolios the interval holds a value.</summary>
    public int Covering(double value, Func<PortfolioReports, Figure> figure) => _reports.Count(r =>
        figure(r).Interval is { } interval && !(value < interval.Lower) && !(value > interval.Upper));
}

/// <summary>What the reports say of one simulated portfolio at its end.</summary>
internal sealed record PortfolioReports(StallResult Stalls, SponsorResult Sponsors, PhaseTwoResult PhaseTwo)
{
    public static PortfolioReports Of(SimulationPlan plan)
    {
        var portfolio = SimulatedPortfolio.Of(plan);
        ProgrammeFacts[] facts = [.. portfolio.Histories.Values.Select(ProgrammeFacts.Of)];
        var asked = new ReportParameters(Knowledge.Recorded(long.MaxValue, plan.Until), Evidence: false);
        return new(
            StallReport.Compute(facts, portfolio.Organisation, asked),
            SponsorReport.Compute(facts, portfolio.Organisation, asked),
            PhaseTwoReport.Compute(facts, portfolio.Organisation, asked));
    }

    public Figure Promised(string group, string figure) =>
        PhaseTwo.Splits.Single(s => s.By == "promised" && s.Group == group).Figures.Single(f => f.Name == figure);
}
