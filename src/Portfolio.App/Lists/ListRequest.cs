using System.Globalization;
using Microsoft.Extensions.Primitives;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Web;
using Portfolio.Domain;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Lists;

/// <summary>A list as somebody asks for it; whatever is wrong with the address is told at once.</summary>
internal sealed class ListRequest<T>
{
    private readonly ListSpec<T> _spec;
    private readonly Dictionary<string, string> _given;
    private readonly ListContext _context;
    private readonly ListCursor? _cursor;
    private readonly string _mark;
    private readonly int _limit = 100;

    private ListRequest(ListSpec<T> spec, Dictionary<string, string> given, PortfolioNode node, View view)
    {
        (_spec, _given) = (spec, given);
        foreach (var name in given.Keys.Where(name => spec.Parameters.All(p => p.Name != name)))
        {
            Faults.Add(new(name, $"There is no parameter “{Words.Shown(name)}”; there are {string.Join(", ", spec.Parameters.Select(p => p.Name))}."));
        }

        _mark = ListCursor.MarkOf(given.Where(p => p.Value.Length > 0 && p.Key is not ("cursor" or "limit")));
        if (Given("cursor") is { } text)
        {
            _cursor = ListCursor.Read(text);
            Require("cursor", _cursor is not null && _cursor.Position <= view.Position, "This is no cursor that a list gave as “next”.");
            Require("cursor", _cursor is null || _cursor.Asked == _mark, "This cursor belongs to other filters or another sort: give them as they were, or begin anew.");
        }

        if (Given("limit") is { } limit)
        {
            Require(
                "limit",
                int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out _limit) && _limit is >= 1 and <= Limits.Page,
                $"limit is a number from 1 to {Limits.Page}.");
        }

        var (knowledge, fault) = KnowledgeQuery.Read(AsKnown(), node, view);
        Knowledge = knowledge ?? Knowledge.Recorded(view.Position, node.Today, node.Today);
        if (fault is { } f)
        {
            Faults.Add(new(f.Parameter, f.Sentence));
        }

        _context = new(view.OrganisationAt(Knowledge.KnownAt), Knowledge.AsOf);
        if (Given("sort") is { } sort)
        {
            Require("sort", SortOf(sort) is not null, $"sort is one of {string.Join(", ", spec.Sorts.Select(s => s.Name))}, with a minus before it for the other way round.");
        }

        foreach (var filter in spec.Filters)
        {
            if (Given(filter.Parameter.Name) is { } value && filter.Fault(value, _context) is { } sentence)
            {
                Faults.Add(new(filter.Parameter.Name, sentence));
            }
        }
    }

    /// <summary>What was known, on which day.</summary>
    public Knowledge Knowledge { get; }

    /// <summary>The organisation as it was known.</summary>
    public Organisation Organisation => _context.Organisation;

    /// <summary>What was asked: what stands in the address, and what a saved view says beside it.</summary>
    public IReadOnlyDictionary<string, string> Asked => _given;

    /// <summary>What is wrong with the address.</summary>
    public List<FieldFault> Faults { get; } = [];

    /// <param name="query">What stands in the address.</param>
    /// <param name="saved">What a saved view says; what stands in the address goes before it.</param>
    public static ListRequest<T> Read(ListSpec<T> spec, IQueryCollection query, IReadOnlyDictionary<string, string> saved, PortfolioNode node, View view)
    {
        var given = new Dictionary<string, string>(saved, StringComparer.Ordinal);
        foreach (var (name, values) in query)
        {
            given[name] = values.ToString();
        }

        return new(spec, given, node, view);
    }

    /// <summary>The page that was asked for.</summary>
    public ListPage<TShown> PageOf<TShown>(IEnumerable<T> entries, Func<T, TShown> shown)
    {
        var all = entries.ToList();
        var (of, descending) = SortOf(Given("sort") ?? _spec.Sorts[0].Name)!.Value;
        var order = Comparer<(SortValue Value, string Key)>.Create((a, b) => Compare(a, b, descending));
        (SortValue Value, string Key) PlaceOf(T entry) => (SortValue.Of(of(entry)), _spec.Key(entry));
        var fitting = all.Where(Fits).OrderBy(PlaceOf, order).ToList();
        var from = _cursor is { } behind ? fitting.TakeWhile(e => order.Compare(PlaceOf(e), (behind.Value, behind.Key)) <= 0).Count() : 0;
        var page = fitting.Skip(from).Take(_limit).ToList();
        var next = from + page.Count < fitting.Count
            ? new ListCursor(Knowledge.KnownAt, Knowledge.AsOf, _mark, _spec.Key(page[^1]), PlaceOf(page[^1]).Value).ToString()
            : null;
        return new([.. page.Select(shown)], fitting.Count, all.Count, next, Knowledge.KnownAt, Knowledge.AsOf);
    }

    // What has no value stands last, whichever way round; ties go by key.
    private static int Compare((SortValue Value, string Key) a, (SortValue Value, string Key) b, bool descending)
    {
        var byValue = a.Value.IsNone || b.Value.IsNone
            ? a.Value.IsNone.CompareTo(b.Value.IsNone)
            : descending ? SortValue.Compare(b.Value, a.Value) : SortValue.Compare(a.Value, b.Value);
        return byValue != 0 ? byValue : StringComparer.OrdinalIgnoreCase.Compare(a.Key, b.Key);
    }

    private (Func<T, IComparable?> Of, bool Descending)? SortOf(string sort)
    {
        var name = sort.TrimStart('-');
        return sort.Length - name.Length > 1 || !_spec.Sorts.Any(s => s.Name == name)
            ? null
            : (_spec.Sorts.First(s => s.Name == name).Of, sort[0] == '-');
    }

    private bool Fits(T entry) =>
        (Given("q") is not { } words || _spec.Words(entry).Any(w => w?.Contains(words, StringComparison.OrdinalIgnoreCase) == true))
        && _spec.Filters.All(f => Given(f.Parameter.Name) is not { } value || f.Fits(entry, value, _context));

    private string? Given(string name) => _given.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    private void Require(string parameter, bool holds, string sentence)
    {
        if (!holds)
        {
            Faults.Add(new(parameter, sentence));
        }
    }

    // The pages that follow are as known when the first was given.
    private QueryCollection AsKnown()
    {
        var known = KnowledgeQuery.Names.Where(_given.ContainsKey).ToDictionary(n => n, n => new StringValues(_given[n]));
        if (_cursor is { } cursor && Faults.Count == 0)
        {
            known.TryAdd("knownAt", cursor.Position.ToString(CultureInfo.InvariantCulture));
            known.TryAdd("asOf", cursor.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        return new QueryCollection(known);
    }
}
