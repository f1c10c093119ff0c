using Portfolio.App.Commands;

namespace Portfolio.App.Pages.Recording.Fields;

/// <summary>Makes the fields of a form from the description of a command: a command that is described has its form.</summary>
public static class FieldReader
{
    /// <summary>Where what is left out stays as it is, so that taking it away has to be said.</summary>
    private static readonly HashSet<string> TakenAway = new(StringComparer.Ordinal)
    {
        "describe.accounts", "describe.segment", "revise-scope-item.promises", "revise-scope-item.driver",
        "describe-account.segment", "describe-department.parent",
    };

    /// <summary>Said in a few words, though kept as a text.</summary>
    private static readonly HashSet<string> Short = new(StringComparer.Ordinal) { "notRatedBecause", "criterion" };

    /// <summary>The fields that go round any command: the days, the note.</summary>
    public static readonly IReadOnlyList<FormField> Around = [.. CommandDescription.Around.Select(f => Of("", f.Name, f))];

    /// <summary>The command's own fields.</summary>
    public static IReadOnlyList<FormField> Of(CommandDescription command) => [.. command.Fields.Select(f => Of(command.Name, f.Name, f))];

    private static FormField Of(string command, string path, CommandField field)
    {
        var source = Sources.Of(command, path, field);
        IReadOnlyList<FormField> parts = [.. field.Fields.Select(f => Of(command, $"{path}.{f.Name}", f))];
        var kind = field.Many ? Sources.IsClosed(source) && !Sources.IsFound(source) ? FormKind.Choices : FormKind.Rows : KindOf(field, source);
        if (kind == FormKind.Rows && field.Kind != FieldKind.Group)
        {
            parts = [new(field, KindOf(field, source), source, []) { Name = "", Required = true, Hint = "" }];
        }

        return new(field, kind, source, parts) { CanBeTakenAway = TakenAway.Contains($"{command}.{path}") };
    }

    private static FormKind KindOf(CommandField field, FieldSource source) => field.Kind switch
    {
        FieldKind.Group => FormKind.Group,
        _ when Sources.IsFound(source) => FormKind.Find,
        _ when Sources.IsClosed(source) => FormKind.Choice,
        FieldKind.Day => FormKind.Day,
        FieldKind.YesNo => field is { Required: false, Default: "false" } ? FormKind.Flag : FormKind.YesNo,
        FieldKind.WholeNumber or FieldKind.Number => FormKind.Number,
        _ => field.Meaning == FieldMeaning.FreeText && !Short.Contains(field.Name) ? FormKind.Paragraph : FormKind.Line,
    };
}
