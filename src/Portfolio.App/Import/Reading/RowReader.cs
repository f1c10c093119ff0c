using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Values;
using Portfolio.Domain;
using Portfolio.Domain.Settings;

namespace Portfolio.App.Import.Reading;

/// <summary>Makes sense of raw rows by a mapping, as of the file's day.</summary>
public sealed class RowReader
{
    private readonly Mapping _mapping;
    private readonly RegisterTable _table;
    private readonly (RegisterField Field, FieldColumns At)[] _fields;
    private readonly UnknownWordings _unknown;
    private readonly DateCell _start;
    private readonly DateCell _finish;
    private readonly MoneyCell _budget;
    private readonly RatingCell? _rating;
    private readonly OwnerCell _owner;
    private readonly StateCell _state;
    private readonly DepartmentCell _department;
    private readonly Lately<(string Code, string Title)?> _departments;
    private readonly Lately<Understood<Money>> _budgets;
    private readonly Lately<Understood<ValueList<string>>> _owners;
    private readonly Lately<Understood<ListedState?>> _states;
    private readonly Lately<Understood<DateOnly>> _starts;
    private readonly Lately<Understood<DateOnly>> _finishes;
    private int _problems;

    public RowReader(
        Mapping mapping,
        RegisterTable table,
        DateOnly positionAt,
        IReadOnlyDictionary<string, StatusScale> scales,
        Findings findings)
    {
        (_mapping, _table, Findings) = (mapping, table, findings);
        _fields = [.. table.Columns.At.Select(at => (at.Key, at.Value))];
        _unknown = new(mapping);
        (_start, _finish) = (new(mapping.Start, table.Dates), new(mapping.Finish, table.Dates));
        _budget = new(mapping.Budget);
        _rating = table.Columns.Has(RegisterField.Status) ? new(mapping.Status, positionAt, scales) : null;
        _owner = new(mapping.Owner);
        _state = new(mapping.State);
        _department = new(mapping.Department);
        (_departments, _budgets) = (new(_department.Read), new(c => _budget.Read(c, _unknown)));
        (_owners, _states) = (new(c => Owners(_owner.Read(c, _unknown))), new(c => _state.Read(c, _unknown)));
        (_starts, _finishes) = (new(c => _start.Read(c, _unknown)), new(c => _finish.Read(c, _unknown)));
        PriceBasis = table.Columns.At.TryGetValue(RegisterField.Budget, out var at)
            ? _budget.BasisOf(at.Places is [var first, ..] ? Wording.OneLine(table.Columns.Headers[first]) : "")
            : null;
    }

    /// <summary>Where problems and remarks are added.</summary>
    public Findings Findings { get; set; }

    /// <summary>The price basis of the file's amounts, where it is told.</summary>
    public string? PriceBasis { get; }

    /// <summary>The row, and whether it is a good one; problems and remarks are added to the findings.</summary>
    public (SnapshotRow Row, bool Good) Read(RawRow raw)
    {
        var before = _problems;
        foreach (var (field, at) in _fields)
        {
            Computed(raw, field, at);
        }

        var title = Wording.OneLine(raw[RegisterField.Title]);
        if (title.Length is 0 or > Words.LongestTitle)
        {
            Problem(raw, RegisterField.Title, $"a title of 1 to {Words.LongestTitle} characters");
        }

        var id = Wording.OneLine(raw[RegisterField.Id]);
        if (id.Length > 0 && !Code.IsValid(id))
        {
            Problem(raw, RegisterField.Id, "an id of 2 to 60 letters, digits or - _ . /, without spaces");
        }

        var department = _departments.Of(raw[RegisterField.Department]);
        var rating = _rating?.Read(raw, _unknown) is { } read ? Known(raw, RegisterField.Status, _mapping.Status, read) : null;
        var row = new SnapshotRow(
            _table.Name,
            raw.Number,
            id.Length > 0 ? id : null,
            title,
            department?.Code,
            department?.Title,
            Prose(raw, RegisterField.Description),
            Date(raw, RegisterField.Start, _start, _starts, _mapping.Start),
            Date(raw, RegisterField.Finish, _finish, _finishes, _mapping.Finish),
            Value(raw, RegisterField.Budget, _mapping.Budget, _budgets),
            PriceBasis,
            rating?.NotRatedBecause is { } because ? rating with { NotRatedBecause = Wording.Shortened(because, Words.Longest) } : rating,
            Narrative(raw, rating),
            Prose(raw, RegisterField.ScheduleNarrative),
            Prose(raw, RegisterField.BudgetNarrative),
            Value(raw, RegisterField.Owner, _mapping.Owner, _owners),
            Value(raw, RegisterField.State, _mapping.State, _states));
        return (row, _problems == before);
    }

