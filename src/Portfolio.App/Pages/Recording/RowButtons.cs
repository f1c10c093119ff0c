using System.Globalization;
using Portfolio.App.Pages.Recording.Fields;

namespace Portfolio.App.Pages.Recording;

/// <summary>The buttons that add and remove rows, which send the form as any other button does.</summary>
internal static class RowButtons
{
    /// <summary>The form with a row more or less, as the button says that was pressed; null if it was another.</summary>
    public static RecordForm? Press(RecordForm form)
    {
        var pressed = form.Values.One(FormNames.Do);
        if (pressed.StartsWith(FormNames.AddRow, StringComparison.Ordinal)
            && pressed[FormNames.AddRow.Length..] is var path
            && Find(form.Fields, form.Values, path, "") is { } list)
        {
            form.Values.AddRow(path, list);
            return form with { Focus = list.Parts[0].At(FormValues.At(path, form.Values.Rows(path) - 1)) };
        }

        if (pressed.StartsWith(FormNames.RemoveRow, StringComparison.Ordinal)
            && pressed.LastIndexOf('[') is var bracket and > 0
            && int.TryParse(pressed[(bracket + 1)..].TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            && pressed[FormNames.RemoveRow.Length..bracket] is var at
            && Find(form.Fields, form.Values, at, "") is not null)
        {
            form.Values.RemoveRow(at, row);
            return form with { Focus = at };
        }

        return null;
    }

    private static FormField? Find(IReadOnlyList<FormField> fields, FormValues values, string path, string within)
    {
        foreach (var field in fields)
        {
            var at = field.At(within);
            if (field.Kind == FormKind.Rows && at == path)
            {
                return field;
            }

            IEnumerable<string> inner = field.Kind switch
            {
                FormKind.Group => [at],
                FormKind.Rows => Enumerable.Range(0, values.Rows(at)).Select(row => FormValues.At(at, row)),
                _ => [],
            };
            if (inner.Select(i => Find(field.Parts, values, path, i)).FirstOrDefault(f => f is not null) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
