namespace Portfolio.Domain.Tests.Organisations;

/// <summary>Given an organisation, when a command, then events or a refusal.</summary>
internal static class Organising
{
    public static Organisation And(this Organisation organisation, params DomainEvent[] events) =>
        events.Aggregate(organisation, (o, e) => o.Evolve(e));

    public static Decision When(this Organisation organisation, OrganisationCommand command, string day = "2026-07-01") =>
        organisation.Decide(command, Today.Occasion(day, organisation));

    /// <summary>The event; the same command on what it leads to changes nothing.</summary>
    public static Organisation Gives(this Organisation organisation, OrganisationCommand command, DomainEvent expected)
    {
        organisation.When(command).ShouldBeOfType<Decision.Accepted>().Facts.ShouldHaveSingleItem().Event.ShouldBe(expected);
        var after = organisation.And(expected);
        after.When(command).ShouldBe(Decision.Nothing);
        return after;
    }

    public static void Refuses(this Organisation organisation, OrganisationCommand command, params string[] sentences) =>
        organisation.When(command).ShouldBeOfType<Decision.Refused>().Why.Select(r => r.Sentence).ShouldBe(sentences);
}
