using Portfolio.App.Import.Reading;
using Portfolio.Domain;

namespace Portfolio.App.Import.Mappings;

/// <summary>What is wrong with the part of a mapping that is about dated changes.</summary>
internal static class HistoryFaults
{
    private const int MostPhases = 99;

    private static readonly RegisterField[] Told =
    [
        RegisterField.Title, RegisterField.Department, RegisterField.Finish, RegisterField.Budget, RegisterField.Owner, RegisterField.State,
    ];

    public static IEnumerable<string> Of(Mapping mapping, HistoryMapping history)
    {
        foreach (var (name, field) in new[]
        {
            ("id", mapping.Id), ("history.day", history.Day), ("history.field", history.Field), ("history.to", history.To),
        })
        {
            if (field.Headers.Count == 0)
            {
                yield return $"“{name}.headers” names its column";
            }
        }

        foreach (var (wording, field) in history.Fields.Where(f => !Told.Contains(f.Value)))
        {
            yield return $"“history.fields.{wording}” is {string.Join(", ", Told[..^1])} or {Told[^1]}; {field} it cannot be";
        }

        if (history.Fields.Values.Contains(RegisterField.State) && mapping.State.Values.Count == 0)
        {
            yield return "“state.values” says what each wording means";
        }

        if (history.Fields.Values.Contains(RegisterField.Budget) && mapping.Budget.Currency.Length != 3)
        {
            yield return "“budget.currency” is three capitals as in ISO 4217";
        }

        if (history.Phases.Count > MostPhases)
        {
            yield return $"“history.phases” has at most {MostPhases}";
        }

        foreach (var phase in history.Phases.Where(p => p.Name.Trim().Length is 0 or > Words.LongestTitle))
        {
            yield return $"“history.phases”: each has a name of 1 to {Words.LongestTitle} characters";
        }

        foreach (var item in history.Items)
        {
            if (!Code.IsValid(item.Item) || item.Title.Length == 0 || item.Target.Length == 0 || item.CustomerValue is < 0 or > 100)
            {
                yield return $"“history.items”: {item.Item} has an item’s code, a title, a target and a customer value of 0 to 100";
            }
        }
    }
}
