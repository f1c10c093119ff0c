using System.Globalization;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Pages.Time;

/// <summary>
/// Reads the moment from an address: <c>asOf</c>, <c>knownAt</c> and <c>basis</c> as everywhere, or <c>day</c> and
/// <c>known</c> (now, then, said) from the time form.
/// </summary>
public static class MomentReader
{
    /// <summary>The moment, or a sentence that says what does not fit.</summary>
    public static (Moment? Moment, string? Fault) Read(IQueryCollection query, PortfolioNode node, View view)
    {
        if (query["day"].ToString() is { Length: > 0 } day)
        {
            return Chosen(day, query["known"].ToString(), node, view);
        }

        var (knowledge, fault) = KnowledgeQuery.Read(query, node, view);
        if (knowledge is null)
        {
            return (null, fault!.Value.Sentence);
        }

        var named = query["knownAt"].ToString().Length > 0;
        var known = knowledge.Basis == Basis.Reported
            ? KnownBy.Said
            : named && IsEndOf(knowledge.AsOf, knowledge.KnownAt, node, view) ? KnownBy.Then : KnownBy.Now;
        return (new(knowledge, known, !named && known == KnownBy.Now && knowledge.AsOf == node.Today), null);
    }

    // Whether the position is the last that was recorded by the end of a day.
    private static bool IsEndOf(DateOnly day, long position, PortfolioNode node, View view) =>
        position == view.Log.PositionAt(node.EndOf(day));

    private static (Moment? Moment, string? Fault) Chosen(string text, string known, PortfolioNode node, View view)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (null, $"“{text}” is not a day: write it as 2026-03-31.");
        }

        if (Knowledge.Fault(node.Today, day) is { } fault)
        {
            return (null, fault);
        }

        return known switch
        {
            "then" => (new(Knowledge.Recorded(view.Log.PositionAt(node.EndOf(day)), day), KnownBy.Then, false, true), null),
            "said" => (new(Knowledge.Reported(view.Position, node.Today, day), KnownBy.Said, false, true), null),
            "" or "now" => (new(Knowledge.Recorded(view.Position, node.Today, day), KnownBy.Now, day == node.Today, true), null),
            _ => (null, $"“{known}” is not a way of knowing: say now, then or said."),
        };
    }
}
