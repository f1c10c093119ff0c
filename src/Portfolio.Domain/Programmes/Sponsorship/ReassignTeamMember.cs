namespace Portfolio.Domain.Programmes;

/// <summary>A member of the team was taken away, or in part. Who it was is not recorded: what is missing is.</summary>
/// <param name="Role">What the person did for the programme, for example <c>Data architect</c>.</param>
/// <param name="ShareLost">Percent of full time that is lost, 1 to 100.</param>
/// <param name="Reason">Why, in a sentence or more.</param>
public sealed record ReassignTeamMember(string Role, int ShareLost, string? Reason = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. string.IsNullOrWhiteSpace(Role)
            ? [new Refusal("role-is-given", "Say which role is missing now.", "role")]
            : Words.Faults(Role, "role"),
        .. ShareLost is < 1 or > 100
            ? [new Refusal("share-lost-is-1-to-100", "What is lost is 1 to 100 % of full time.", "shareLost")]
            : Array.Empty<Refusal>(),
    ];

    // Two of one role with the same share on one day are one told twice: give their sum instead.
    public override Decision Decide(Programme programme, Occasion on)
    {
        var reassigned = new TeamMemberReassigned(Role.Trim(), ShareLost);
        return programme.WasTold(reassigned, on.EffectiveOn)
            ? Decision.Nothing
            : Decision.Record(new NewFact(reassigned, []).With(TextNames.Reason, Reason));
    }

    internal static Refusal? Rule(Programme p) => p.Open ? null : SponsorRules.Ended(p);
}
