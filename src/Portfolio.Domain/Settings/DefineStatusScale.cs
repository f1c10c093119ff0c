namespace Portfolio.Domain.Settings;

/// <summary>Defines a status scale, or a new version of one. A version once defined stays as it is.</summary>
/// <param name="Scale">The scale with its points.</param>
public sealed record DefineStatusScale(StatusScale Scale) : OrganisationCommand
{
    public override string Stream => "settings";

    public override IEnumerable<Refusal> Faults()
    {
        foreach (var fault in Code.Faults(Scale.Name, "scale.name"))
        {
            yield return fault;
        }

        if (Scale.Version < 1)
        {
            yield return new("scale-version-is-positive", "Versions of a scale are numbered from 1.", "scale.version");
        }

        for (var i = 0; i < Scale.Points.Count; i++)
        {
            foreach (var fault in Words.TitleFaults(Scale.Points[i].Name, $"scale.points[{i}].name"))
            {
                yield return fault;
            }
        }

        if (Scale.Points.Count is < 2 or > 20
            || Scale.Points.Select(p => p.Name.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() != Scale.Points.Count)
        {
            yield return new("scale-has-points", "A scale has 2 to 20 points, each with a name of its own.", "scale.points");
        }
    }

    public override Decision Decide(Organisation organisation, Occasion on) =>
        organisation.Scales.TryGetValue(Scale.Key, out var known)
            ? known == Scale
                ? Decision.Nothing
                : Decision.Refuse(
                    "scale-version-stays",
                    $"{Scale.Key} is defined already with other points: give it a new version.",
                    "scale.version")
            : Decision.Record(new StatusScaleDefined(Scale));
}
