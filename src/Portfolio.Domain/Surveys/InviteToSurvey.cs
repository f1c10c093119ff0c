namespace Portfolio.Domain.Surveys;

/// <summary>Makes invitations known by what their tokens hash to. Who gets which token is nowhere recorded.</summary>
/// <param name="Code">The survey's code.</param>
/// <param name="Tokens">SHA-256 of each token, in lower-case hex.</param>
public sealed record InviteToSurvey(string Code, ValueList<string> Tokens) : OrganisationCommand
{
    /// <summary>At most so many at a time.</summary>
    public const int Most = 10_000;

    public override string Stream => Domain.Code.Stream(Survey.Kind, Code);

    public override IEnumerable<Refusal> Faults() =>
    [
        .. Tokens.Count is < 1 or > Most
            ? [new Refusal("invitations-are-counted", $"Make 1 to {Most} invitations at a time.", "tokens")]
            : Array.Empty<Refusal>(),
        .. Tokens.Any(t => t.Length != 64 || !t.All(char.IsAsciiHexDigitLower))
            ? [new Refusal("token-is-hashed", "A token is known by its SHA-256: 64 lower-case hexadecimal digits.", "tokens")]
            : Array.Empty<Refusal>(),
    ];

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        var history = organisation.Survey(Code);
        var fresh = Tokens.Where(t => !history.Latest.Invitations.ContainsKey(t)).Distinct().ToValueList();
        return fresh.Count == 0 && history.Latest.Opened is not null
            ? Decision.Nothing
            : history.Fit([new InvitationsIssued(fresh)], on);
    }
}
