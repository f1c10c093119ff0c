namespace Portfolio.Domain.Programmes;

/// <summary>It is no longer in the register it came from, and nobody said why.</summary>
/// <param name="Register">The register's name.</param>
public sealed record LeaveRegister(string Register) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() => string.IsNullOrWhiteSpace(Register)
        ? [new("register-is-named", "Say which register it left.", "register")]
        : Words.Faults(Register, "register");

    public override Decision Decide(Programme programme, Occasion on) =>
        programme.State == ProgrammeState.LeftRegister
            ? Decision.Nothing
            : Decision.Record(new ProgrammeLeftRegister(Register.Trim()));

    internal static Refusal? Rule(Programme p) => p.Open
        ? null
        : new("leave-while-open", $"Only a programme that has not ended can leave a register; {p.Code} is {p.InWords()}.");
}
