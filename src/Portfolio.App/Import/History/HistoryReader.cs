using System.Globalization;
using Portfolio.App.Import.Mappings;
using Portfolio.App.Import.Names;
using Portfolio.App.Import.Reading;
using Portfolio.App.Import.Values;
using Portfolio.Domain;

namespace Portfolio.App.Import.History;

/// <summary>Makes sense of the rows of a history, one after another.</summary>
internal sealed class HistoryReader(Mapping mapping, ChangeWords words, RegisterTable table, TimeZoneInfo zone, Findings findings)
{
    private readonly DateCell _day = new(mapping.History!.Day, table.Dates);
    private readonly UnknownWordings _unknown = new(mapping);
    private readonly DateCell _finish = new(mapping.Finish, table.Dates);
    private readonly MoneyCell _budget = new(mapping.Budget);
    private readonly OwnerCell _owner = new(mapping.Owner);
    private readonly StateCell _state = new(mapping.State);
    private readonly DepartmentCell _department = new(mapping.Department);
    private int _problems;

    /// <summary>The row, or null where it cannot be understood; problems are added to the findings.</summary>
    public HistoryRow? Read(RawRow raw)
    {
        var before = _problems;
        var id = Wording.OneLine(raw[RegisterField.Id]);
        var code = Code.IsValid(id) ? id : DerivedCode.Of(id);
        if (id.Length == 0)
        {
            Problem(raw, RegisterField.Id, "the id of a programme");
        }

        var on = Day(raw);
        var field = Wording.OneLine(raw[RegisterField.Changed]);
        if (!words.Knows(field, out var means))
        {
            Problem(raw, RegisterField.Changed, "what changed, in a wording that the mapping knows (under history.fields, items, stage, gone or ignored)");
        }

        var became = raw[RegisterField.Became];
        var fact = means is ChangeKind.Fact told ? Fact(raw, told.Field) : null;
        if (means is ChangeKind.Opened)
        {
            fact = Titled(raw, Wording.OneLine(became));
        }
        else if (means is ChangeKind.Target && !words.Phase(became, out _))
        {
            Problem(raw, RegisterField.Became, "a phase that the mapping names, or a wording for none");
        }

        return _problems > before
            ? null
            : new(table.Name, raw.Number, code, on!.Value, field, means, raw[RegisterField.Was], became, fact);
    }

    private DateOnly? Day(RawRow raw)
    {
        var text = raw[RegisterField.ChangedOn].Trim();
        if (text.Length > 10
            && (text[^1] is 'Z' or 'z' || text.AsSpan(10).IndexOfAny('+', '-') >= 0)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, zone).DateTime);
        }

        var read = _day.Read(text, raw.KindOf(RegisterField.ChangedOn), _unknown);
        if (!read.Known)
        {
            Problem(raw, RegisterField.ChangedOn, read.Expected ?? "the day of the change");
        }

        return read.Known ? read.Value : null;
    }

    private SnapshotRow? Fact(RawRow raw, RegisterField field)
    {
        var (text, none) = (raw[RegisterField.Became], new SnapshotRow(table.Name, raw.Number, null, ""));
        switch (field)
        {
            case RegisterField.Title:
                return Titled(raw, Wording.OneLine(text));
            case RegisterField.Department:
                var department = _department.Read(text);
                return none with { Department = department?.Code, DepartmentTitle = department?.Title };
            case RegisterField.Finish:
                return none with { Finish = Known(raw, mapping.Finish, _finish.Read(text, raw.KindOf(RegisterField.Became), _unknown)) is { Year: > 1 } day ? day : null };
            case RegisterField.Budget:
                return none with { Budget = Known(raw, mapping.Budget, _budget.Read(text, _unknown)), PriceBasis = mapping.Budget.Basis };
            case RegisterField.Owner:
                return none with { Owners = Known(raw, mapping.Owner, _owner.Read(text, _unknown))?.ToValueList() };
            default:
                return none with { State = Known(raw, mapping.State, _state.Read(text, _unknown)) };
        }
    }

    private SnapshotRow Titled(RawRow raw, string title)
    {
        if (title.Length is 0 or > Words.LongestTitle)
        {
            Problem(raw, RegisterField.Became, $"a title of 1 to {Words.LongestTitle} characters");
        }

        return new SnapshotRow(table.Name, raw.Number, null, title);
    }

    private T? Known<T>(RawRow raw, FieldMapping field, Understood<T> read)
    {
        if (read.Expected is { } expected)
        {
            var problem = ProblemOf(raw, RegisterField.Became, expected);
            if (field.Unreadable == WhenUnreadable.Problem)
            {
                Found(problem);
            }
            else
            {
                findings.Add(new Remark(table.Name, raw.Number, $"{problem.Sentence}; left out."));
            }
        }

        return read.Value;
    }

    private void Problem(RawRow raw, RegisterField field, string expected) => Found(ProblemOf(raw, field, expected));

    // Others add theirs to the same findings meanwhile: whether a row is good is told by its own.
    private void Found(Problem problem)
    {
        _problems++;
        findings.Add(problem);
    }

    private Problem ProblemOf(RawRow raw, RegisterField field, string expected)
    {
        var found = Wording.Shortened(raw[field]);
        return new(table.Name, raw.Number, raw.Columns.HeaderOf(field), found.Length > 0 ? found : null, expected, table.Transposed)
        {
            NamesPerson = expected.StartsWith("names of persons", StringComparison.Ordinal),
        };
    }
}
