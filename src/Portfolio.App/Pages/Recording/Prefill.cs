using Portfolio.App.Pages.Recording.Fields;
using Portfolio.App.Pages.Wording;

namespace Portfolio.App.Pages.Recording;

/// <summary>What a form holds when it is opened, beside what its address says.</summary>
internal static class Prefill
{
    public static void Fill(IReadOnlyList<FormField> fields, FormValues values, Surroundings around)
    {
        foreach (var field in fields)
        {
            if (field.Kind == FormKind.Find && values.Has(field.Name))
            {
                Offer(field, values, new Finder(around));
            }
            else if (field.Said.Default is { } usual && field.Said.Choices.Any(c => c.Name == usual))
            {
                values.SetDefault(field.Name, usual);
            }
            else if (field is { Kind: FormKind.Rows, Required: true } && values.Rows(field.Name) == 0)
            {
                values.AddRow(field.Name, field);
            }
            else if (field.Source == FieldSource.Scale)
            {
                values.SetDefault(field.Name, around.Programme.Statuses.Values is [.., var last] ? last.Report.Scale : "");
            }
            else if (field.Parts.FirstOrDefault(p => p.Source == FieldSource.Currency) is { } currency && field.Required)
            {
                values.SetDefault(currency.At(field.Name), around.Programme.Budget?.Currency ?? "");
            }
        }

        values.SetDefault("effectiveOn", Say.Iso(around.Today));
    }

    // An id or a code in the address is shown by its name, and means what the address meant.
    private static void Offer(FormField field, FormValues values, Finder finder)
    {
        var value = values.One(field.Name);
        var shown = finder.Shown(field.Source, value);
        values.Set(field.Name, shown);
        if (shown != value)
        {
            values.Set(FormNames.Chosen(field.Name), value);
            values.Set(FormNames.ChosenFor(field.Name), shown);
        }
    }
}
