namespace Portfolio.Domain.Programmes;

/// <summary>
/// A department was taken unawares by the programme ("first I have heard of it"). It need not be involved: that is often why.
/// </summary>
/// <param name="Department">The code of the department that had not heard of it.</param>
/// <param name="Narrative">What happened, in as many words as it takes.</param>
public sealed record RecordBlindsiding(string Department, string? Narrative = null) : ProgrammeCommand
{
    public override IEnumerable<Refusal> FaultsOn(Occasion on) => CommandFaults.Department(Department, on);

    public override Decision Decide(Programme programme, Occasion on)
    {
        var blindsided = new DepartmentBlindsided(on.Organisation.DepartmentCode(Department));
        return programme.WasTold(blindsided, on.EffectiveOn)
            ? Decision.Nothing
            : Decision.Record(new NewFact(blindsided, []).With(TextNames.Narrative, Narrative));
    }

    internal static Refusal? Rule(Programme p) => p.Open ? null : InvolveDepartment.Ended(p);
}
