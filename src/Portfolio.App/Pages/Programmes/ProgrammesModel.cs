using Portfolio.App.Node;
using Portfolio.App.Pages.Time;
using Portfolio.App.Web;
using Portfolio.Domain;
using Portfolio.Domain.Programmes;

namespace Portfolio.App.Pages.Programmes;

/// <summary>What the list of programmes was asked.</summary>
/// <param name="Search">Words that code, title or a register's id must hold, all of them.</param>
/// <param name="Sort">One of <see cref="Sorts"/>; with a minus before it, from the end.</param>
/// <param name="Page">From 1.</param>
public sealed record ProgrammesQuery(string Search, ProgrammeState? State, string? Department, string Sort, int Page)
{
    public static readonly IReadOnlyList<string> Sorts = ["code", "title", "department", "state", "since", "finish"];

    public static ProgrammesQuery Of(IQueryCollection query)
    {
        var sort = query["sort"].ToString();
        return new(
            query["search"].ToString().Trim(),
            NamedValue.Of<ProgrammeState>(query["state"], ignoreCase: true),
            query["department"] is [{ Length: > 0 } department] ? department : null,
            Sorts.Contains(sort.TrimStart('-')) ? sort : "title",
            int.TryParse(query["page"], out var page) && page > 0 ? page : 1);
    }
}

/// <param name="All">How many programmes are on record on the day.</param>
/// <param name="Found">How many fit the question; those of the page are among them.</param>
/// <param name="States">How many of those that fit but for their state are in each state.</param>
public sealed record ProgrammesModel(
    Moment Moment,
    ProgrammesQuery Query,
    int All,
    int Found,
    IReadOnlyList<(ProgrammeState State, int Programmes)> States,
    IReadOnlyList<Programme> Rows,
    DateOnly First,
    DateOnly Today,
    Organisation Organisation)
{
    public const int PageSize = 50;

    public int Pages => Math.Max(1, (Found + PageSize - 1) / PageSize);

    public static ProgrammesModel Build(PortfolioNode node, View view, Moment moment, ProgrammesQuery query)
    {
        var all = view.Programmes.Values
            .Select(h => moment.Knowledge.Of(h).On(moment.AsOf))
            .Where(p => p.Exists)
            .ToList();
        var words = query.Search.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var fitting = all
            .Where(p => words.All(w => Holds(p, w)))
            .Where(p => query.Department is not { } d || view.Organisation.IsWithin(p.Department, d, moment.AsOf))
            .ToList();
        var found = fitting.Where(p => query.State is null || p.State == query.State).ToList();
        return new(
            moment,
            query,
            all.Count,
            found.Count,
            [.. fitting.GroupBy(p => p.State).OrderBy(g => g.Key).Select(g => (g.Key, g.Count()))],
            [.. Sorted(found, query.Sort, view.Organisation).Skip((query.Page - 1) * PageSize).Take(PageSize)],
            view.FirstDay(),
            node.Today,
            view.Organisation);
    }

    private static bool Holds(Programme p, string word) =>
        p.Title.Contains(word, StringComparison.OrdinalIgnoreCase)
        || p.Code.Contains(word, StringComparison.OrdinalIgnoreCase)
        || p.RegisterIds.Exists(r => r.Id.Contains(word, StringComparison.OrdinalIgnoreCase));

    // What is not known comes last, whichever way the list is sorted.
    private static IEnumerable<Programme> Sorted(List<Programme> programmes, string sort, Organisation organisation)
    {
        string? Department(Programme p) =>
            p.Department is { } code ? organisation.Departments.GetValueOrDefault(code)?.Title ?? code : null;
        Func<Programme, IComparable?> key = sort.TrimStart('-') switch
        {
            "code" => p => p.Code,
            "department" => Department,
            "state" => p => p.State,
            "since" => p => p.Since,
            "finish" => p => p.PlannedFinish,
            _ => p => p.Title,
        };
        var known = programmes.OrderBy(p => key(p) is null);
        var sorted = sort.StartsWith('-')
            ? known.ThenByDescending(key, Natural)
            : known.ThenBy(key, Natural);
        return sorted.ThenBy(p => p.Code, StringComparer.OrdinalIgnoreCase);
    }

    private static readonly Comparer<IComparable?> Natural = Comparer<IComparable?>.Create((a, b) => (a, b) switch
    {
        (string x, string y) => string.Compare(x, y, StringComparison.OrdinalIgnoreCase),
        (null, null) => 0,
        (null, _) => -1,
        _ => a.CompareTo(b),
    });
}
