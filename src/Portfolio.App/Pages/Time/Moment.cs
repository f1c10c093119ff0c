using Portfolio.App.Reports;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Pages.Time;

/// <summary>What a page speaks of: a day, and what was known of it.</summary>
/// <param name="KnownBy">How the day is known, as the time form offers it.</param>
/// <param name="Newest">Whether it is today as known now, so that links need not carry it.</param>
/// <param name="Chosen">Whether the time form asked for it by <c>day</c> and <c>known</c>; the page's own address names it.</param>
public sealed record Moment(Knowledge Knowledge, KnownBy KnownBy, bool Newest, bool Chosen = false)
{
    public DateOnly AsOf => Knowledge.AsOf;

    /// <summary>The part of an address that shows the same for ever: <c>asOf=…&amp;knownAt=…</c>.</summary>
    public string Query => KnowledgeQuery.ToQuery(Knowledge);

    /// <summary>An address of another page that speaks of the same moment.</summary>
    public string Keep(string path) => Newest ? path : Pin(path);

    /// <summary>An address that shows the same for ever.</summary>
    public string Pin(string path) => path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + Query;
}

/// <summary>How the day of a page is known, as the time form offers it.</summary>
public enum KnownBy
{
    /// <summary>What is known now about that day.</summary>
    Now,

    /// <summary>What the ledger held by the end of that day: provable.</summary>
    Then,

    /// <summary>What sources had said by that day: a claim.</summary>
    Said,
}
