using Portfolio.Domain.Programmes;

namespace Portfolio.App.Simulate.Life;

/// <summary>A register of others begins to list the programme. What it reports is what is observed already.</summary>
internal sealed class BeingListed : Behaviour
{
    private static readonly Coverage Coverage = new("TOWN-REGISTER", [FactKind.Existence, FactKind.Finish], Sight.Continuous);

    public override double Rate(ProgrammeLife life) => life is { Running: true, Listed: false } ? life.Hazards.Becoming.List : 0;

    public override void Happen(ProgrammeLife life)
    {
        life.Record.InOrder(new IdentifyInRegister(Coverage.Source, $"T-{life.Code}"), life.Today);
        life.Record.InOrder(new DeclareCoverage(Coverage), life.Today);
        life.Listed = true;
    }
}
