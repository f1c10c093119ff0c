namespace Portfolio.Domain.Registers;

/// <summary>A copy of a register counts as not taken in; what it changed was taken back with each programme.</summary>
/// <param name="Sha256">Of the file's bytes, in lower-case hex.</param>
public sealed record SnapshotRetracted(string Register, DateOnly PositionAt, string Sha256) : DomainEvent;

/// <summary>Takes back that a copy of a register was taken in. Copies go in the opposite order of their days.</summary>
public sealed record RetractSnapshot(string Register, DateOnly PositionAt, string Sha256) : OrganisationCommand
{
    public override string Stream => Code.Stream("register", Register);

    public override IEnumerable<Refusal> Faults() => Code.Faults(Register, "register");

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        var taken = organisation.Snapshots.GetValueOrDefault(Register, []);
        if (taken.Find(s => s.PositionAt == PositionAt && s.Sha256 == Sha256) is not { } copy)
        {
            return Decision.Nothing;
        }

        return taken.Find(s => s.PositionAt > PositionAt) is { } later
            ? Decision.Refuse(
                "snapshots-go-in-opposite-order",
                $"{copy.File} shows {copy.Register} at {copy.PositionAt:yyyy-MM-dd}, and a later copy ({later.File}, {later.PositionAt:yyyy-MM-dd}) was compared with what it had changed: undo that import first.")
            : Decision.Record(new SnapshotRetracted(copy.Register, copy.PositionAt, copy.Sha256));
    }
}
