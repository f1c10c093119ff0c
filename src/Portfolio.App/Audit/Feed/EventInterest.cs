using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.Domain;

namespace Portfolio.App.Audit.Feed;

/// <summary>Which events somebody wants.</summary>
/// <param name="Types">Names of kinds of event; none: all kinds.</param>
/// <param name="Departments">
/// Codes of departments, each with those below it; none: wherever they belong. An event of a programme belongs to the
/// department that the programme belongs to when it is asked, one of a department to itself, all others to none.
/// </param>
public sealed record EventInterest(ValueList<string> Types, ValueList<string> Departments)
{
    public static readonly EventInterest Everything = new([], []);

    /// <summary>What may stand in an address.</summary>
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("type", "A kind of event, with or without “portfolio.” before it; each given one is wanted, none: all.", Example: "ProgrammeStalled")
        {
            Many = true,
        },
        new("department", "Events of a department and those below it, by where their programme lies now; none: wherever they belong.", Example: "MKT")
        {
            Many = true,
        },
    ];

    private const string DepartmentStreams = "department/";

    // No move of a department lies ahead: on the last day there is, each lies where it lies when it is asked.
    private static readonly DateOnly AsItLies = DateOnly.MaxValue;

    /// <summary>Whether it is wanted; an event of which the department is not known, since a projection stopped, is rather given.</summary>
    public bool Admits(Recorded e, View view) =>
        (Types.Count == 0 || Types.Contains(EventCodec.NameOf(e.Event)))
        && (Departments.Count == 0
            || view.OrganisationStop is not null
            || view.Programmes.GetValueOrDefault(e.Stream)?.Stop is not null
            || (DepartmentOf(e, view) is { } department && Departments.Any(d => view.Organisation.IsWithin(department, d, AsItLies))));

    /// <summary>What is wrong with it, for the one who asks.</summary>
    public IEnumerable<FieldFault> Faults(View view)
    {
        var known = EventType.All.Select(t => t.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < Types.Count; i++)
        {
            if (!known.Contains(Types[i]))
            {
                yield return new($"types[{i}]", $"There is no kind of event “{Words.Shown(Types[i])}”.");
            }
        }

        for (var i = 0; i < Departments.Count; i++)
        {
            if (!view.Organisation.HasDepartment(Departments[i]))
            {
                yield return new($"departments[{i}]", $"There is no department “{Words.Shown(Departments[i])}”.");
            }
        }
    }

    /// <summary>Reads <c>type</c> and <c>department</c>, each given as often as needed, from an address.</summary>
    public static bool TryRead(IQueryCollection query, View view, out EventInterest interest, out IResult problem)
    {
        interest = new(
            query["type"].OfType<string>().Select(t => t.StartsWith(CloudEvent.TypePrefix, StringComparison.Ordinal) ? t[CloudEvent.TypePrefix.Length..] : t).ToValueList(),
            query["department"].OfType<string>().ToValueList());
        problem = interest.Faults(view).FirstOrDefault() is { } fault
            ? Problems.BadParameter(fault.Field.StartsWith("types", StringComparison.Ordinal) ? "type" : "department", fault.Sentence)
            : Results.Empty;
        return ReferenceEquals(problem, Results.Empty);
    }

    private static string? DepartmentOf(Recorded e, View view) =>
        view.Programmes.TryGetValue(e.Stream, out var history) ? history.Latest.Department
        : e.Stream.StartsWith(DepartmentStreams, StringComparison.Ordinal) ? e.Stream[DepartmentStreams.Length..]
        : null;
}
