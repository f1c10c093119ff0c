namespace Portfolio.Domain.Tests.Organisations;

/// <summary>Given an organisation, when a command, then events or a refusal.</summary>
internal static class Organising
{
    public static Organisation And(this Organisation organisation, params DomainEvent[] events) => organisation.And("2026-07-01", events);

    public static Organisation And(this Organisation organisation, string day, params DomainEvent[] events) => events
        .Select((e, i) => Today.Recorded(e, Today.Day(day), i + 1))
        .Aggregate(organisation, (o, e) => o.Evolve(e));

    /// <summary>What the command gives, recorded in its stream; the same again then changes nothing.</summary>
    /// <param name="position">Of its first event; also the number of the command.</param>
    public static Organisation After(this Organisation organisation, OrganisationCommand command, string day = "2026-07-01", int position = 1)
    {
        var decision = organisation.When(command, day);
        var after = decision.ShouldBeOfType<Decision.Accepted>(decision.ToString()).Facts
            .Select((f, i) => Today.Recorded(f.Event, Today.Day(day), position + i, command.Stream, Today.Command(position)))
            .Aggregate(organisation, (o, e) => o.Evolve(e));
        after.When(command, day).ShouldBe(Decision.Nothing);
        return after;
    }

    public static Decision When(this Organisation organisation, OrganisationCommand command, string day = "2026-07-01") =>
        organisation.Decide(command, Today.Occasion(day, organisation));

    /// <summary>The event; the same command on what it leads to changes nothing.</summary>
    public static Organisation Gives(this Organisation organisation, OrganisationCommand command, DomainEvent expected)
    {
        organisation.When(command).ShouldBeOfType<Decision.Accepted>().Facts.ShouldHaveSingleItem().Event.ShouldBe(expected);
        return organisation.After(command);
    }

    public static void Refuses(this Organisation organisation, OrganisationCommand command, params string[] sentences) =>
        organisation.RefusesOn("2026-07-01", command, sentences);

    public static void RefusesOn(this Organisation organisation, string day, OrganisationCommand command, params string[] sentences)
    {
        var decision = organisation.When(command, day);
        decision.ShouldBeOfType<Decision.Refused>(decision.ToString()).Why.Select(r => r.Sentence).ShouldBe(sentences);
    }
}
