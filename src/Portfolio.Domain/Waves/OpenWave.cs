using System.Globalization;
using Portfolio.Domain.Programmes;

namespace Portfolio.Domain.Waves;

/// <summary>Asks customers. Refused without a follow-up plan: who cannot commit to one should not waste their time.</summary>
/// <param name="Code">The wave's code: 2 to 60 letters, digits or - _ . /.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Population">How many customers it is to speak for.</param>
/// <param name="Invited">How many of them are asked.</param>
/// <param name="Sampling">How those who are asked are chosen.</param>
/// <param name="Scale">From where to where scores can go.</param>
/// <param name="Threshold">A response with a lower overall score raises an action at once.</param>
/// <param name="FollowUp">Who sees to what is found, and within how many days.</param>
/// <param name="Strata">The parts of the population that are looked at for themselves.</param>
/// <param name="Drivers">What is asked beside the overall score.</param>
public sealed record OpenWave(
    string Code,
    string Title,
    int Population,
    int Invited,
    SamplingMethod Sampling,
    ScoreScale Scale,
    decimal Threshold,
    FollowUp? FollowUp = null,
    ValueList<Stratum>? Strata = null,
    ValueList<string>? Drivers = null) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream(Wave.Kind, Code);

    public override IEnumerable<Refusal> Faults() =>
    [
        .. Domain.Code.Faults(Code, "code"),
        .. Words.TitleFaults(Title),
        .. CommandFaults.Known<SamplingMethod>(Sampling, "sampling"),
        .. Scale.Faults(Threshold, "scale", "threshold"),
        .. PlanFaults(),
        .. Invited < 1 || Invited > Population
            ? [new Refusal(
                "invited-are-of-the-population",
                string.Create(CultureInfo.InvariantCulture, $"Of a population of {Population}, 1 to {Population} can be invited, not {Invited}."),
                "invited")]
            : Array.Empty<Refusal>(),
        .. StrataFaults(),
        .. (Drivers ?? []).SelectMany((d, i) => Words.TitleFaults(d, $"drivers[{i}]")),
        .. Drivers?.Select(d => d.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() < Drivers?.Count
            ? [new Refusal("drivers-differ", "The same driver is given twice.", "drivers")]
            : Array.Empty<Refusal>(),
    ];

    public override IEnumerable<Refusal> FaultsOn(Occasion on) => CommandFaults.Person(FollowUp?.Owner, on, "followUp.owner");

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        var history = organisation.Wave(Code);
        var opened = new WaveOpened(
            history.Latest.Opened?.Wave ?? Code, Title.Trim(), Population, Invited, Sampling,
            (Strata ?? []).Select(s => s with { Name = s.Name.Trim() }).ToValueList(), Scale, Threshold,
            (Drivers ?? []).Select(d => d.Trim()).ToValueList(), FollowUp!);
        return history.Latest.Opened == opened ? Decision.Nothing : history.Fit([opened], on);
    }

    private IEnumerable<Refusal> PlanFaults() => FollowUp switch
    {
        null =>
        [
            new(
                "wave-has-a-follow-up-plan",
                "Say who sees to what customers will say, and within how many days: without a follow-up plan, do not ask them.",
                "followUp"),
        ],
        { ServiceLevelDays: < 1 or > 365 } =>
            [new("service-level-is-in-days", "A bad response is followed up within 1 to 365 days.", "followUp.serviceLevelDays")],
        _ => [],
    };

    private IEnumerable<Refusal> StrataFaults()
    {
        var strata = Strata ?? [];
        for (var i = 0; i < strata.Count; i++)
        {
            foreach (var fault in Words.TitleFaults(strata[i].Name, $"strata[{i}].name"))
            {
                yield return fault;
            }

            if (strata[i].Invited < 0 || strata[i].Invited > strata[i].Population)
            {
                yield return new("stratum-invites-its-own", $"Of {strata[i].Population} in a stratum, {strata[i].Invited} cannot be invited.", $"strata[{i}].invited");
            }
        }

        if (strata.Select(s => s.Name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() < strata.Count)
        {
            yield return new("strata-differ", "The same stratum is given twice.", "strata");
        }

        if (strata.Count > 0 && (strata.Sum(s => (long)s.Population) != Population || strata.Sum(s => (long)s.Invited) != Invited))
        {
            yield return new("strata-add-up", "The strata do not add up to the population and to those invited.", "strata");
        }
    }
}
