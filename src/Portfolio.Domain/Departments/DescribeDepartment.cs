namespace Portfolio.Domain.Departments;

/// <summary>Renames a department or puts it under another, from its day on; what is left out stays as it is, an
/// empty parent puts it at the top.</summary>
/// <param name="Code">The department's code.</param>
/// <param name="Title">What the department is called from now on.</param>
/// <param name="Parent">The code of the department it belongs to from now on; empty puts it at the top.</param>
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

        var changes = new DepartmentDescribed(
            known.Code,
            Words.Change(Title, known.TitleOn(on.EffectiveOn)),
            Words.Change(parent is null ? Parent : organisation.DepartmentCode(parent), known.ParentOn(on.EffectiveOn)));
        if (changes is { Title: null, Parent: null })
        {
            return Decision.Nothing;
        }

        return Circle(organisation, known, changes, on) is { } why ? Decision.Refuse(why) : Decision.Record(changes);
    }

    // A move told late must not close a circle on a later day either, with what has moved since.
    private static Refusal? Circle(Organisation organisation, Department known, DepartmentDescribed changes, Occasion on)
    {
        if (Words.Tidy(changes.Parent) is not { } parent)
        {
            return null;
        }

        var moved = organisation with
        {
            Departments = organisation.Departments.SetItem(known.Code, known.Moved(new(on.EffectiveOn, long.MaxValue, parent))),
        };
        var days = moved.Departments.Values.SelectMany(d => d.Moves).Select(m => m.On).Where(d => d >= on.EffectiveOn).Distinct().Order();
        foreach (var day in days)
        {
            if (moved.Departments[known.Code].ParentOn(day) == parent && moved.IsWithin(parent, known.Code, day))
            {
                return new(
                    "department-is-not-its-own-parent",
                    $"{parent} lies within {known.Code} itself{(day == on.EffectiveOn ? "" : $" from {day:yyyy-MM-dd}")}.",
                    "parent");
            }
        }

        return null;
    }
}
