using Portfolio.App.Pages.Recording.Fields;
using Portfolio.App.Web;
using Portfolio.Domain;

namespace Portfolio.App.Pages.Recording;

/// <summary>Why a form was not recorded.</summary>
/// <param name="Path">The field beside which it is told, as the form names it; empty: it concerns no one field.</param>
public sealed record FormFault(string Path, string Sentence);

/// <summary>All that stands in the way of recording a form, each beside the field that it concerns.</summary>
public sealed class FormFaults
{
    public static readonly FormFaults None = new([]);

    private FormFaults(IReadOnlyList<FormFault> all) => All = all;

    public IReadOnlyList<FormFault> All { get; }

    public bool Any => All.Count > 0;

    /// <summary>A fault of the whole.</summary>
    public static FormFaults Of(string sentence) => new([new("", sentence)]);

    public static FormFaults Of(IEnumerable<FormFault> faults) => new([.. faults.Distinct()]);

    public static FormFaults Of(IEnumerable<FieldFault> faults, IReadOnlyList<FormField> fields) =>
        Of(faults.Select(f => new FormFault(PathOf(f.Field, fields), f.Sentence)));

    public static FormFaults Of(ValueList<Refusal> why, IReadOnlyList<FormField> fields) =>
        Of(why.Select(r => new FormFault(PathOf(r.Field, fields), r.Sentence)));

    /// <summary>What is told beside a field.</summary>
    public IEnumerable<string> At(string path) => All.Where(f => f.Path == path).Select(f => f.Sentence);

    // The field of the form in which a JSON path lies: causes[0] is told beside causes.
    private static string PathOf(string? json, IReadOnlyList<FormField> fields)
    {
        var path = json ?? "";
        var (known, at) = ("", 0);
        var among = fields;
        while (at < path.Length && among.FirstOrDefault(f => StartsWith(path[at..], f.Name)) is { } field)
        {
            at += field.Name.Length;
            if (field.Kind == FormKind.Rows && at < path.Length && path[at] == '[' && path.IndexOf(']', at) is var end and > 0)
            {
                at = end + 1;
                known = path[..at];
                if (field.Parts is [{ Name: "" }])
                {
                    return known;
                }
            }
            else
            {
                known = path[..at];
            }

            if (field.Parts.Count == 0 || at >= path.Length || path[at] != '.')
            {
                return known;
            }

            among = field.Parts;
            at++;
        }

        return known;
    }

    private static bool StartsWith(string path, string name) =>
        path.StartsWith(name, StringComparison.Ordinal) && (path.Length == name.Length || path[name.Length] is '.' or '[');
}
