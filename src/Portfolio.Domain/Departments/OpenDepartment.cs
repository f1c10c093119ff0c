namespace Portfolio.Domain.Departments;

/// <summary>Puts a department on record.</summary>
public sealed record OpenDepartment(string Code, string Title, string? Parent = null) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream("department", Code);

    public override IEnumerable<Refusal> Faults() => [.. Domain.Code.Faults(Code, "code"), .. TitleFaults(Title)];

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        if (organisation.Departments.TryGetValue(Code, out var known))
        {
            return known == new Department(Code, Title, Parent)
                ? Decision.Nothing
                : Decision.Refuse("department-is-new", $"There is already a department {known.Code}, “{known.Title}”.", "code");
        }

        return Parent is not null && !organisation.HasDepartment(Parent)
            ? Decision.Refuse("department-is-known", $"There is no department “{Parent}”.", "parent")
            : Decision.Record(new DepartmentOpened(Code, Title, Parent));
    }
}