    // Where a spreadsheet shows an error in place of a value, and the mapping does not say that this means nothing.
    private void Computed(RawRow raw, RegisterField field, FieldColumns at)
    {
        if (at.In(raw) is var cell && CellFault.Of(cell) is { } why && !_unknown.Blank(cell))
        {
            Problem(raw, field, $"a value; this is {why}");
        }
    }

    private DateOnly? Date(RawRow raw, RegisterField field, DateCell cell, Lately<Understood<DateOnly>> texts, FieldMapping mapping)
    {
        if (!raw.Columns.Has(field))
        {
            return null;
        }

        var read = raw.KindOf(field) is var kind && kind == CellKind.Text ? texts.Of(raw[field]) : cell.Read(raw[field], kind, _unknown);
        Known(raw, field, mapping, read);
        return read.Known ? read.Value : null;
    }

    private T? Value<T>(RawRow raw, RegisterField field, FieldMapping mapping, Lately<Understood<T>> read) =>
        raw.Columns.Has(field) ? Known(raw, field, mapping, read.Of(raw[field])) : default;

    private static Understood<ValueList<string>> Owners(Understood<IReadOnlyList<string>> read) =>
        new(read.Value?.ToValueList()!, read.Known, read.Expected);

    private T? Known<T>(RawRow raw, RegisterField field, FieldMapping mapping, Understood<T> read)
    {
        if (read.Expected is { } expected)
        {
            var problem = ProblemOf(raw, field, expected);
            if (mapping.Unreadable == WhenUnreadable.Problem)
            {
                Found(problem);
            }
            else
            {
                Findings.Add(new Remark(_table.Name, raw.Number, $"{problem.Sentence}; left out."));
            }
        }

        return read.Value;
    }

    // Why there is no rating is kept short; where that cuts it, the whole of it stands above the narrative.
    private string? Narrative(RawRow raw, Rating? rating)
    {
        var narrative = Prose(raw, RegisterField.Narrative);
        return rating?.NotRatedBecause is { Length: > Words.Longest } because ? $"{because}\n\n{narrative}".Trim() : narrative;
    }

    private string? Prose(RawRow raw, RegisterField field)
    {
        if (!raw.Columns.Has(field))
        {
            return null;
        }

        var text = raw[field].ReplaceLineEndings("\n").Trim();
        if (text.Length > FreeText.Longest)
        {
            Problem(raw, field, $"a text of at most {FreeText.Longest} characters");
        }

        return text.Length > 0 ? text : null;
    }

    private void Problem(RawRow raw, RegisterField field, string expected) =>
        Found(ProblemOf(raw, field, expected));

    // Others add theirs to the same findings meanwhile: whether a row is good is told by its own.
    private void Found(Problem problem)
    {
        _problems++;
        Findings.Add(problem);
    }

    private Problem ProblemOf(RawRow raw, RegisterField field, string expected)
    {
        var found = Wording.Shortened(raw[field]);
        return new(
            _table.Name, raw.Number, raw.Columns.HeaderOf(field), found.Length > 0 ? found : null, expected,
            _table.Transposed)
        {
            NamesPerson = field == RegisterField.Owner,
        };
    }
}
