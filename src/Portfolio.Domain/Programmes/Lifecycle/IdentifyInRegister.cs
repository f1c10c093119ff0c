namespace Portfolio.Domain.Programmes;

/// <summary>
/// Says under which id a register lists the programme. Ids come late and change; the programme's code does not, so a
/// register's next copy is matched by any id that was ever on record.
/// </summary>
/// <param name="Register">The register's name, for example <c>GMPP</c>.</param>
/// <param name="Id">Its id there, as the register writes it.</param>
public sealed record IdentifyInRegister(string Register, string Id) : ProgrammeCommand
{
    public override IEnumerable<Refusal> Faults() =>
    [
        .. string.IsNullOrWhiteSpace(Register)
            ? [new Refusal("register-is-named", "Say which register lists it.", "register")]
            : Words.Faults(Register, "register"),
        .. string.IsNullOrWhiteSpace(Id) || Id.Trim().Length > 100
            ? [new Refusal("register-id-is-given", "An id in a register has 1 to 100 characters.", "id")]
            : Words.Faults(Id, "id"),
    ];

    public override Decision Decide(Programme programme, Occasion on)
    {
        var identified = new ProgrammeIdentified(Register.Trim(), Id.Trim());
        return programme.RegisterIds.Contains(identified) ? Decision.Nothing : Decision.Record(identified);
    }
}
