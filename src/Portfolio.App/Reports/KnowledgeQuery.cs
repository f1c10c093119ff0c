using System.Globalization;
using Portfolio.App.Node;
using Portfolio.App.Web;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Reports;

/// <summary>
/// Reads <c>asOf</c>, <c>knownAt</c> and <c>basis</c> from an address. An instant is resolved to a position once; what is
/// shown carries the position, so that its link shows the same for ever.
/// </summary>
public static class KnowledgeQuery
{
    /// <summary>The parameters, described.</summary>
    public static readonly IReadOnlyList<QueryParameter> Parameters =
    [
        new("asOf", "The day it speaks of, by what happened in the world; left out, the day of knownAt.", QueryKind.Day, "2026-03-31"),
        new("knownAt", "What was known then: a position, a day or an instant; left out, now.", Example: "2026-04-02T09:00:00Z"),
        new("basis", "Whether what the ledger can prove counts, or what sources had said by a day.", OneOf: ["recorded", "reported"]),
        new("saidBy", "With basis=reported, the day by which sources had said it; left out, the day it speaks of, or knownAt where that is a day.", QueryKind.Day, "2026-04-02"),
    ];

    /// <summary>The parameters, for those that must say what others there are.</summary>
    public static readonly IReadOnlyList<string> Names = [.. Parameters.Select(p => p.Name)];

    /// <summary>What is asked, or what is wrong with it in a sentence, with the parameter at fault.</summary>
    public static (Knowledge? Knowledge, (string Parameter, string Sentence)? Fault) Read(
        IQueryCollection query, PortfolioNode node, View view)
    {
        var (asOfText, knownAtText, basisText, saidByText) = (Text(query, "asOf"), Text(query, "knownAt"), Text(query, "basis"), Text(query, "saidBy"));
        if (basisText is not (null or "recorded" or "reported"))
        {
            return (null, ("basis", "basis is “recorded” (what the ledger can prove) or “reported” (what sources said)."));
        }

        DateOnly? asOf = null;
        if (asOfText is not null)
        {
            if (!TryDay(asOfText, out var day))
            {
                return (null, ("asOf", "asOf is a day, such as 2026-03-31."));
            }

            asOf = day;
        }

        var reported = basisText == "reported";
        DateOnly? said = null;
        if (saidByText is not null)
        {
            if (!reported || !TryDay(saidByText, out var day) || day > node.Today)
            {
                return (null, ("saidBy", reported ? $"saidBy is a day that does not lie ahead, such as {node.Today:yyyy-MM-dd}." : "saidBy goes with basis=reported."));
            }

            said = day;
        }

        if (Known(knownAtText, reported, node, view) is not { } known)
        {
            return (null, ("knownAt", $"knownAt is a position from 0 to {view.Position}, a day, or an instant such as 2026-04-02T09:00:00Z that does not lie ahead."));
        }

        DateOnly? saidBy = reported ? said ?? known.NamedDay ?? asOf ?? known.On : null;
        var speaksOf = asOf ?? saidBy ?? known.DefaultAsOf;
        if (Knowledge.Fault(known.On, speaksOf, saidBy) is { } fault)
        {
            return (null, ("asOf", fault));
        }

        // The day of a position that is named does not move while time goes on, so that all of the answer is the same for ever.
        var knownOn = known.Day is { } of ? of > speaksOf ? of : speaksOf : known.On;
        return (
            reported
                ? Knowledge.Reported(known.Position, knownOn, saidBy!.Value, speaksOf)
                : Knowledge.Recorded(known.Position, knownOn, speaksOf),
            null);
    }

    /// <summary>The same as a problem for a program.</summary>
    public static bool TryRead(HttpContext context, PortfolioNode node, View view, out Knowledge knowledge, out IResult problem)
    {
        var (read, fault) = Read(context.Request.Query, node, view);
        knowledge = read!;
        problem = fault is { } f ? Problems.BadParameter(f.Parameter, f.Sentence) : Results.Empty;
        return read is not null;
    }

    /// <summary>
    /// What was known earlier, at a position or an instant, about the day of that position: what was recorded last by then. On the
    /// same basis; null where it is neither, or lies after what is known or the day that is spoken of.
    /// </summary>
    internal static Knowledge? Earlier(string text, Knowledge later, PortfolioNode node, View view)
    {
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) || instant > node.Now)
            {
                return null;
            }

            position = view.Log.PositionAt(instant);
        }

        if (position > later.KnownAt)
        {
            return null;
        }

        // Before anything was recorded, the day on which that began.
        var day = view.Position == 0 ? node.Today : node.DayOf(view.Log[Math.Max(1, position)].RecordedAt);
        return day > later.AsOf ? null
            : later.SaidBy is null ? Knowledge.Recorded(position, day)
            : Knowledge.Reported(position, day, day);
    }

    /// <summary>The part of an address that shows the same again.</summary>
    public static string ToQuery(Knowledge knowledge) => knowledge switch
    {
        { SaidBy: { } day } when day != knowledge.AsOf => string.Create(
            CultureInfo.InvariantCulture, $"basis=reported&asOf={knowledge.AsOf:yyyy-MM-dd}&saidBy={day:yyyy-MM-dd}&knownAt={knowledge.KnownAt}"),
        _ => string.Create(
            CultureInfo.InvariantCulture,
            $"{(knowledge.Basis == Basis.Reported ? "basis=reported&" : "")}asOf={knowledge.AsOf:yyyy-MM-dd}&knownAt={knowledge.KnownAt}"),
    };

    // A position stays the newest until the next one is recorded, so the days up to that one may be asked of it.
    private static KnownMoment? Known(string? text, bool reported, PortfolioNode node, View view)
    {
        if (text is null)
        {
            return new(view.Position, node.Today, node.Today, null);
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
        {
            return position > view.Position ? null : OfPosition(position, node, view);
        }

        if (TryDay(text, out var day))
        {
            if (day > node.Today)
            {
                return null;
            }

            // What sources had said by a day may have been recorded long after it, so all of the ledger counts.
            return reported
                ? new(view.Position, node.Today, day, day)
                : new(view.Log.PositionAt(node.EndOf(day)), day, day, day);
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) || instant > node.Now)
        {
            return null;
        }

        return new(view.Log.PositionAt(instant), node.DayOf(instant), node.DayOf(instant), null);
    }

    private static KnownMoment OfPosition(long position, PortfolioNode node, View view)
    {
        var until = position < view.Position ? node.DayOf(view.Log[position + 1].RecordedAt) : node.Today;
        var day = position == 0 ? until : node.DayOf(view.Log[position].RecordedAt);
        return new(position, until, position == view.Position ? node.Today : day, null, day);
    }

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static string? Text(IQueryCollection query, string name) =>
        query[name].ToString() is { Length: > 0 } given ? given : null;

    /// <param name="On">The last day that it can speak of.</param>
    /// <param name="NamedDay">The day that was asked for, where it was one.</param>
    /// <param name="Day">The day of the position, where that was asked for.</param>
    private sealed record KnownMoment(long Position, DateOnly On, DateOnly DefaultAsOf, DateOnly? NamedDay, DateOnly? Day = null);
}
