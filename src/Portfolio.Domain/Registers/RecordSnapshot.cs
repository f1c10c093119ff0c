namespace Portfolio.Domain.Registers;

/// <summary>A copy of a register was taken in; what it changed is recorded with each programme.</summary>
/// <param name="Register">The register's name, for example <c>GMPP</c>.</param>
/// <param name="PositionAt">The day it speaks of.</param>
/// <param name="Sha256">Of the file's bytes, in lower-case hex.</param>
/// <param name="Programmes">How many programmes it lists.</param>
public sealed record SnapshotImported(
    string Register,
    DateOnly PositionAt,
    string File,
    string Sha256,
    string Mapping,
    int Programmes) : DomainEvent;

/// <summary>Puts on record that a copy of a register was taken in. Copies come in the order of their days.</summary>
public sealed record RecordSnapshot(SnapshotImported Snapshot) : OrganisationCommand
{
    public override string Stream => Code.Stream("register", Snapshot.Register);

    public override IEnumerable<Refusal> Faults() =>
    [
        .. Code.Faults(Snapshot.Register, "register"),
        .. Words.TitleFaults(Snapshot.File, "file"),
        .. Words.Faults(Snapshot.Mapping, "mapping"),
        .. Snapshot.Sha256.Length == 64 && Snapshot.Sha256.All(char.IsAsciiHexDigitLower)
            ? Array.Empty<Refusal>()
            : [new Refusal("file-is-identified", "The file’s SHA-256 is 64 lower-case hexadecimal digits.", "sha256")],
        .. Snapshot.Programmes < 0
            ? [new Refusal("programmes-are-counted", "A register lists no fewer than 0 programmes.", "programmes")]
            : Array.Empty<Refusal>(),
    ];

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        if (!organisation.Snapshots.TryGetValue(Snapshot.Register, out var taken) || taken.IsEmpty)
        {
            return Decision.Record(Snapshot);
        }

        if (taken.Exists(s => s.PositionAt == Snapshot.PositionAt && s.Sha256 == Snapshot.Sha256))
        {
            return Decision.Nothing;
        }

        var latest = taken.MaxBy(s => s.PositionAt)!;
        return Snapshot.PositionAt < latest.PositionAt
            ? Decision.Refuse(
                "snapshots-come-in-order",
                $"{Snapshot.File} shows {Snapshot.Register} at {Snapshot.PositionAt:yyyy-MM-dd}, but a later copy ({latest.File}, {latest.PositionAt:yyyy-MM-dd}) is already on record. What lies between would have to be derived again: start with an empty ledger and give all the files together.")
            : Decision.Record(Snapshot);
    }
}
