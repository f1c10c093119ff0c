using System.Text.Json;
using System.Text.Json.Nodes;
using Portfolio.App.Commands;
using Portfolio.App.Node;
using Portfolio.App.Pages.Recording.Fields;
using Portfolio.App.Pages.Wording;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Recording;

/// <summary>
/// What can happen to a programme today, asked of the domain's own rules: each command is tried with its example, into
/// which what the programme really has is put. A command is possible unless a rule refuses it whatever is filled in.
/// </summary>
/// <param name="limit">To which departments the one who asks is kept; null: to none.</param>
public sealed class Probe(Surroundings around, DepartmentLimit? limit = null)
{
    private const int MostTries = 400;

    private static readonly Refusal Already = new("something-changes", "It is so already.");

    private readonly Occasion _today = new(around.Today, around.Today, around.Organisation, static _ => true)
    {
        Programme = around.View.Programme,
    };

    /// <summary>The rule that stands in the way, or null.</summary>
    public Refusal? Of(CommandDescription command)
    {
        var fields = FieldReader.Of(command);
        if (fields.FirstOrDefault(f => f.Required && IsList(f) && Choices.Of(f, around).Count == 0) is { } empty)
        {
            return new("there-is-something-to-choose", $"There is no {Say.Of(empty.Source).ToLowerInvariant()} to choose.", empty.Name);
        }

        var own = fields.Where(f => f.Required && Sources.IsOwn(f.Source)).ToList();
        var refusals = new List<Refusal>();
        foreach (var body in Filled(Example(command, fields), own).Take(MostTries))
        {
            switch (Decide(command, body))
            {
                case Decision.Accepted { Facts.Count: > 0 }:
                    return null;
                case Decision.Refused refused:
                    refusals.Add(refused.Why[0]);
                    break;
            }
        }

        // What is refused for the sake of a field that can be filled in otherwise is possible. What would change nothing
        // says nothing, but where there is nothing to fill in.
        return refusals.Exists(r => r.Field is { } field && field != "effectiveOn" && !own.Exists(o => o.Name == field)) ? null
            : refusals.Count > 0 ? refusals.Find(r => r.Field is null) ?? refusals[0]
            : command.Fields.Any(f => f.Required) ? null : Already;
    }

    /// <summary>Those of a field's options that no rule refuses today.</summary>
    public IReadOnlySet<string> Now(CommandDescription command, FormField field)
    {
        var fields = FieldReader.Of(command);
        var others = fields.Where(f => f.Required && f.Name != field.Name && Sources.IsOwn(f.Source)).ToList();
        var example = Example(command, fields);
        return Choices.Of(field, around)
            .Where(option => Filled(With(example, field, option.Value), others)
                .Take(MostTries).Any(body => IsOpen(command, field, body)))
            .Select(option => option.Value)
            .ToHashSet(StringComparer.Ordinal);
    }

    // Where nothing else is asked, what would change nothing is done already.
    private bool IsOpen(CommandDescription command, FormField field, JsonObject body) => Decide(command, body) switch
    {
        Decision.Refused refused => refused.Why[0].Field is { } at && at != field.Name,
        Decision.Accepted accepted => accepted.Facts.Count > 0 || command.Fields.Count > 1,
        _ => false,
    };

    private Decision Decide(CommandDescription command, JsonObject body)
    {
        var decision = around.History.Decide((ProgrammeCommand)body.Deserialize(command.Json)!, _today);
        return limit?.Hold(around.Programme.Code, around.History, decision, _today) ?? decision;
    }

    private IEnumerable<JsonObject> Filled(JsonObject body, List<FormField> own) => own.Count == 0
        ? [body]
        : Choices.Of(own[0], around).SelectMany(option => Filled(With(body, own[0], option.Value), [.. own.Skip(1)]));

    // The example, with nothing in it that only its author knew of: no day of its own, no code that is not on record.
    private JsonObject Example(CommandDescription command, IReadOnlyList<FormField> fields)
    {
        var body = JsonNode.Parse(command.Example)!.AsObject();
        foreach (var field in FieldReader.Around)
        {
            body.Remove(field.Name);
        }

        foreach (var field in fields)
        {
            if (!field.Required && (IsList(field) || field.Kind is FormKind.Day or FormKind.Find or FormKind.Rows or FormKind.Group))
            {
                body.Remove(field.Name);
            }
            else if (field.Kind == FormKind.Day)
            {
                body[field.Name] = Say.Iso(around.Today);
            }
            else if (field.Source == FieldSource.Programme)
            {
                body[field.Name] = Another();
            }
            else if (IsList(field) && !Sources.IsOwn(field.Source) && field.Kind == FormKind.Choice)
            {
                body[field.Name] = With([], field, Choices.Of(field, around)[0].Value)[field.Name]!.DeepClone();
            }
        }

        return Placed(body, fields);
    }

    // Where scope goes to is left open: to “later”. Amounts are in the programme's currency, parts take no scope.
    private JsonObject Placed(JsonObject body, IReadOnlyList<FormField> fields)
    {
        foreach (var later in fields.Where(f => f.Kind == FormKind.Flag && f.Name.EndsWith("ToLater", StringComparison.OrdinalIgnoreCase)))
        {
            body[later.Name] = true;
        }

        foreach (var part in body.Select(p => p.Value).Concat(body.Select(p => p.Value).OfType<JsonArray>().SelectMany(a => a)).OfType<JsonObject>())
        {
            part.Remove("items");
            part.Remove("department");
            if (part.ContainsKey("currency") && around.Programme.Budget is { } budget)
            {
                part["currency"] = budget.Currency;
            }
        }

        return body;
    }

    private string Another() =>
        around.View.Programmes.Values.Select(h => h.Latest).FirstOrDefault(p => p.Open && p.Code != around.Programme.Code)?.Code ?? "";

    private static bool IsList(FormField field) =>
        field.Kind is FormKind.Choice && field.Source is not (FieldSource.Values or FieldSource.StandingDerailer or FieldSource.Rating);

    private static JsonObject With(JsonObject body, FormField field, string value)
    {
        var changed = (JsonObject)body.DeepClone();
        changed[field.Name] = field.Said.Kind == FieldKind.WholeNumber ? int.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : value;
        return changed;
    }
}
