using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Shocks;

/// <summary>Declares a shock, on or before the day it strikes: the day that this is effective.</summary>
/// <param name="Code">The shock's code: 2 to 60 letters, digits or - _ . /.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Threat">What it is: one of the four named threats, or a free one in the words of the contingencies for it.</param>
/// <param name="Departments">Those that it strikes, with what lies below them; left out, all.</param>
/// <param name="Narrative">What is known of it.</param>
public sealed record DeclareShock(
    string Code,
    string Title,
    string Threat,
    ValueList<string>? Departments = null,
    string? Narrative = null) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream(Shock.Kind, Code);

    public override bool MayLieAhead => true;

    public override IEnumerable<Refusal> Faults() =>
        [.. Domain.Code.Faults(Code, "code"), .. Words.TitleFaults(Title), .. Domain.Threat.Faults(Threat, "threat")];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) =>
        (Departments ?? []).SelectMany((d, i) => CommandFaults.Department(d, on, $"departments[{i}]"));

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        var history = organisation.Shock(Code);
        var declared = new ShockDeclared(
            history.Latest.Declared?.Code ?? Code, Title.Trim(), Domain.Threat.Tidy(Threat),
            (Departments ?? []).Select(organisation.DepartmentCode).Distinct().ToValueList());
        return history.Latest.Declared == declared && history.Latest.On == on.EffectiveOn
            ? Decision.Nothing
            : history.Fit([new NewFact(declared, []).With(TextNames.Narrative, Narrative)], on);
    }
}
