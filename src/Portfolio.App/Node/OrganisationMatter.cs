using Portfolio.Domain;

namespace Portfolio.App.Node;

/// <summary>A command about the rest of the organisation.</summary>
internal sealed class OrganisationMatter(OrganisationCommand command) : Matter(command.Stream)
{
    public override int VersionIn(View view) => view.OtherVersions.GetValueOrDefault(Stream);

    public override Decision Decide(View view, Occasion on, DepartmentLimit? limit) => limit?.Hold(command, on) ?? view.Organisation.Decide(command, on);

    public override Decision DecideAt(int version, View view, Occasion on, DepartmentLimit? limit)
    {
        var then = view.OrganisationLog
            .Where(e => e.Stream != Stream || e.Version <= version)
            .Aggregate(Organisation.Initial, (organisation, e) => organisation.Evolve(e));
        return limit?.Hold(command, on) ?? then.Decide(command, on with { Organisation = then });
    }

    public override IReadOnlyList<Recorded> After(int version, View view) =>
        [.. view.OrganisationLog.Where(e => e.Stream == Stream && e.Version > version)];
}
