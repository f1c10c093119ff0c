namespace Portfolio.Domain.Departments;

/// <summary>Renames a department or puts it under another; what is left out stays as it is, an
/// empty parent puts it at the top.</summary>
public sealed record DescribeDepartment(string Code, string? Title = null, string? Parent = null) : OrganisationCommand
{
    public override string Stream => Domain.Code.Stream("department", Code);

    public override IEnumerable<Refusal> Faults() => Words.TitleFaults(Title);

    public override Decision Decide(Organisation organisation, Occasion on)
    {
        if (!organisation.Departments.TryGetValue(Code, out var known))
        {
            return Decision.Refuse("department-is-known", $"There is no department “{Words.Shown(Code)}”.", "code");
        }

        var parent = Words.Tidy(Parent);
        if (parent is not null && !organisation.HasDepartment(parent))
        {
            return Decision.Refuse("department-is-known", $"There is no department “{Words.Shown(parent)}”.", "parent");
        }

        if (parent is not null && organisation.IsWithin(parent, Code))
        {
            return Decision.Refuse(
                "department-is-not-its-own-parent",
                $"{organisation.DepartmentCode(parent)} lies within {known.Code} itself.",
                "parent");
        }

        var changes = new DepartmentDescribed(
            known.Code,
            Words.Change(Title, known.Title),
            Words.Change(parent is null ? Parent : organisation.DepartmentCode(parent), known.Parent));
        return changes is { Title: null, Parent: null } ? Decision.Nothing : Decision.Record(changes);
    }
}
