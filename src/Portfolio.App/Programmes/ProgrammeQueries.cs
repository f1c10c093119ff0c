using System.Globalization;
using System.Text.Json;
using Portfolio.App.Access;
using Portfolio.App.Node;
using Portfolio.App.Reports;
using Portfolio.App.Web;
using Portfolio.Domain.Programmes;
using Portfolio.Ledger;
using Portfolio.Reports.Knowing;

namespace Portfolio.App.Programmes;

/// <summary>What can be read of programmes; each with <c>asOf</c>, <c>knownAt</c> and <c>basis</c>.</summary>
internal static class ProgrammeQueries
{
    public static void Map(RouteGroupBuilder programmes)
    {
        programmes.MapGet("", List).RequireAuthorization(Policies.Read)
            .WithSummary("Programmes, filtered, sorted by code, a page at a time.").Produces<ProgrammePage>();
        programmes.MapGet("/{code}", One).RequireAuthorization(Policies.Read)
            .WithSummary("One programme on a day, as far as it was known.").Produces<ProgrammeModel>().ProducesProblem(404);
        programmes.MapGet("/{code}/history", HistoryAsync).RequireAuthorization(Policies.History)
            .WithSummary("Everything recorded of a programme, retracted or not, with its texts.").ProducesProblem(404);
    }

    /// <param name="Total">How many programmes fit the filter, on all pages together.</param>
    /// <param name="Next">Give it as <c>cursor</c> for the next page; null on the last.</param>
    private sealed record ProgrammePage(IReadOnlyList<ProgrammeRow> Items, int Total, string? Next, long Position, DateOnly AsOf);

