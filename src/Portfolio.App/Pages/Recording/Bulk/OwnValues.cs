using Portfolio.App.Commands;
using Portfolio.App.Pages.Recording.Fields;

namespace Portfolio.App.Pages.Recording.Bulk;

/// <summary>Which fields of a command can have a value of its own for each of several programmes, and what they hold at first.</summary>
internal static class OwnValues
{
    /// <summary>Whether it fits into a column: no list does.</summary>
    public static bool May(FormField field) =>
        field.Kind is not (FormKind.Rows or FormKind.Choices) && field.Parts.All(May);

    /// <summary>Whether it cannot be the same for two: it is chosen from what is on the programme's own record, or names it alone.</summary>
    public static bool Must(CommandDescription command, FormField field) =>
        field.Required && (Sources.IsOwn(field.Source) || (command.Name == "identify-in-register" && field.Name == "id"));

    /// <summary>Where nothing was said of one programme yet, it is what was said of all.</summary>
    public static void Fill(RecordForm form)
    {
        foreach (var field in form.Differing)
        {
            foreach (var within in form.Chosen.Select(c => FormNames.Own(c.Stream)).Where(w => form.Values.Of(field.At(w)).Count == 0))
            {
                foreach (var (name, said) in form.Values.Of(field.Name))
                {
                    form.Values.Set($"{within}.{name}", said);
                }
            }
        }
    }

    /// <summary>What was said and has no place on the form as it is shown: kept, so that it is there when it is asked for again.</summary>
    public static IEnumerable<(string Name, string Said)> Kept(RecordForm form) =>
        form.Fields.Where(May).SelectMany(f => form.Differing.Contains(f)
            ? form.Values.Of(f.Name)
            : form.Chosen.SelectMany(c => form.Values.Of(f.At(FormNames.Own(c.Stream)))));
}
