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
    private const int Portfolios = 200;
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
        var name = figure(_reports[0]).Name;
        var covering = Covering(truth, figure);
        var coverage = BinomialInterval.ClopperPearson(covering, Portfolios, 0.999)!;
        var said = $"{name}: {covering} of {Portfolios} intervals hold {truth:0.####}";
        TestContext.Current.TestOutputHelper?.WriteLine(said);
        coverage.Lower!.Value.ShouldBeLessThanOrEqualTo(Interval.DefaultLevel, said);
        coverage.Upper!.Value.ShouldBeGreaterThanOrEqualTo(Interval.DefaultLevel, said);
    }

    /// <summary>In how many portfolios the interval holds a value.</summary>
    public int Covering(double value, Func<PortfolioReports, Figure> figure) => _reports.Count(r =>
        figure(r).Interval is { } interval && !(value < interval.Lower) && !(value > interval.Upper));

    public const int Of200 = Portfolios;
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
