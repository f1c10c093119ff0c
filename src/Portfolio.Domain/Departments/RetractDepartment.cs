using Portfolio.Domain.Programmes;
using Portfolio.Domain.Shocks;

namespace Portfolio.Domain.Departments;

/// <summary>
/// Takes back a command that opened, renamed or moved a department, with a reason; both stay on the record. That it was
/// opened is only taken back while nothing names it.
/// </summary>
/// <param name="Code">The department's code.</param>
/// <param name="Command">The id of the command that is taken back, as the department's moves and renames give it.</param>
/// <param name="Reason">Why it is taken back.</param>
public sealed record RetractDepartment(string Code, Guid Command, string Reason) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream("department", Code);

    public override IEnumerable<Refusal> Faults() => CommandFaults.Reason(Reason);

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        if (organisation.OpeningsTakenBack.Contains(Command))
        {
            return Decision.Nothing;
        }

        if (!organisation.Departments.TryGetValue(Code, out var known))
        {
            return Decision.Refuse("department-is-known", $"There is no department “{Words.Shown(Code)}”.", "code");
        }

        if (known.TakenBack.Contains(Command))
        {
            return Decision.Nothing;
        }

        if (known.OpenedBy == Command)
        {
            return NamedBy(organisation, known, on) is { } by
                ? Decision.Refuse("opening-stays", $"That {known.Code} was opened is not taken back: {by} names it. Rename or move it.", "command")
                : Recorded() with { Withdraws = known.Code };
        }

        if (!known.Moves.Any(m => m.Command == Command) && !known.Renames.Any(r => r.Command == Command))
        {
            return Decision.Refuse("retracted-command-exists", "There is no such command on this record.", "command");
        }

        return Circle(organisation, known.Without(Command)) is { } why
            ? Decision.Refuse(why)
            : Recorded();
    }

    private Decision.Accepted Recorded() => new([new NewFact(new CommandRetracted(Command), []).With(TextNames.Reason, Reason)]);

    private static string? NamedBy(Organisation organisation, Department known, Occasion on) =>
        on.NamesDepartment(known.Code)
        ?? organisation.Departments.Values.FirstOrDefault(d => d.WasUnder(known.Code))?.Code
        ?? organisation.Shocks.Keys.FirstOrDefault(s => organisation.Shocks[s].Standing.Any(
            e => e.Event is ShockDeclared declared && declared.Departments.Contains(known.Code, StringComparer.OrdinalIgnoreCase)));

    // Back where it was, it may lie below what has been put under it meanwhile.
    private static Refusal? Circle(Organisation organisation, Department without)
    {
        var back = organisation with { Departments = organisation.Departments.SetItem(without.Code, without) };
        foreach (var day in organisation.Departments.Values.SelectMany(d => d.Moves).Select(m => m.On).Distinct().Order())
        {
            if (without.ParentOn(day) is { } parent && back.IsWithin(parent, without.Code, day))
            {
                return new(
                    "nothing-depends-on-retracted",
                    $"It cannot be taken back: from {day:yyyy-MM-dd} {without.Code} would lie under {parent}, which lies within {without.Code} itself.",
                    "command");
            }
        }

        return null;
    }
}
