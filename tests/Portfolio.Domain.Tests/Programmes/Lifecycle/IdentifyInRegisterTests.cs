using Portfolio.Domain.Programmes;
using static Portfolio.Domain.Tests.Examples;

namespace Portfolio.Domain.Tests.Programmes.Lifecycle;

public sealed class IdentifyInRegisterTests
{
    [Fact]
    public void Ids_that_a_register_gives_stay_on_record_beside_each_other() =>
        Registered.And("2026-02-01", new ProgrammeIdentified("GMPP", "0040"))
            .When("2026-03-01", new IdentifyInRegister(" GMPP", "DFT_0040 ")).Then(new ProgrammeIdentified("GMPP", "DFT_0040"))
            .History.Latest.RegisterIds.Select(i => i.Id).ShouldBe(["0040", "DFT_0040"]);

    [Fact]
    public void An_id_known_already_changes_nothing() =>
        Registered.And("2026-02-01", new ProgrammeIdentified("GMPP", "0040"))
            .When("2026-03-01", new IdentifyInRegister("GMPP", "0040")).ThenNothing();

    [Fact]
    public void Register_and_id_are_given() =>
        Registered.When("2026-03-01", new IdentifyInRegister("", new string('7', 101)))
            .ThenRefused("Say which register lists it.", "An id in a register has 1 to 100 characters.");
}
