using Portfolio.App.Node;

namespace Portfolio.App.Pages.Recording;

/// <summary>Whom and what a form means by what was typed into it.</summary>
public sealed class Findings
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<Person> _new = [];
    private readonly List<FormFault> _faults = [];

    /// <summary>By the field's path, the id or code.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>People who are not known yet and are to be added when the form is recorded.</summary>
    public IReadOnlyList<Person> New => _new;

    public IReadOnlyList<FormFault> Faults => _faults;

    internal void Add(string path, string value) => _values[path] = value;

    internal void Add(string path, Person person)
    {
        _values[path] = person.Id;
        _new.Add(person);
    }

    internal void Add(FormFault fault) => _faults.Add(fault);
}
