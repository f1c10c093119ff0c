using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Lifecycle;

public sealed class CoverageTests
{
    private static readonly Coverage Wider =
        new("GMPP", [FactKind.Existence, FactKind.Finish, FactKind.Status], Sight.AtSnapshots);

    [Fact]
    public void A_source_reports_more_from_a_day_on()
    {
        var after = Registered.When("2026-03-01", new DeclareCoverage(Wider)).Then(new CoverageDeclared(Wider));
        after.History.On(Today.Day("2026-02-28")).Coverage.ShouldBe([CrmRegistered.Coverage]);
        after.History.Latest.Coverage.ShouldBe([Wider]);
    }

    [Fact]
    public void Each_source_has_its_own() =>
        Registered.When("2026-03-01", new DeclareCoverage(Coverage.Own)).Then(new CoverageDeclared(Coverage.Own))
            .History.Latest.Coverage.ShouldBe([CrmRegistered.Coverage, Coverage.Own]);

    [Fact]
    public void What_is_covered_already_changes_nothing() =>
        Registered.When("2026-03-01", new DeclareCoverage(CrmRegistered.Coverage)).ThenNothing();

    [Fact]
    public void It_names_its_source() =>
        Registered.When("2026-03-01", new DeclareCoverage(Wider with { Source = "" }))
            .ThenRefused("Say who reports these facts.");

    [Fact]
    public void What_is_not_observed_is_known() =>
        (Wider.Observes(FactKind.Status), Wider.Observes(FactKind.Scope), Coverage.Own.Observes(FactKind.Scope))
            .ShouldBe((true, false, true));
}
