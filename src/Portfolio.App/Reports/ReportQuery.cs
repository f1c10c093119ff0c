using Portfolio.App.Node;
using Portfolio.Reports;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Reports;

/// <summary>Reads a report's parameters from an address.</summary>
public static class ReportQuery
{
    /// <summary>Every parameter that a report takes.</summary>
    public static readonly IReadOnlyList<string> Names =
        [.. KnowledgeQuery.Names, "department", "sponsor", "account", "segment", "by", "since", "strikes", "threat", "seed", "evidence", "compare", "format", "table", "limit", "atLeast"];

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
        if (department is not null && !view.Organisation.HasDepartment(department))
        {
            return (null, ("department", $"There is no department “{department}”."));
        }

        if (account is not null && !view.Organisation.HasAccount(account))
        {
            return (null, ("account", $"There is no account “{account}”."));
        }

        if (sponsor is not null && !node.People.Knows(sponsor))
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

        if (!TrySince(query, knowledge, out var since))
        {
            return (null, ("since", $"since is a day, not after {knowledge.AsOf:yyyy-MM-dd}."));
        }

        if (Text(query, "evidence") is { } evidence and not ("true" or "false"))
        {
            return (null, ("evidence", $"evidence is true or false, not “{evidence}”."));
        }

        var (whatIf, unthinkable) = WhatIfQuery.Read(query, view);
        return unthinkable is not null
            ? (null, unthinkable)
            : (new ReportParameters(knowledge, department, sponsor, account, segment, by, since, Text(query, "evidence") == "true", whatIf), null);
    }

    /// <summary>The part of an address that asks for the same again.</summary>
    public static string ToQuery(ReportParameters parameters)
    {
        var rest = new (string Name, string? Value)[]
        {
            ("department", parameters.Department), ("sponsor", parameters.Sponsor), ("account", parameters.Account),
            ("segment", parameters.Segment), ("by", parameters.By?.ToString().ToLowerInvariant()),
            ("since", parameters.Since?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        };
        return KnowledgeQuery.ToQuery(parameters.Knowledge)
            + WhatIfQuery.ToQuery(parameters.WhatIf)
            + string.Concat(rest.Where(p => p.Value is not null).Select(p => $"&{p.Name}={Uri.EscapeDataString(p.Value!)}"));
    }

    private static bool TrySince(IQueryCollection query, Knowledge knowledge, out DateOnly? since)
    {
        since = null;
        if (Text(query, "since") is not { } text)
        {
            return true;
        }

        var read = DateOnly.TryParseExact(text, "yyyy-MM-dd", out var day);
        since = day;
        return read && day <= knowledge.AsOf;
    }

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } given ? given : null;
}
