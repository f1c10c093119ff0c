namespace Portfolio.Domain.BoardPacks;

/// <summary>What leadership was shown: with the parameters and the position it can be computed again and compared.</summary>
/// <param name="Pack">Its code.</param>
/// <param name="Report">The report's name, for example <c>board</c>.</param>
/// <param name="Parameters">As in the report's address, without the position.</param>
/// <param name="Position">Nothing recorded after it was shown.</param>
/// <param name="Sha256">Of the bytes that were shown (the report's JSON), in lower-case hex.</param>
public sealed record BoardPackPublished(
    string Pack,
    string Title,
    string Report,
    string Parameters,
    long Position,
    string Sha256) : DomainEvent;

/// <summary>Puts on record what leadership was shown. What is published is never changed: another pack has another code.</summary>
public sealed record PublishBoardPack(BoardPackPublished Pack) : OrganisationCommand
{
    public override string Stream => Code.Stream("board-pack", Pack.Pack);

    public override IEnumerable<Refusal> Faults() =>
    [
        .. Code.Faults(Pack.Pack, "code"),
        .. Words.TitleFaults(Pack.Title),
        .. Pack.Position < 0 || Pack.Sha256.Length != 64 || !Pack.Sha256.All(char.IsAsciiHexDigitLower)
            ? [new Refusal("pack-is-identified", "What was shown is identified by its position and 64 lower-case hexadecimal digits.", "sha256")]
            : Array.Empty<Refusal>(),
    ];

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        if (!organisation.BoardPacks.TryGetValue(Pack.Pack, out var held))
        {
            return Decision.Record(Pack with { Title = Pack.Title.Trim() });
        }

        return held == Pack with { Pack = held.Pack, Title = Pack.Title.Trim() }
            ? Decision.Nothing
            : Decision.Refuse(
                "pack-stays-as-published",
                $"{held.Pack}, “{held.Title}”, was published with what was known at position {held.Position}: give another code.",
                "code");
    }
}
