using Portfolio.Domain;
using Portfolio.Domain.Programmes;
using Portfolio.Domain.Registers;

namespace Portfolio.App.Node;

/// <summary>
/// Keeps whoever records to the programmes of some departments, each with those below it as they lie today. A programme
/// counts for where it belongs before a command and after it (one whose opening is taken back is none any more), and so
/// does every other programme that the command touches: nothing is moved out of the departments, and nothing is taken in
/// from elsewhere.
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

    /// <summary>
    /// The refusal of a command about the organisation, which may concern others; null where it does not: that a copy of a
    /// register was taken in, or counts as not taken in, where all its programmes are within the limit.
    /// </summary>
    public Decision? Hold(OrganisationCommand command, Occasion occasion) => command switch
    {
        RecordSnapshot copy when HoldsAll(copy.Snapshot.Register, occasion) => null,
        RetractSnapshot copy when HoldsAll(copy.Register, occasion) => null,
        _ => Decision.Refuse(Rule, MayConcernOthers),
    };

    /// <summary>Whether a department is one of these, or lies below one.</summary>
    /// <param name="department">Its code; null: none.</param>
    public bool Holds(string? department, Organisation organisation) =>
        department is not null && Departments.Any(d => organisation.IsWithin(department, d, AsItLies));

    /// <summary>What is told of a programme that somebody names and that is not within the limit: not where it belongs.</summary>
    public string BelongsElsewhere(string programme) =>
        $"{Who} limited to {string.Join(", ", Departments)} with what is below, and {Words.Shown(programme)} does not belong there.";

    /// <summary>The decision, or the refusal where it is about what lies beyond the limit.</summary>
    /// <param name="code">The programme that was asked.</param>
    public Decision Hold(string code, ProgrammeHistory history, Decision decision, Occasion occasion)
    {
        // Of a programme elsewhere it is not even told whether the command would break a rule.
        if (history.Latest.Exists && Beyond(code, history.Latest.Department, occasion) is { } beyond)
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
            var before = known.Latest.Exists ? Beyond(programme, known.Latest.Department, occasion) : null;
            var after = Draft.After(known, facts, occasion, ref position).Latest;
            if ((before ?? (after.Exists ? Beyond(programme, after.Department, occasion) : null)) is { } why)
            {
                return Decision.Refuse(why);
            }
        }

        return decision;
    }

    private bool HoldsAll(string register, Occasion occasion) => occasion.Programmes
        .Where(p => p.Latest.Exists && p.Latest.IsOf(register))
        .All(p => Holds(p.Latest.Department, occasion.Organisation));

    private Refusal? Beyond(string programme, string? department, Occasion occasion)
    {
        if (Holds(department, occasion.Organisation))
        {
            return null;
        }

        var belongs = department is null ? "belongs to no department" : $"belongs to {department}";
        return new Refusal(
            Rule, $"{Who} limited to {string.Join(", ", Departments)} with what is below, and {Words.Shown(programme)} {belongs}.");
    }
}
