namespace Portfolio.Domain.Departments;

/// <summary>Puts a department on record.</summary>
/// <param name="Code">The department's code: 2 to 60 letters, digits or - _ . /.</param>
/// <param name="Title">What the department is called.</param>
/// <param name="Parent">The code of the department it belongs to; left out, it stands at the top.</param>
public sealed record OpenDepartment(string Code, string Title, string? Parent = null) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream("department", Code);

    public override IEnumerable<Refusal> Faults() => [.. Domain.Code.Faults(Code, "code"), .. Words.TitleFaults(Title)];

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        var parent = Words.Tidy(Parent) is { } above ? organisation.DepartmentCode(above) : null;
        var opened = new DepartmentOpened(Code, Title.Trim(), parent);
        if (organisation.Departments.TryGetValue(Code, out var known))
        {
            return known.Title == opened.Title && known.Parent == opened.Parent
                ? Decision.Nothing
                : Decision.Refuse("department-is-new", $"There is already a department {known.Code}, “{known.Title}”.", "code");
        }

        return parent is not null && !organisation.HasDepartment(parent)
            ? Decision.Refuse("department-is-known", $"There is no department “{Words.Shown(parent)}”.", "parent")
            : Decision.Record(opened);
    }
}