    private static IResult List(HttpContext context, PortfolioNode node, People people)
    {
        var (view, query) = (node.View, context.Request.Query);
        if (!KnowledgeQuery.TryRead(context, node, view, out var knowledge, out var problem))
        {
            return problem;
        }

        if (Unknown(query, "state", "department", "q", "cursor", "limit") is { } unknown)
        {
            return unknown;
        }

        ProgrammeState? state = null;
        if (query["state"].ToString() is { Length: > 0 } stateText)
        {
            if (!Enum.GetNames<ProgrammeState>().Contains(stateText))
            {
                return Problems.BadParameter("state", $"state is one of {string.Join(", ", Enum.GetNames<ProgrammeState>())}.");
            }

            state = Enum.Parse<ProgrammeState>(stateText);
        }

        var limit = 100;
        if (query["limit"].ToString() is { Length: > 0 } limitText
            && !(int.TryParse(limitText, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= Limits.Page))
        {
            return Problems.BadParameter("limit", $"limit is a number from 1 to {Limits.Page}.");
        }

        var department = query["department"].ToString();
        if (department.Length > 0 && !view.Organisation.HasDepartment(department))
        {
            return Problems.BadParameter("department", $"There is no department “{department}”.");
        }

        var rows = Rows(view, knowledge, people)
            .Where(r => state is null || r.State == state)
            .Where(r => department.Length == 0 || view.Organisation.IsWithin(r.Department, department, knowledge.AsOf))
            .Where(r => query["q"].ToString() is not { Length: > 0 } q
                || r.Code.Contains(q, StringComparison.OrdinalIgnoreCase)
                || r.Title.Contains(q, StringComparison.OrdinalIgnoreCase))
            .OrderBy(r => r.Code, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var cursor = query["cursor"].ToString();
        var page = rows
            .Where(r => cursor.Length == 0 || StringComparer.OrdinalIgnoreCase.Compare(r.Code, cursor) > 0)
            .Take(limit + 1)
            .ToList();
        return Results.Ok(new ProgrammePage(
            page.Take(limit).ToList(), rows.Count, page.Count > limit ? page[limit - 1].Code : null, knowledge.KnownAt, knowledge.AsOf));
    }

    /// <summary>Every programme that was on record on the day, as far as it was known.</summary>
    public static IEnumerable<ProgrammeRow> Rows(View view, Knowledge knowledge, People people) =>
        from history in view.Programmes.Values
        let known = knowledge.Of(history)
        let programme = known.On(knowledge.AsOf)
        where programme.Exists
        select ProgrammeRow.Of(programme, known.Version, people);

    private static IResult One(string code, HttpContext context, PortfolioNode node, People people)
    {
        if (!TryKnown(code, context, node, out var known, out var knowledge, out var problem))
        {
            return problem;
        }

        var programme = known.On(knowledge.AsOf);
        if (!programme.Exists)
        {
            return Problems.NotFound($"{Uri.UnescapeDataString(code)} was not on record on {knowledge.AsOf:yyyy-MM-dd}, as far as was known.");
        }

        context.Response.Headers.ETag = $"\"{known.Version}\"";
        return Results.Ok(ProgrammeModel.Of(programme, known.Version, knowledge.KnownAt, knowledge.AsOf, people));
    }

    private static async Task<IResult> HistoryAsync(
        string code, HttpContext context, PortfolioNode node, CancellationToken cancellation)
    {
        if (!TryKnown(code, context, node, out var known, out var knowledge, out var problem))
        {
            return problem;
        }

        var texts = await node.Ledger.Reader.ReadTextsAsync(
            [.. known.All.Where(e => e.TextNames.Count > 0).Select(e => e.Position)], cancellation);
        return new HistoryAnswer(known, knowledge, texts.ToLookup(t => t.Position));
    }

    private static bool TryKnown(
        string code, HttpContext context, PortfolioNode node,
        out ProgrammeHistory known, out Knowledge knowledge, out IResult problem)
    {
        var view = node.View;
        known = ProgrammeHistory.Empty;
        if (!KnowledgeQuery.TryRead(context, node, view, out knowledge, out problem))
        {
            return false;
        }

        if (Unknown(context.Request.Query, "version") is { } unknown)
        {
            problem = unknown;
            return false;
        }

        var all = view.Programme(Uri.UnescapeDataString(code));
        if (all.Version == 0)
        {
            problem = Problems.NotFound($"There is no programme “{Uri.UnescapeDataString(code)}”.");
            return false;
        }

        if (context.Request.Query["version"].ToString() is { Length: > 0 } text)
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1 || version > all.Version)
            {
                problem = Problems.BadParameter("version", $"version is a number from 1 to {all.Version}.");
                return false;
            }

            all = ProgrammeHistory.Of(all.All.Take(version));
        }

        known = knowledge.Of(all);
        return true;
    }

    private static IResult? Unknown(IQueryCollection query, params ReadOnlySpan<string> known)
    {
        foreach (var name in query.Keys)
        {
            if (!known.Contains(name) && !KnowledgeQuery.Names.Contains(name))
            {
                return Problems.BadParameter(name, $"There is no parameter “{name}”; there are {string.Join(", ", [.. known, .. KnowledgeQuery.Names])}.");
            }
        }

        return null;
    }

    private sealed class HistoryAnswer(ProgrammeHistory known, Knowledge knowledge, ILookup<long, RecordedText> texts) : IResult
    {
        public async Task ExecuteAsync(HttpContext context)
        {
            context.Response.ContentType = "application/json";
            var retracted = known.All
                .Select(e => e.Event).OfType<CommandRetracted>().Select(r => r.Command).ToHashSet();
            await using (var json = new Utf8JsonWriter(context.Response.BodyWriter))
            {
                json.WriteStartObject();
                json.WriteNumber("version", known.Version);
                json.WriteNumber("position", knowledge.KnownAt);
                json.WriteString("basis", knowledge.Basis == Basis.Reported ? "reported" : "recorded");
                json.WriteStartArray("events");
                foreach (var e in known.All.Where(e => e.EffectiveOn <= knowledge.AsOf))
                {
                    EventWriter.Write(json, e, retracted.Contains(e.CommandId), texts[e.Position]);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
    }
}
