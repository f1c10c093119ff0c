using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Derailers;

public sealed class DerailerTests
{
    [Fact]
    public void Several_are_observed_at_once() =>
        Running.When("2026-03-01", new ObserveDerailers([Derailer.CompetingDuties, Derailer.BudgetCut]))
            .Then(new DerailersObserved([Derailer.CompetingDuties, Derailer.BudgetCut]))
            .History.Latest.Derailers.Keys.ShouldBe([Derailer.CompetingDuties, Derailer.BudgetCut], ignoreOrder: true);

    [Fact]
    public void Those_that_stand_already_are_not_recorded_again() =>
        Running.And("2026-03-01", new DerailersObserved([Derailer.BudgetCut]))
            .When("2026-03-05", new ObserveDerailers([Derailer.BudgetCut, Derailer.SilodDelivery]))
            .Then(new DerailersObserved([Derailer.SilodDelivery])).History.Latest.Derailers[Derailer.BudgetCut].ShouldBe(Today.Day("2026-03-01"));

    [Fact]
    public void One_is_cleared_and_can_come_back()
    {
        var history = Running.And("2026-03-01", new DerailersObserved([Derailer.BudgetCut, Derailer.SilodDelivery]))
            .When("2026-04-01", new ClearDerailer(Derailer.BudgetCut, "Money came back")).Then(new DerailerCleared(Derailer.BudgetCut));
        history.History.Latest.Derailers.Keys.ShouldBe([Derailer.SilodDelivery]);
        history.When("2026-05-01", new ObserveDerailers([Derailer.BudgetCut])).Then(new DerailersObserved([Derailer.BudgetCut]));
    }

    [Fact]
    public void Only_what_stands_is_cleared() =>
        Running.And("2026-03-01", new DerailersObserved([Derailer.BudgetCut])).When("2026-02-28", new ClearDerailer(Derailer.BudgetCut))
            .ThenRefused("BudgetCut does not stand against CRM on that day.");

    [Fact]
    public void Not_twice() =>
        Running.And("2026-03-01", new DerailersObserved([Derailer.BudgetCut])).And("2026-03-02", new DerailerCleared(Derailer.BudgetCut))
            .When("2026-03-03", new ClearDerailer(Derailer.BudgetCut)).ThenRefused("BudgetCut does not stand against CRM on that day.");

    [Fact]
    public void Observed_earlier_after_all_it_stands_since_then() =>
        Running.And("2026-03-05", new DerailersObserved([Derailer.BudgetCut]))
            .When("2026-03-01", new ObserveDerailers([Derailer.BudgetCut])).Then(new DerailersObserved([Derailer.BudgetCut]))
            .History.Latest.Derailers[Derailer.BudgetCut].ShouldBe(Today.Day("2026-03-01"));

    [Fact]
    public void Something_has_to_be_observed_once_each_and_other_says_what() =>
        Running.When("2026-03-01", new ObserveDerailers([])).ThenRefusedAt("kinds");

    [Fact]
    public void Other_says_what_it_is()
    {
        Running.When("2026-03-01", new ObserveDerailers([Derailer.Other]))
            .ThenRefused("The cause “Other” needs a text that says what it was.");
        Running.When("2026-03-01", new ObserveDerailers([Derailer.Other], "A flood")).ThenTexts(new Text("otherCause", "A flood"));
    }

    [Fact]
    public void What_closed_without_it_throws_nothing_off() =>
        Running.When("2026-03-01", new ObserveDerailers([Derailer.ProgrammeClosedWithoutIt])).ThenRefused(
            "“ProgrammeClosedWithoutIt” is why scope was dropped when a programme was completed; it does not throw a programme off.");
}
