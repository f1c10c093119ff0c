namespace Portfolio.Domain.Departments;

/// <summary>Renames a department or puts it under another; what is left out stays as it is.</summary>
public sealed record DescribeDepartment(string Code, string? Title = null, string? Parent = null) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream("department", Code);

    public override IEnumerable<Refusal> Faults() => TitleFaults(Title);

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        if (!organisation.Departments.TryGetValue(Code, out var known))
        {
            return Decision.Refuse("department-is-known", $"There is no department “{Code}”.", "code");
        }

        if (Parent is not null && !organisation.HasDepartment(Parent))
        {
            return Decision.Refuse("department-is-known", $"There is no department “{Parent}”.", "parent");
        }

        if (Parent is not null && organisation.IsWithin(Parent, Code))
        {
            return Decision.Refuse("department-is-not-its-own-parent", $"{Parent} lies within {Code} itself.", "parent");
        }

        var changes = new DepartmentDescribed(
            known.Code, Title == known.Title ? null : Title, Parent == known.Parent ? null : Parent);
        return changes is { Title: null, Parent: null } ? Decision.Nothing : Decision.Record(changes);
    }
}
