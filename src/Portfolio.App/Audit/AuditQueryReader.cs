using System.Collections.Frozen;
using System.Globalization;
using Portfolio.App.Audit.Search;
using Portfolio.App.Node;
using Portfolio.Domain;

namespace Portfolio.App.Audit;

/// <summary>Reads the parameters of a search one by one and keeps the first fault.</summary>
internal sealed class AuditQueryReader
{
    private readonly IQueryCollection _query;
    private readonly PortfolioNode _node;
    private readonly View _view;

    /// <param name="names">Every parameter there is.</param>
    public AuditQueryReader(IQueryCollection query, IReadOnlyList<string> names, PortfolioNode node, View view)
    {
        (_query, _node, _view) = (query, node, view);
        if (query.Keys.FirstOrDefault(k => !names.Contains(k)) is { } unknown)
        {
            Fault = (unknown, $"There is no parameter “{Words.Shown(unknown)}”; there are {string.Join(", ", names)}.");
        }
    }

    public (string Parameter, string Sentence)? Fault { get; private set; }

    public string? Text(string name)
    {
        var given = _query[name].ToString().Trim();
        if (given.Any(char.IsControl))
        {
            Refuse(name, $"{name} holds a control character.");
            return null;
        }

        return given.Length > 0 ? given : null;
    }

    /// <summary>
    /// Who is meant: whoever has that id, else everybody whose name holds all the words. Somebody who only ever recorded
    /// (a key, an administrator) has an id and no name here.
    /// </summary>
    public IReadOnlyList<Person>? People()
    {
        if (Text("person") is not { } text)
        {
            return null;
        }

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var named = _node.People.Knows(text)
            ? []
            : _node.People.All().Where(p => words.All(w => p.Name.Contains(w, StringComparison.OrdinalIgnoreCase))).ToList();
        return named.Count > 0 ? named : [new Person(text, _node.People.NameOf(text))];
    }

    public FrozenSet<Type>? Types()
    {
        var asked = _query["type"].SelectMany(t => (t ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        foreach (var unknown in asked.Where(a => !EventType.All.Any(t => t.Name == a)))
        {
            Refuse("type", $"There is no type of event “{Words.Shown(unknown)}”; there are {string.Join(", ", EventType.All.Select(t => t.Name))}.");
        }

        return asked.Count == 0 ? null : EventType.All.Where(t => asked.Contains(t.Name)).Select(t => t.Json.Type).ToFrozenSet();
    }

    /// <summary>A stream's name, or how it begins (with a star behind it). A programme's code alone will do.</summary>
    public (string? Stream, bool IsPrefix) Stream()
    {
        if (Text("stream") is not { } text)
        {
            return (null, false);
        }

        var prefix = text.EndsWith('*');
        var name = Canonical(text.TrimEnd('*'));
        if (prefix || Exists(name))
        {
            return (name, prefix);
        }

        var programme = Code.Stream("programme", text);
        if (!Exists(programme))
        {
            Refuse("stream", $"There is no stream “{Words.Shown(text)}”. Give a name such as programme/CRM-2, or how names begin, such as account/*.");
        }

        return (programme, false);
    }

    /// <param name="kind">Of day; empty for plain <c>from</c> and <c>to</c>.</param>
    public DaySpan Days(string kind)
    {
        var (from, to) = kind.Length == 0 ? ("from", "to") : ($"{kind}From", $"{kind}To");
        var span = new DaySpan(Day(from), Day(to));
        if (span.From > span.To)
        {
            Refuse(to, $"{to} is {span.To:yyyy-MM-dd}, before {from}, {span.From:yyyy-MM-dd}.");
        }

        return span;
    }

    public Guid? Id(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (!Guid.TryParseExact(text, "D", out var id))
        {
            Refuse(name, $"{name} is an id, such as 0197c0de-0000-7000-8000-000000000001.");
        }

        return id;
    }

    public string? OneOf(string name, params ReadOnlySpan<string> values)
    {
        var text = Text(name);
        if (text is not null && !values.Contains(text))
        {
            Refuse(name, $"{name} is one of {string.Join(", ", values.ToArray())}.");
            return null;
        }

        return text;
    }

    public int Number(string name, int least, int most, int otherwise)
    {
        var number = otherwise;
        if (Text(name) is { } text
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most))
        {
            Refuse(name, $"{name} is a number from {least} to {most}.");
        }

        return number;
    }

    /// <summary>Where the search stands and what was seen last; null without a cursor.</summary>
    /// <param name="newest">What no cursor can lie beyond.</param>
    public (long At, long Seen)? Cursor(long newest)
    {
        if (Text("cursor") is not { } text)
        {
            return null;
        }

        var parts = text.Split('.');
        if (parts.Length == 2
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            && at <= newest && seen <= at)
        {
            return (at, seen);
        }

        Refuse("cursor", "cursor is what “next” of the page before said, and nothing else.");
        return null;
    }

    private DateOnly? Day(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 1900 or > 2999)
        {
            Refuse(name, $"{name} is a day, such as 2026-03-31.");
            return null;
        }

        return day;
    }

    private bool Exists(string stream) => _view.Programmes.ContainsKey(stream) || _view.OtherVersions.ContainsKey(stream);

    // The kind is written small, the code in capitals.
    private static string Canonical(string text) => text.IndexOf('/', StringComparison.Ordinal) is var at and > 0
        ? text[..at].ToLowerInvariant() + text[at..].ToUpperInvariant()
        : text.ToLowerInvariant();

    private void Refuse(string parameter, string sentence) => Fault ??= (parameter, sentence);
}
