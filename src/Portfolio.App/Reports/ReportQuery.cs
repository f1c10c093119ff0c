using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.Reports;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Reports;

/// <summary>Reads a report's parameters from an address.</summary>
public static class ReportQuery
{
    /// <summary>Which programmes a report speaks of, and how its figures are broken down.</summary>
    public static readonly IReadOnlyList<QueryParameter> Selection =
    [
        .. KnowledgeQuery.Parameters,
        new("department", "Only programmes of this department and those below it, on the day.", Example: "MKT"),
        new("sponsor", "Only programmes with this person, by id, in a sponsor’s seat on the day.", Example: "ada"),
        new("account", "Only programmes for this customer.", Example: "ACME"),
        new("segment", "Only programmes for this segment.", Example: "Retail"),
        new("by", "Breaks the figures down.", OneOf: [.. Enum.GetNames<Grouping>().Select(name => name.ToLowerInvariant())]),
        new("since", "For the board: what changed after this day; for the watchlist: what is new and what was cleared since then, by what is known now of both days. With a position or an instant, the watchlist is held against the list as it was known then, about the day of that position; for the board it stands for that day. Left out, a month before the day it speaks of.", Example: "2026-01-31"),
        new("strikes", "For what-if: a department that the shock strikes, with those below it; left out, all.", Example: "MKT") { Many = true },
        new("threat", "For what-if: which threat the shock is of.", Example: "Reorganisation"),
        new("seed", "For what-if: the same seed gives the same.", QueryKind.WholeNumber, "1") { Least = 1, Most = int.MaxValue },
    ];

    /// <summary>Every parameter that a report takes.</summary>
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        .. Selection,
        new("evidence", "Whether each figure names the programmes and events behind it; for those who may read histories.", QueryKind.YesNo),
        new("compare", "A second pair of asOf, knownAt and saidBy, one or more of them: gives both sides of each figure and of each list of programmes, with the programmes and events that make the difference. For those who may read histories.", Example: "asOf:2026-03-31,knownAt:1234"),
        new("trace", "With compare: all looks at every programme that holds other events, and at every row that says something else, for what makes the difference, and tells more of their events apart, which takes a minute or more where these are thousands; left out, at the first thousand of each. Only all.", Example: "all"),
        new("format", "json with the first entries of each list, csv with a table, or xlsx with a sheet for each table, both whole.", OneOf: ["json", "csv", "xlsx"]),
        new("table", "With format=csv, which table; left out, the figures.", Example: "figures"),
        ListLimit,
        new("atLeast", "Waits until this position is known; as a command’s answer gives it.", QueryKind.WholeNumber, "12") { Least = 0 },
    ];

    /// <summary>Their names, for those that must say what others there are.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Parameters.Select(p => p.Name)];

    /// <summary>How many entries each list has at most.</summary>
    internal static QueryParameter ListLimit => new("limit", "How many entries each list has at most, or all; left out, 100.", Example: "all") { Pattern = "^(all|[0-9]{1,10})$" };

    /// <summary>The parameters, or the one at fault and what is wrong with it, in a sentence.</summary>
    public static (ReportParameters? Parameters, (string Parameter, string Sentence)? Fault) Read(
        IQueryCollection query, PortfolioNode node, View view)
    {
        foreach (var name in query.Keys)
        {
            if (!Names.Contains(name))
            {
                return (null, (name, $"There is no parameter “{name}”; there are {string.Join(", ", Names)}."));
            }
        }

        var (knowledge, fault) = KnowledgeQuery.Read(query, node, view);
        if (knowledge is null)
        {
            return (null, fault);
        }

        var (department, sponsor, account, segment) = (Text(query, "department"), Text(query, "sponsor"), Text(query, "account"), Text(query, "segment"));
        if (department is not null && !ReportCatalogue.HasDepartment(view, knowledge, department))
        {
            return (null, ("department", $"There is no department “{department}”."));
        }

        if (account is not null && !view.Organisation.HasAccount(account))
        {
            return (null, ("account", $"There is no account “{account}”."));
        }

        // Who was erased has no name any more, and sat where they sat.
        if (sponsor is not null && !node.People.Knows(sponsor) && !node.People.WasErased(sponsor))
        {
            return (null, ("sponsor", $"There is no person with the id “{sponsor}”."));
        }

        Grouping? by = null;
        if (Text(query, "by") is { } byText)
        {
            if (!Enum.GetNames<Grouping>().Contains(byText, StringComparer.OrdinalIgnoreCase))
            {
                return (null, ("by", "by is department, sponsor, account or segment."));
            }

            by = Enum.Parse<Grouping>(byText, ignoreCase: true);
        }

        if (!TrySince(query, knowledge, node, view, out var since, out var sinceKnown))
        {
            return (null, ("since", $"since is a day, not after {knowledge.AsOf:yyyy-MM-dd}, or a position or an instant of a day not after it, and not after position {knowledge.KnownAt}."));
        }

        if (Text(query, "evidence") is { } evidence and not ("true" or "false"))
        {
            return (null, ("evidence", $"evidence is true or false, not “{evidence}”."));
        }

        if (query.ContainsKey("trace") && (query["trace"] != "all" || !query.ContainsKey("compare")))
        {
            return (null, ("trace", "trace goes with compare, and is all."));
        }

        var (whatIf, unthinkable) = WhatIfQuery.Read(query, code => ReportCatalogue.HasDepartment(view, knowledge, code));
        return unthinkable is not null
            ? (null, unthinkable)
            : (new ReportParameters(knowledge, department, sponsor, account, segment, by, since, Text(query, "evidence") == "true", whatIf, sinceKnown), null);
    }

    /// <summary>The part of an address that asks for the same again.</summary>
    public static string ToQuery(ReportParameters parameters)
    {
        var rest = new (string Name, string? Value)[]
        {
            ("department", parameters.Department), ("sponsor", parameters.Sponsor), ("account", parameters.Account),
            ("segment", parameters.Segment), ("by", parameters.By?.ToString().ToLowerInvariant()),
            ("since", Since(parameters)),
        };
        return KnowledgeQuery.ToQuery(parameters.Knowledge)
            + WhatIfQuery.ToQuery(parameters.WhatIf)
            + string.Concat(rest.Where(p => p.Value is not null).Select(p => $"&{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }

    /// <summary>The position that it is held against, or the day; null where none was asked.</summary>
    public static string? Since(ReportParameters parameters) =>
        parameters.SinceKnown?.KnownAt.ToString(System.Globalization.CultureInfo.InvariantCulture)
        ?? parameters.Since?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static bool TrySince(
        IQueryCollection query, Knowledge knowledge, PortfolioNode node, View view, out DateOnly? since, out Knowledge? known)
    {
        (since, known) = (null, null);
        if (Text(query, "since") is not { } text)
        {
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day))
        {
            since = day;
            return day <= knowledge.AsOf;
        }

        known = KnowledgeQuery.Earlier(text, knowledge, node, view);
        since = known?.AsOf;
        return known is not null;
    }

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } given ? given : null;
}
