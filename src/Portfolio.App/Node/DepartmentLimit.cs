using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Node;

/// <summary>
/// Keeps whoever records to the programmes of some departments, each with those below it as they lie today. A programme
/// counts for where it belongs before a command and after it, and so does every other programme that the command touches:
/// nothing is moved out of the departments, and nothing is taken in from elsewhere.
/// </summary>
/// <param name="Departments">Their codes; at least one.</param>
public sealed record DepartmentLimit(ValueList<string> Departments)
{
    /// <summary>The rule’s stable name.</summary>
    public const string Rule = "programme-is-within-the-limit";

    // No move of a department lies ahead: on the last day there is, each lies where it lies today.
    private static readonly DateOnly AsItLies = DateOnly.MaxValue;

    /// <summary>Who is kept, as a sentence about it begins.</summary>
    public string Who { get; init; } = "This key is";

    /// <summary>What is told where something may concern other departments.</summary>
    public string MayConcernOthers => $"{Who} limited to {string.Join(", ", Departments)} with what is below, and this may concern others.";

    /// <summary>The refusal of what concerns the whole organisation.</summary>
    public Decision OfAll() => Decision.Refuse(Rule, MayConcernOthers);

    /// <summary>The decision, or the refusal where it is about what lies beyond the limit.</summary>
    /// <param name="code">The programme that was asked.</param>
    public Decision Hold(string code, ProgrammeHistory history, Decision decision, Occasion occasion)
    {
        // Of a programme elsewhere it is not even told whether the command would break a rule.
        if (history.Version > 0 && Beyond(code, history.Latest.Department, occasion) is { } beyond)
        {
            return Decision.Refuse(beyond);
        }

        if (decision is not Decision.Accepted accepted)
        {
            return decision;
        }

        var position = long.MaxValue / 2;
        var touched = accepted.Elsewhere.Select(e => (e.Code, History: occasion.Programme(e.Code), e.Facts)).Prepend((code, history, accepted.Facts));
        foreach (var (programme, known, facts) in touched.Where(t => t.Facts.Count > 0))
        {
            var before = known.Version > 0 ? Beyond(programme, known.Latest.Department, occasion) : null;
            var after = Draft.After(known, facts, occasion, ref position).Latest.Department;
            if ((before ?? Beyond(programme, after, occasion)) is { } why)
            {
                return Decision.Refuse(why);
            }
        }

        return decision;
    }

    private Refusal? Beyond(string programme, string? department, Occasion occasion)
    {
        if (department is not null && Departments.Any(d => occasion.Organisation.IsWithin(department, d, AsItLies)))
        {
            return null;
        }

        var belongs = department is null ? "belongs to no department" : $"belongs to {department}";
        return new Refusal(
            Rule, $"{Who} limited to {string.Join(", ", Departments)} with what is below, and {Words.Shown(programme)} {belongs}.");
    }
}
