using Portfolio.App.Node;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Export;

/// <summary>The register: every programme that was on record on a day, as far as it was known, by code.</summary>
public static class RegisterTable
{
    public const string Name = "register";

    /// <param name="department">Only programmes of this department and those below it, on the day; null: all.</param>
    public static ExportTable Of(View view, Knowledge knowledge, People people, string? department = null)
    {
        var (row, organisation) = (new RegisterRow(new PersonsShown(people)), view.Organisation);
        return new(Name, "Register", RegisterRow.Columns,
            from stream in view.Programmes.Keys.Order(StringComparer.Ordinal)
            let known = knowledge.Of(view.Programmes[stream])
            let programme = known.On(knowledge.AsOf)
            where programme.Exists && (department is null || organisation.IsWithin(programme.Department, department, knowledge.AsOf))
            select row.Of(programme, knowledge.AsOf, knowledge.Basis == Basis.Recorded ? known.Version : null));
    }
}
