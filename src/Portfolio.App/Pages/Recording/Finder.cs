using System.Security.Cryptography;
using System.Text;
using Portfolio.App.Node;
using Portfolio.App.Pages.Recording.Fields;

namespace Portfolio.App.Pages.Recording;

/// <summary>Finds whom or what is meant by what was typed: a person by name, a programme by code or title.</summary>
public sealed class Finder(Surroundings around)
{
    /// <summary>How many are offered; whoever finds more types more.</summary>
    public const int Most = 8;

    /// <summary>Chosen: nobody who is known, but a person to be added under the name that was typed.</summary>
    public const string Add = "+";

    private const int LongestName = 200;

    /// <summary>Those whose name holds every word that was typed, up to <see cref="Most"/>, and how many there are.</summary>
    public (IReadOnlyList<Option> Shown, int All) Candidates(FieldSource source, string typed)
    {
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length == 0)
        {
            return ([], 0);
        }

        var all = All(source).Where(o => words.All(w => o.Title.Contains(w, StringComparison.OrdinalIgnoreCase))).ToList();
        return ([.. all.OrderBy(o => o.Title, StringComparer.OrdinalIgnoreCase).Take(Most)], all.Count);
    }

    /// <summary>The one that is meant without doubt: by id or code, or by a name that only one has.</summary>
    public Option? Exactly(FieldSource source, string typed)
    {
        var all = All(source).ToList();
        return all.Find(o => string.Equals(o.Value, typed, StringComparison.OrdinalIgnoreCase))
            ?? (all.FindAll(o => string.Equals(NameOf(source, o), typed, StringComparison.OrdinalIgnoreCase)) is [var only] ? only : null);
    }

    /// <summary>What a form shows for an id or a code that it was opened with.</summary>
    public string Shown(FieldSource source, string value) =>
        All(source).FirstOrDefault(o => string.Equals(o.Value, value, StringComparison.OrdinalIgnoreCase)) is { } known ? NameOf(source, known) : value;

    /// <summary>Goes through a form and finds whatever has to be found.</summary>
    public Findings Resolve(IReadOnlyList<FormField> fields, FormValues values)
    {
        var findings = new Findings();
        Resolve(fields, values, "", findings);
        return findings;
    }

    private void Resolve(IReadOnlyList<FormField> fields, FormValues values, string within, Findings findings)
    {
        foreach (var field in fields)
        {
            var path = field.At(within);
            if (field.Kind == FormKind.Find)
            {
                Resolve(field, values, path, findings);
            }
            else if (field.Kind == FormKind.Group)
            {
                Resolve(field.Parts, values, path, findings);
            }
            else if (field.Kind == FormKind.Rows)
            {
                for (var row = 0; row < values.Rows(path); row++)
                {
                    Resolve(field.Parts, values, FormValues.At(path, row), findings);
                }
            }
        }
    }

    private void Resolve(FormField field, FormValues values, string path, Findings findings)
    {
        var typed = values.One(path).Trim();
        var chosen = values.One(FormNames.ChosenFor(path)) == typed ? values.One(FormNames.Chosen(path)) : "";
        if (typed.Length == 0)
        {
            return;
        }

        if (chosen == Add && field.Source == FieldSource.Person && (typed.Length > LongestName || typed.Any(char.IsControl)))
        {
            findings.Add(new FormFault(path, $"A name has 1 to {LongestName} characters, all on one line."));
        }
        else if (chosen == Add && field.Source == FieldSource.Person)
        {
            findings.Add(path, new Person(NewId(values.One(FormNames.Key), typed), typed));
        }
        else if (chosen.Length > 0 && chosen != Add)
        {
            findings.Add(path, chosen);
        }
        else if (Exactly(field.Source, typed) is { } one)
        {
            findings.Add(path, one.Value);
        }
        else
        {
            findings.Add(new FormFault(path, Sentence(field.Source, typed)));
        }
    }

    private string Sentence(FieldSource source, string typed) => (source, Candidates(source, typed).All) switch
    {
        (FieldSource.Person, 0) => $"Nobody here is called “{typed}”. Type another name, or say that they are to be added.",
        (FieldSource.Person, _) => $"Say who is meant by “{typed}”, or that they are to be added.",
        (_, 0) => $"No programme has “{typed}” in its code or title.",
        _ => $"Say which programme is meant by “{typed}”.",
    };

    private IEnumerable<Option> All(FieldSource source) => source == FieldSource.Person
        ? around.People.All().Select(p => new Option(p.Id, p.Name))
        : around.View.Programmes.Values.Select(h => h.Latest).Where(p => p.Code != around.Programme.Code)
            .Select(p => new Option(p.Code, $"{p.Title} ({p.Code})"));

    private static string NameOf(FieldSource source, Option option) =>
        source == FieldSource.Person ? option.Title : option.Title[..^(option.Value.Length + 3)];

    // Of the form and the name: a form that is sent twice adds nobody twice.
    private static string NewId(string key, string name) =>
        "p-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{key}\n{name.ToUpperInvariant()}")))[..12];
}
